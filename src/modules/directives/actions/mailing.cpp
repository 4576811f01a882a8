#include "modules/directives/actions/daily.hpp"
#include "modules/directives/actions/loading.hpp"
#include "modules/outbox/actions/queueing.hpp"

#include "base/utf8.hpp"

namespace thienan::directives::actions {
namespace {

constexpr std::size_t kMostOfText = 300;  // code points of an assignment's words in a mail

struct Kind {
    std::string_view key;
    std::string_view subject;
};

Kind kind_of(ReminderKind kind) {
    switch (kind) {
        case ReminderKind::before: return {"directives.mail_due_soon", "directives.mail_due_soon_subject"};
        case ReminderKind::on_day: return {"directives.mail_due_today", "directives.mail_due_today_subject"};
        case ReminderKind::overdue: return {"directives.mail_overdue", "directives.mail_overdue_subject"};
        case ReminderKind::to_leader: return {"directives.mail_leader", "directives.mail_leader_subject"};
        case ReminderKind::digest: return {"directives.mail_digest", "directives.mail_digest_subject"};
    }
    CHECK(false);
}

outbox::NewMail mail_of(store::ReadTx& tx, const Reminder& r, const std::string& public_address) {
    const auto kind = kind_of(r.kind);
    outbox::NewMail mail;
    mail.person = r.person;
    mail.kind = std::string{kind.key};
    mail.dedupe_key = r.key;
    mail.subject = {std::string{kind.subject}, {r.day.vietnamese(), std::to_string(r.assignments.size())}};
    for (const auto id : r.assignments) {
        const auto a = rows::find(tx, id);
        if (!a) continue;
        const auto directive = rows::find(tx, a->directive);
        mail.body.push_back(outbox::Sentence::plain(std::string{first_code_points(a->text, kMostOfText)}));
        mail.body.push_back({"directives.mail_facts", {full_symbol(directive->header), a->effective_due ? a->effective_due->vietnamese() : "–"}});
        mail.body.push_back(outbox::Sentence::plain(public_address + "/assignments/" + id.str()));
        mail.body.push_back(outbox::Sentence::plain(""));
    }
    mail.body.push_back({"directives.mail_turn_down", {public_address + "/me/notifications"}});
    return mail;
}

}  // namespace

Result<std::int64_t> remind(store::WriteTx& tx, const std::string& public_address) {
    return remind(tx, [&](store::WriteTx& inner, const Reminder& r) -> Result<Done> {
        outbox::actions::queue_mail(inner, mail_of(inner, r, public_address));
        return Done{};
    });
}

}  // namespace thienan::directives::actions
