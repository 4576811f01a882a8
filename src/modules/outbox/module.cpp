#include "modules/outbox/module.hpp"

#include "modules/outbox/access.hpp"
#include "modules/outbox/pages.hpp"
#include "modules/outbox/queries.hpp"

namespace thienan::outbox {

void add_routes(frame::Routes& routes, std::vector<MailKind> kinds) {
    add_pages(routes, kinds);
    add_job_pages(routes);
    add_api(routes, kinds);
}

std::vector<frame::NavItem> nav() {
    return {
        {.key = "outbox.preferences", .address = "/me/notifications", .icon = "bell", .order = 88, .personal = true},
        {.key = "outbox.jobs", .address = "/jobs", .icon = "hourglass", .order = 89, .personal = true},
        {.key = "outbox.failed_mails", .address = "/admin/mails", .icon = "mail", .capability = std::string{access::kAdminister}, .order = 90,
         .count = [](store::ReadTx& tx, const Principal&) { return queries::count_failed_mails(tx); }},
    };
}

std::vector<frame::Invariant> invariants() {
    return {
        {"a mail that held a secret keeps no body once it is settled",
         "select id from outbox_mail where secret = 1 and settled_at is not null and body <> ''"},
        {"a mail was given a Message-ID before it was sent", "select id from outbox_mail where state = 'sent' and message_id = ''"},
        {"finished work is at 100 of 100", "select id from outbox_job where state = 'done' and progress <> 100"},
        {"work that was taken up counts its start", "select id from outbox_job where state in ('running', 'done') and attempts = 0"},
    };
}

}  // namespace thienan::outbox
