// Sending what is queued. At least once: a mail whose sender died before it noted the sending goes again under the same
// Message-ID, so that a receiver recognises it; the folder transport keeps it once.
#pragma once

#include "frame/locale.hpp"
#include "modules/outbox/model.hpp"
#include "platform/mail/mail.hpp"
#include "platform/store/store.hpp"

#include <string>

namespace thienan::outbox::actions {

struct Sender {
    store::Database& db;
    mail::Transport& transport;
    const frame::Locale& locale;
    std::string from;            // address
    std::string from_name;
    std::string public_address;  // for the link to the preferences
};

// Sends what is due, at most `most` mails, one after the other; returns how many were settled (sent, dropped or given up), so
// 0 also where the server is down. No transaction is open while the transport works. Stops after three tries in a row that
// found nobody to take a mail. What the transport throws postpones that mail and passes on.
int send_due(const Sender& sender, int most = 100);

// At start, before anything is sent or run: on SQLite, where this process is the only one, what a dead one had in hand is
// free at once. On PostgreSQL leases run out by themselves.
void recover(store::Database& db);

}  // namespace thienan::outbox::actions
