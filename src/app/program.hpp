// The whole program put together: database, words, modules, routes, reactions, jobs. One per process.
#pragma once

#include "app/assets.hpp"
#include "base/clock.hpp"
#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "modules/identity/actions/people.hpp"

#include <memory>
#include <string>
#include <vector>

namespace thienan::app {

struct ProgramOptions {
    std::string data_folder = "data";
    std::string database_url;          // postgresql://…; "" = SQLite in the data folder
    std::string public_address = "http://127.0.0.1:8080";
    std::string smtp_url;              // "" = mails are kept in data/mail
    std::string mail_from = "thienan@localhost";
    bool secure_cookies = false;
    bool read_only = false;            // another process may be serving
    const Clock* clock = nullptr;      // for tests; the system's otherwise
};

class Program {
public:
    // Opens, migrates and checks everything; what cannot be opened is an exception with a clear sentence.
    explicit Program(ProgramOptions options);
    ~Program();

    store::Database& db();
    frame::Services& services();
    const frame::Routes& routes() const;
    const std::vector<frame::Invariant>& invariants() const;
    Principal authenticate(store::ReadTx& tx, const http::Request& request) const;

    void start_jobs();   // reminders, mails, long work, the audit's linker
    void stop_jobs();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The usual roles of a new installation, named in Vietnamese.
identity::actions::UsualRoles usual_roles(const frame::Services& services);

}  // namespace thienan::app
