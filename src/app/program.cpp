#include "app/program.hpp"

#include "app/embedded.hpp"
#include "app/jobs.hpp"
#include "app/reactions.hpp"
#include "app/routes.hpp"
#include "app/smtp_url.hpp"
#include "modules/audit/actions.hpp"
#include "modules/directives/actions/daily.hpp"
#include "modules/files/access.hpp"
#include "modules/identity/authenticate.hpp"
#include "modules/identity/module.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <stdexcept>

namespace thienan::app {
namespace {

std::unique_ptr<store::Database> open_database(const ProgramOptions& options, const Clock& clock) {
    store::Options store_options;
    if (options.database_url.empty()) store_options.sqlite_file = options.data_folder + "/thienan.db";
    else store_options.postgres_url = options.database_url;
    store_options.read_only = options.read_only;
    store_options.now = [&clock] { return clock.now(); };
    auto db = store::Database::open(std::move(store_options));
    if (!options.read_only) {
        const auto all = migrations();
        db->migrate(all);
    }
    return db;
}

void make_folders(const ProgramOptions& options) {
    if (options.read_only) return;
    for (const auto* folder : {"", "/incoming", "/mail", "/files"}) std::filesystem::create_directories(options.data_folder + folder);
    // Uploads cut off by an end of the program belong to nobody.
    for (const auto& left : std::filesystem::directory_iterator{options.data_folder + "/incoming"}) std::filesystem::remove_all(left.path());
}

std::unique_ptr<mail::Transport> make_transport(const ProgramOptions& options) {
    if (options.smtp_url.empty()) return std::make_unique<mail::FolderTransport>(options.data_folder + "/mail");
    return std::make_unique<mail::SmtpTransport>(parse_smtp_url(options.smtp_url));
}

const Clock& system_clock() {
    static const SystemClock clock;
    return clock;
}

}  // namespace

struct Program::Impl {
    explicit Impl(ProgramOptions given)
        : options((make_folders(given), std::move(given))), clock(options.clock ? *options.clock : system_clock()), regulations(read_regulations()), db(open_database(options, clock)),
          locale(embedded("locale/vi.toml"), embedded("locale/en.toml")),
          services{*db, clock, locale, assets, {options.data_folder, options.public_address, options.secure_cookies}, all_nav(), all_capabilities(), all_audited_fields()},
          transport(make_transport(options)), workshop(*db, [this] { return scheduler.is_stopping(); }),
          sender{*db, *transport, locale, options.mail_from, std::string{locale.words(Language::vi)("frame.product")}, options.public_address},
          index{options.data_folder + "/overlap-index"},
          scheduler({.on_fault = [](std::string_view name, std::string_view fault) { spdlog::error("job {}: {}", name, fault); }}) {
        add_all_file_viewers(viewers, clock);
        add_all_routes(routes, {viewers, regulations, index});
        invariants = all_invariants();
        if (!options.read_only)
            db->write([&](store::WriteTx& tx) { return directives::actions::load_shipped_rules(tx, regulations.deadlines); }).value();
        services.wake_jobs = [this] { scheduler.wake(); };
        services.on_refused = [this](const Principal& who, std::string_view route, const Error& error) {
            try {
                audit::record_refusal(*db, who, route, error.reason);
            } catch (const std::exception& fault) {
                spdlog::error("a refusal of {} was not recorded: {}", route, fault.what());
            }
        };
        subscribe_reactions(services, [this] { scheduler.wake(); });
        add_handlers(workshop, services, index);
        add_ticks(scheduler, {services, workshop, sender, index});
    }

    ProgramOptions options;
    const Clock& clock;
    Regulations regulations;
    std::unique_ptr<store::Database> db;
    frame::Locale locale;
    EmbeddedAssets assets;
    frame::Services services;
    files::Viewers viewers;
    frame::Routes routes;
    std::vector<frame::Invariant> invariants;
    std::unique_ptr<mail::Transport> transport;
    outbox::actions::Workshop workshop;
    outbox::actions::Sender sender;
    overlap::TaskIndex index;
    jobs::Scheduler scheduler;
};

Program::Program(ProgramOptions options) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
    impl_ = std::make_unique<Impl>(std::move(options));
}
Program::~Program() = default;

store::Database& Program::db() { return *impl_->db; }
frame::Services& Program::services() { return impl_->services; }
const frame::Routes& Program::routes() const { return impl_->routes; }
const std::vector<frame::Invariant>& Program::invariants() const { return impl_->invariants; }

Principal Program::authenticate(store::ReadTx& tx, const http::Request& request) const {
    const auto now = impl_->clock.now();
    const auto bearer = identity::bearer_of(request.header("authorization"));
    const auto cookie = request.cookies.get(identity::kSessionCookie);
    if (bearer.empty() && cookie.empty()) return {};
    auto who = bearer.empty() ? identity::authenticate(tx, cookie, now) : identity::authenticate_token(tx, bearer, now);
    return who ? *std::move(who) : Principal{};
}

identity::actions::UsualRoles usual_roles(const frame::Services& services) {
    return {services.capabilities, [&](std::string_view code) { return std::string{services.locale.words(Language::vi)("identity.role_" + std::string{code})}; }};
}

void Program::start_jobs() {
    outbox::actions::recover(*impl_->db);
    impl_->scheduler.start();
}

void Program::stop_jobs() {
    impl_->scheduler.stop();
    (void)impl_->db->write([](store::WriteTx& tx) -> Result<Done> {
        identity::save_last_seen(tx);
        return Done{};
    });
}

}  // namespace thienan::app
