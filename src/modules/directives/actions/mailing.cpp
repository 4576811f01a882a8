#include "modules/directives/actions/mailing.hpp"

#include "modules/directives/actions/daily.hpp"
#include "modules/directives/actions/loading.hpp"
#include "modules/outbox/actions/queueing.hpp"

#include "base/utf8.hpp"

namespace thienan::directives::actions {
namespace {

constexpr std::size_t kMostOfText = 300;  // code points of an assignment's words in a mail

// The kind of mail people may turn down; with "_subject" and "_help" the words that go with it.
std::string key_of(ReminderKind kind) {
    const auto key = [](std::string_view name) { return "directives.mail_" + std::string{name}; };
    switch (kind) {
        case ReminderKind::before: return key("due_soon");
        case ReminderKind::on_day: return key("due_today");
        case ReminderKind::overdue: return key("overdue");
        case ReminderKind::to_leader: return key("leader");
        case ReminderKind::digest: return key("digest");
    }
    CHECK(false);
}

outbox::NewMail mail_of(store::ReadTx& tx, const Reminder& r, const std::string& public_address) {
    outbox::NewMail mail;
    mail.person = r.person;
    mail.kind = key_of(r.kind);
    mail.dedupe_key = r.key;
    mail.subject = {mail.kind + "_subject", {r.day.vietnamese(), std::to_string(r.assignments.size())}};
    for (const auto id : r.assignments) add_to_mail(tx, mail, id, public_address);
    end_mail(mail, public_address);
    return mail;
}

}  // namespace

void add_to_mail(store::ReadTx& tx, outbox::NewMail& mail, Id<Assignment> id, const std::string& public_address) {
    const auto a = rows::find(tx, id);
    if (!a) return;
    const auto directive = rows::find(tx, a->directive);
    mail.body.push_back(outbox::Sentence::plain(std::string{first_code_points(a->text, kMostOfText)}));
    mail.body.push_back({"directives.mail_facts", {full_symbol(directive->header), a->effective_due ? a->effective_due->vietnamese() : "–"}});
    mail.body.push_back(outbox::Sentence::plain(public_address + "/assignments/" + id.str()));
    mail.body.push_back(outbox::Sentence::plain(""));
}

void end_mail(outbox::NewMail& mail, const std::string& public_address) {
    mail.body.push_back({"directives.mail_turn_down", {public_address + "/me/notifications"}});
}

Result<std::int64_t> remind(store::WriteTx& tx, const std::string& public_address) {
    return remind(tx, [&](store::WriteTx& inner, const Reminder& r) -> Result<Done> {
        outbox::actions::queue_mail(inner, mail_of(inner, r, public_address));
        return Done{};
    });
}

}  // namespace thienan::directives::actions
