#include "modules/outbox/actions/queueing.hpp"

#include "modules/audit/actions.hpp"
#include "modules/outbox/access.hpp"
#include "modules/outbox/rules.hpp"
#include "modules/outbox/store.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace thienan::outbox::actions {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// A name for something that may not stand in the open.
std::string digest(std::string_view text) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
    std::array<char, 33> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

}  // namespace

Id<Mail> queue_mail(store::WriteTx& tx, const NewMail& mail) {
    CHECK(!mail.dedupe_key.empty() && !mail.kind.empty() && (mail.person || !mail.address.empty()));
    const auto inserted = rows::insert_mail(tx, mail, rows::is_turned_down(tx, mail.person, mail.kind));
    if (inserted.is_new) CHECK(tx.publish(Queued{}).ok());
    return inserted.id;
}

Result<Id<Job>> queue_job(store::WriteTx& tx, const Principal& who, std::string_view kind, std::string_view payload) {
    if (who.person && rows::unfinished_jobs(tx, who.person) >= rules::kJobsWaiting)
        return Error{Code::too_many, "outbox.too_many_jobs", {std::to_string(rules::kJobsWaiting)}};
    const auto id = rows::insert_job(tx, who, kind, payload);
    TRY(tx.publish(Queued{}));
    return id;
}

Result<Done> set_turned_down(store::WriteTx& tx, const Principal& who, const std::vector<MailKind>& kinds, std::vector<std::string> wanted) {
    if (!who.person) return Error{Code::forbidden, "frame.forbidden"};
    const auto is_known = [&](const std::string& kind) {
        return std::any_of(kinds.begin(), kinds.end(), [&](const MailKind& known) { return known.key == kind; });
    };
    std::erase_if(wanted, [&](const std::string& kind) { return !is_known(kind); });
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    const auto before = rows::turned_down(tx, who.person);
    if (before == wanted) return Done{};
    rows::save_turned_down(tx, who.person, wanted);
    audit::append(tx, who, {"outbox.preferences_set", "person", who.person.value, {{"turned_down", joined(before), joined(wanted)}}, ""});
    return Done{};
}

Result<Done> retry_mail(store::WriteTx& tx, const Principal& who, Id<Mail> id) {
    TRY(access::may_administer(who));
    if (!rows::retry_mail(tx, id)) return Error{Code::conflict, "outbox.not_failed"};
    audit::append(tx, who, {"outbox.mail_retried", "mail", id.value, {}, ""});
    return tx.publish(Queued{});
}

Id<Mail> queue_password_reset(store::WriteTx& tx, const PasswordReset& reset, std::string_view public_address) {
    NewMail mail;
    mail.person = reset.person;
    mail.address = reset.email;
    mail.language = reset.language;
    mail.kind = "outbox.mail_password_reset";
    mail.subject = {"outbox.reset_subject", {}};
    mail.body = {{"outbox.reset_asked", {}}, Sentence::plain(std::string{public_address} + reset.address),
                 {"outbox.reset_valid", {office_time(reset.expires_at)}}, {"outbox.reset_not_you", {}}};
    mail.dedupe_key = "password_reset/" + digest(reset.address);
    mail.not_after = reset.expires_at;
    mail.secret = true;
    return queue_mail(tx, mail);
}

}  // namespace thienan::outbox::actions
