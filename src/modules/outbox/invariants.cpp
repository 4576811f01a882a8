#include "modules/outbox/module.hpp"

namespace thienan::outbox {

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
