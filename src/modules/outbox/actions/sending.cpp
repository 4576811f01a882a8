#include "modules/outbox/actions/sending.hpp"

#include "modules/identity/queries.hpp"
#include "modules/outbox/rules.hpp"
#include "modules/outbox/sentences.hpp"
#include "modules/outbox/store.hpp"

#include <sodium.h>

#include <array>
#include <functional>
#include <optional>

namespace thienan::outbox::actions {
namespace {

constexpr std::int64_t kMostAttempts = 12;  // also of those whose sender died each time
constexpr int kUnreachable = 3;  // in a row: the server is down, not one receiver

// A claimed mail and whom it goes to.
struct Addressed {
    rows::ClaimedMail mail;
    std::string address;
    Language language = Language::vi;
    Instant at;
};

enum class Step { nothing_due, settled, unreachable };

std::string fresh_message_id(const std::string& from) {
    std::array<unsigned char, 16> random{};
    randombytes_buf(random.data(), random.size());
    std::array<char, 33> hex{};
    sodium_bin2hex(hex.data(), hex.size(), random.data(), random.size());
    const auto at = from.find('@');
    return std::string{hex.data()} + "@" + (at == std::string::npos ? "localhost" : from.substr(at + 1));
}

// Why a claimed mail is not sent after all; "" = send it. Fills in the address.
std::string_view reason_to_drop(store::WriteTx& tx, Addressed& to) {
    if (to.mail.not_after && *to.mail.not_after < tx.now()) return "outbox.too_late";
    if (rows::is_turned_down(tx, to.mail.person, to.mail.kind)) return "outbox.turned_down";
    if (!to.mail.address.empty()) {
        to.address = to.mail.address;
        to.language = to.mail.language == "en" ? Language::en : Language::vi;
        return {};
    }
    const auto person = identity::queries::mail_to(tx, to.mail.person, tx.today());
    if (!person) return "outbox.no_address";
    to.address = person->email;
    to.language = person->language;
    return {};
}

struct Claim {
    bool found = false;                // a mail was taken up
    std::optional<Addressed> to_send;  // none: it was dropped
};

Claim claim(const Sender& sender) {
    const auto message_id = fresh_message_id(sender.from);
    return sender.db.write([&](store::WriteTx& tx) -> Result<Claim> {
        auto mail = rows::claim_mail(tx, message_id);
        if (!mail) return Claim{};
        Addressed to{*std::move(mail), {}, {}, tx.now()};
        if (to.mail.attempts > kMostAttempts) {
            rows::save_failed(tx, to.mail, {"outbox.transport_broken", {}});
            return Claim{true, {}};
        }
        if (const auto reason = reason_to_drop(tx, to); !reason.empty()) {
            rows::save_dropped(tx, to.mail, reason);
            return Claim{true, {}};
        }
        return Claim{true, std::move(to)};
    }).value();
}

std::string said(const frame::Words& t, const Sentence& sentence) {
    if (sentence.key.empty()) return sentence.args.empty() ? std::string{} : sentence.args.front();
    return t(sentence.key, sentence.args);
}

mail::Message message_of(const Sender& sender, const Addressed& to) {
    const auto& t = sender.locale.words(to.language);
    mail::Message message;
    message.from = sender.from;
    message.from_name = sender.from_name;
    message.to = to.address;
    message.subject = said(t, unpack_one(to.mail.subject));
    for (const auto& line : unpack(to.mail.body)) message.text += said(t, line) + "\n";
    message.text += "\n-- \n" + t("outbox.foot", {sender.public_address + "/me/notifications"}) + "\n";
    message.message_id = to.mail.message_id;
    message.date = to.at;
    return message;
}

void note(store::Database& db, const std::function<void(store::WriteTx&)>& f) {
    CHECK(db.write([&](store::WriteTx& tx) -> Result<Done> { return f(tx), Done{}; }).ok());
}

void try_later(store::WriteTx& tx, const rows::ClaimedMail& mail, const Sentence& reason) {
    if (const auto wait = rules::wait_after(mail.attempts)) rows::save_postponed(tx, mail, tx.now() + *wait, reason);
    else rows::save_failed(tx, mail, reason);
}

Step send_one(const Sender& sender) {
    const auto claimed = claim(sender);
    if (!claimed.found) return Step::nothing_due;
    if (!claimed.to_send) return Step::settled;
    const auto& mail = claimed.to_send->mail;
    Result<Done> sent = Done{};
    try {
        sent = sender.transport.send(message_of(sender, *claimed.to_send));
    } catch (...) {
        note(sender.db, [&](store::WriteTx& tx) { try_later(tx, mail, {"outbox.transport_broken", {}}); });
        throw;
    }
    note(sender.db, [&](store::WriteTx& tx) {
        if (sent) rows::save_sent(tx, mail);
        else if (sent.error().code == Code::unavailable) try_later(tx, mail, {sent.error().reason, sent.error().args});
        else rows::save_failed(tx, mail, {sent.error().reason, sent.error().args});
    });
    return sent || sent.error().code != Code::unavailable ? Step::settled : Step::unreachable;
}

}  // namespace

int send_due(const Sender& sender, int most) {
    int settled = 0, unreachable = 0;
    for (int taken = 0; taken < most && unreachable < kUnreachable; ++taken) {
        const auto step = send_one(sender);
        if (step == Step::nothing_due) break;
        if (step == Step::unreachable) ++unreachable;
        else unreachable = 0, ++settled;
    }
    return settled;
}

void recover(store::Database& db) {
    if (db.engine() == store::Engine::sqlite) note(db, rows::release_leases);
}

}  // namespace thienan::outbox::actions
