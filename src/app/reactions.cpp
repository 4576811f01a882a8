#include "app/reactions.hpp"

#include "modules/audit/actions.hpp"
#include "modules/identity/events.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/overlap/model.hpp"

namespace thienan::app {

void subscribe_reactions(frame::Services& services, std::function<void()> wake) {
    auto& bus = services.db.bus();
    // An entry waits to be linked into the chain (PostgreSQL).
    bus.subscribe<audit::Appended>([wake](store::WriteTx& tx, const audit::Appended&) -> Result<Done> {
        tx.after_commit(wake);
        return Done{};
    });
    // A mail or long work was left behind.
    bus.subscribe<outbox::Queued>([wake](store::WriteTx& tx, const outbox::Queued&) -> Result<Done> {
        tx.after_commit(wake);
        return Done{};
    });
    // The registry of earlier tasks changed: its index follows.
    bus.subscribe<overlap::CorpusChanged>([wake](store::WriteTx& tx, const overlap::CorpusChanged&) -> Result<Done> {
        tx.after_commit(wake);
        return Done{};
    });
    // Somebody forgot their password: the one-time link goes by mail.
    bus.subscribe<identity::PasswordResetRequested>([&services](store::WriteTx& tx, const identity::PasswordResetRequested& asked) -> Result<Done> {
        outbox::actions::queue_password_reset(tx, {asked.person, asked.email, asked.language, asked.address, asked.expires_at}, services.settings.public_address);
        return Done{};
    });
}

}  // namespace thienan::app
