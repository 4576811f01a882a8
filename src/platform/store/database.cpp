#include "platform/store/engines.hpp"
#include "platform/store/migrations.hpp"
#include "platform/store/pool.hpp"
#include "platform/store/store.hpp"

#include <chrono>
#include <thread>

namespace thienan::store {
namespace {

constexpr int kMostAttempts = 5;

// A transaction begun inside another of the same thread would wait for itself or see another snapshot.
thread_local const Database* inside = nullptr;

class Inside {
public:
    explicit Inside(const Database* database) : before_(inside) {
        CHECK(inside != database);  // no read or write inside a read or write: pass the transaction on
        inside = database;
    }
    Inside(const Inside&) = delete;
    ~Inside() { inside = before_; }

private:
    const Database* before_;
};

// Rolls back unless the transaction was committed.
class OpenTransaction {
public:
    explicit OpenTransaction(Session& session) : session_(session) {}
    OpenTransaction(const OpenTransaction&) = delete;
    ~OpenTransaction() {
        if (open_) session_.rollback();
    }
    void commit() {
        session_.commit();
        open_ = false;
    }

private:
    Session& session_;
    bool open_ = true;
};

class PooledDatabase final : public Database {
public:
    PooledDatabase(Options options, std::unique_ptr<EngineDriver> driver)
        : options_(std::move(options)),
          driver_(std::move(driver)),
          writers_(engine() == Engine::sqlite ? 1 : options_.writers, [this] { return driver_->open_session(Purpose::write); }),
          readers_(options_.readers, [this] { return driver_->open_session(Purpose::read); }) {
        // SQLite's writer goes first: it recovers and switches the file to WAL before any reader looks.
        auto lease = (options_.read_only ? readers_ : writers_).take();
    }

    Engine engine() const override { return driver_->engine(); }
    Result<Done> backup_to(const std::string& file) override { return driver_->backup_to(file); }
    void migrate(std::span<const Migration> migrations) override {
        const auto step = [&](Session& session, WriteTx& tx) {
            driver_->lock_schema(session);
            return apply_next(session, tx, migrations);
        };
        while (transact(step).committed) {}
    }

private:
    struct Outcome {
        bool committed = false;
        std::vector<std::function<void()>> after;
    };
    using Act = std::function<bool(Session&, WriteTx&)>;

    void with_reader(const std::function<void(Connection&)>& f) override {
        const Inside guard{this};
        const auto session = readers_.take();
        session->begin();
        const OpenTransaction transaction{*session};
        f(*session);
    }

    void with_writer(const std::function<bool(WriteTx&)>& f) override {
        const Outcome outcome = retried([&](Session&, WriteTx& tx) { return f(tx); });
        for (const auto& act : outcome.after) act();
    }

    Outcome retried(const Act& act) {
        for (int attempt = 1;; ++attempt) {
            try {
                return transact(act);
            } catch (const Contended&) {
                if (attempt == kMostAttempts) throw;
                std::this_thread::sleep_for(std::chrono::milliseconds{3 * attempt});
            }
        }
    }

    Outcome transact(const Act& act) {
        if (options_.read_only) throw StoreFault{"the database is open for reading only"};
        const Inside guard{this};
        const auto session = writers_.take();
        session->begin();
        OpenTransaction transaction{*session};
        WriteTx tx{*session, options_.now(), bus_};
        if (!act(*session, tx)) return {};
        transaction.commit();
        return {true, tx.take_after()};
    }

    Options options_;
    std::unique_ptr<EngineDriver> driver_;
    SessionPool writers_;  // outlives the readers: SQLite's last checkpoint is the writer's
    SessionPool readers_;
};

}  // namespace

Result<Done> EventBus::dispatch(WriteTx& tx, std::type_index kind, const void* event) const {
    const auto found = reactions_.find(kind);
    if (found == reactions_.end()) return Done{};
    for (const auto& reaction : found->second) TRY(reaction(tx, event));
    return Done{};
}

std::unique_ptr<Database> Database::open(Options options) {
    CHECK(options.now != nullptr);
    CHECK(options.readers > 0 && options.writers > 0);
    CHECK(options.sqlite_file.empty() != options.postgres_url.empty());  // exactly one engine
    auto driver = options.postgres_url.empty() ? sqlite_driver(options) : postgres_driver(options);
    return std::make_unique<PooledDatabase>(std::move(options), std::move(driver));
}

}  // namespace thienan::store
