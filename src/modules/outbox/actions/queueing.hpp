// Leaving mails and work behind, inside the transaction of the act that causes them.
#pragma once

#include "base/result.hpp"
#include "frame/principal.hpp"
#include "modules/outbox/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::outbox::actions {

// The mail is sent at least once after the commit, and never queued twice for one dedupe_key: asked again, the same id.
// A mail of a kind the person turned down is remembered as dropped. Publishes Queued. Not audited: the act that causes it is.
Id<Mail> queue_mail(store::WriteTx& tx, const NewMail& mail);

// Work for the handler of that kind. Its creator follows it at /jobs/{id}.
// Refused (too_many): outbox.too_many_jobs {most} where the person has that many unfinished already.
Result<Id<Job>> queue_job(store::WriteTx& tx, const Principal& who, std::string_view kind, std::string_view payload);

// Which kinds of mail the person wants no longer; kinds nobody may turn down are left out by the caller's list of kinds.
Result<Done> set_turned_down(store::WriteTx& tx, const Principal& who, const std::vector<MailKind>& kinds, std::vector<std::string> turned_down);

// A mail that was given up is tried anew. Refused: outbox.may_not_administer, outbox.not_failed (conflict) where it is not
// failed or held a secret that is erased.
Result<Done> retry_mail(store::WriteTx& tx, const Principal& who, Id<Mail> id);

// A link to set a new password, as identity asks for it. `address` is the path of the link on this site.
struct PasswordReset {
    Id<Person> person;
    std::string email;
    Language language = Language::vi;
    std::string address;
    Instant expires_at;
};
Id<Mail> queue_password_reset(store::WriteTx& tx, const PasswordReset& reset, std::string_view public_address);

}  // namespace thienan::outbox::actions
