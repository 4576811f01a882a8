#include "app/commands.hpp"

#include "app/dispatch.hpp"
#include "app/embedded.hpp"
#include "app/routes.hpp"
#include "app/sample.hpp"
#include "engines/notice/reading.hpp"
#include "engines/viet/text.hpp"
#include "frame/problem.hpp"
#include "modules/audit/queries.hpp"
#include "modules/calendar/actions.hpp"
#include "modules/calendar/rules.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/identity/actions/accounts.hpp"
#include "modules/identity/secrets.hpp"
#include "platform/office/document.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <thread>

namespace thienan::app {
namespace {

std::string sentence_of(frame::Services& services, const Error& error) {
    return frame::sentence(services.locale.words(Language::en), error);
}

ProgramOptions reading(ProgramOptions options) {
    options.read_only = true;
    return options;
}

}  // namespace

std::string terminal_sentence(const Error& error) {
    const frame::Locale locale{embedded("locale/vi.toml"), embedded("locale/en.toml")};
    return frame::sentence(locale.words(Language::en), error);
}

int serve(const ProgramOptions& options, const Listen& listen, bool behind_proxy) {
    // Signals are taken by one thread that waits for them, so that stopping is ordinary code.
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM}) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    Program program{options};
    Dispatcher dispatcher{program.routes(), program.services(), [&](store::ReadTx& tx, const http::Request& request) { return program.authenticate(tx, request); }};
    http::ServerOptions server_options;
    server_options.address = listen.address;
    server_options.port = static_cast<std::uint16_t>(listen.port);
    server_options.temporary_folder = options.data_folder + "/incoming";
    server_options.behind_proxy = behind_proxy;
    http::Server server{server_options, dispatcher};
    program.start_jobs();
    fmt::print("Thiên Ấn: http://{}:{}\n", listen.address, server.port());
    std::fflush(stdout);
    std::thread stopper{[&] {
        int signal = 0;
        sigwait(&signals, &signal);
        server.stop();
    }};
    server.run();
    program.stop_jobs();
    // run() may have ended without a signal; the waiting thread must end too.
    pthread_kill(stopper.native_handle(), SIGTERM);
    stopper.join();
    return 0;
}

int read_notice(const std::string& file, bool as_text) {
    const auto document = office::read_document(file);
    if (!document) {
        fmt::print(stderr, "thienan: {}: {}\n", file, terminal_sentence(document.error()));
        return 2;
    }
    if (document->confidence) fmt::print(stderr, "thienan: {}: recognised from a scan (confidence {} %), to be checked\n", file, *document->confidence);
    const auto text = viet::normalise(document->text);
    const auto out = as_text ? text : notice::to_json(notice::read(text)) + "\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
    return 0;
}

int load_sample(const ProgramOptions& options) {
    Program program{options};
    const auto loaded = load_sample_province(program.services());
    fmt::print("{}\n", loaded.was_there ? "The sample province is loaded already." : "The sample province of Thanh Lam is loaded.");
    fmt::print("Accounts (password of all: {}):\n", loaded.password);
    for (const auto& account : loaded.accounts) fmt::print("  {:<12} {} – {}, {}\n", account.login, account.name, account.title, account.agency);
    return 0;
}

int create_first_account(const ProgramOptions& options) {
    Program program{options};
    auto& services = program.services();
    const auto exists = services.db.read([](store::ReadTx& tx) { return tx.exists({"app/any_account", "select 1 from account limit 1"}); });
    if (exists) {
        fmt::print("There are accounts already; nothing was changed.\n");
        return 0;
    }
    const auto password = identity::random_code(4);
    const auto hash = identity::hash_password(password);
    if (!hash) return fmt::print(stderr, "thienan: {}\n", sentence_of(services, hash.error())), 2;
    const auto done = services.db.write([&](store::WriteTx& tx) -> Result<Done> {
        TRY(identity::actions::add_first_administrator(tx, {std::string{services.locale.words(Language::vi)("frame.product_under")}, "Administrator", "", "admin"}, *hash, usual_roles(services)));
        TRY(calendar::actions::load_defaults(tx, read_regulations().holidays));
        return Done{};
    });
    if (!done) return fmt::print(stderr, "thienan: {}\n", sentence_of(services, done.error())), 2;
    fmt::print("Account: admin\nFirst password (to be changed at once): {}\n", password);
    return 0;
}

int check_records(const ProgramOptions& options) {
    Program program{reading(options)};
    int broken = 0;
    for (const auto& invariant : program.invariants()) {
        const auto ids = program.db().read([&](store::ReadTx& tx) {
            std::vector<std::string> out;
            tx.each(store::Statement{"app/invariant", invariant.sql}, [&](const store::Row& row) {
                if (out.size() < 5) out.push_back(std::to_string(row.integer(0)));
            });
            return out;
        });
        if (ids.empty()) continue;
        ++broken;
        fmt::print("broken: {}\n", invariant.name);
        for (const auto& id : ids) fmt::print("  record {}\n", id);
    }
    const auto damages = files::actions::verify(program.db(), files::Contents{options.data_folder});
    for (const auto& damage : damages) fmt::print("file {}: {} ({})\n", damage.what, damage.name, damage.sha256);
    fmt::print("{} invariants checked, {} broken; {} files damaged\n", program.invariants().size(), broken, damages.size());
    return broken > 0 || !damages.empty() ? 1 : 0;
}

int verify_audit(const ProgramOptions& options, const std::string& expected_head) {
    Program program{reading(options)};
    const auto proof = program.db().read([&](store::ReadTx& tx) { return audit::verify(tx, expected_head); });
    fmt::print("{} entries re-read, {} not linked yet, head {}\n", proof.entries, proof.pending, proof.head.empty() ? "-" : proof.head);
    if (!proof.broken) return 0;
    fmt::print("broken at entry {}: {}\n", proof.broken->entry.value, proof.broken->what);
    return 1;
}

int print_openapi() {
    frame::Routes routes;
    const files::Viewers viewers;
    const auto regulations = read_regulations();
    overlap::TaskIndex index{{}};
    add_all_routes(routes, {viewers, regulations, index});
    fmt::print("{}\n", openapi(routes));
    return 0;
}

}  // namespace thienan::app
