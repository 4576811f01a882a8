#include "platform/store/engines.hpp"
#include "platform/store/postgres_wire.hpp"
#include "platform/store/sql_text.hpp"
#include "platform/store/statement_cache.hpp"

#include <fmt/format.h>


namespace thienan::store {
namespace {

constexpr std::size_t kMostStatements = 256;
constexpr Statement kEncoding{"store.encoding",
    "select pg_encoding_to_char(encoding), datcollate, coalesce(to_jsonb(d)->>'datlocprovider', 'c') "
    "from pg_database d where datname = current_database()"};

// The connection is gone; this session ends with it.
struct Broken : StoreFault {
    using StoreFault::StoreFault;
};

struct Prepared {
    std::string name;
    std::vector<Oid> types;
};

bool fits(const Prepared& prepared, const std::vector<Oid>& types) { return prepared.types == types; }

// Commands go out in libpq's pipeline mode: the begin of a transaction, a prepare and the statement itself share one
// round trip, and the end of a read is sent without waiting for its answer.
class PostgresSession final : public Session {
public:
    PostgresSession(const Options& options, Purpose purpose) : options_(&options), purpose_(purpose) { connect(); }

    Engine engine() const override { return Engine::postgres; }

    std::int64_t run(const Statement& statement, std::span<const Param> params,
                     const std::function<bool(const Row&)>& each) override {
        const PgResult result = exchange(statement, params);
        const int rows = PQntuples(result.get());
        for (int i = 0; i < rows; ++i)
            if (!each(PostgresRow{result.get(), i})) break;
        return changed_rows(result.get());
    }
    void begin() override {
        state_ = State::to_begin;
        failed_ = false;
    }
    void commit() override {
        if (failed_) throw StoreFault{"PostgreSQL: a statement of this transaction failed; it cannot be committed"};
        if (state_ == State::begun) {
            send("commit");
            const auto answers = finish_exchange();
            check(answers, 0, "commit");
            if (std::string_view{PQcmdStatus(answers[0].get())} != "COMMIT")
                throw StoreFault{"PostgreSQL: the transaction was rolled back instead of committed"};
        }
        state_ = State::idle;
    }
    void rollback() noexcept override {
        if (state_ == State::begun && usable()) {
            try {
                send("rollback");
                sync();
            } catch (const std::exception&) {
                broken_ = true;
            }
        }
        state_ = State::idle;
    }
    void change_schema(std::string_view sql) override {
        guard_failed(sql);
        begin_if_due();
        send(std::string{sql});
        failed_ = true;
        const auto answers = finish_exchange();
        for (std::size_t i = 0; i < answers.size(); ++i) check(answers, i, sql.substr(0, 40));
        state_ = State::begun;
        failed_ = false;
    }
    bool usable() const override { return !broken_ && PQstatus(connection_.get()) == CONNECTION_OK; }

private:
    enum class State { idle, to_begin, begun };
    using Answers = std::vector<PgResult>;

    void connect() {
        connection_ = connect_postgres(*options_);
        cache_.clear();
        leaving_.clear();
        unread_ = 0;
        broken_ = false;
    }

    // Nothing has been done yet when the first statement finds the connection gone: a new one takes its place.
    PgResult exchange(const Statement& statement, std::span<const Param> params) {
        guard_failed(statement.name);
        const bool first = state_ == State::to_begin;
        try {
            return exchange_once(statement, params);
        } catch (const Broken&) {
            if (!first) throw;
        }
        connect();
        state_ = State::to_begin;
        failed_ = false;
        return exchange_once(statement, params);
    }

    PgResult exchange_once(const Statement& statement, std::span<const Param> params) {
        const auto types = types_of(params);
        auto prepared = cache_.find(statement.sql);
        const bool fresh = !prepared || !fits(*prepared, types);
        if (fresh) prepared = name_statement(statement, types);
        const std::size_t begins = begin_if_due();
        if (fresh) send_prepare(statement, *prepared);
        send_execute(*prepared, params);
        const std::size_t closes = send_leaving();

        failed_ = true;  // until everything has been answered well
        auto answers = finish_exchange();
        std::size_t at = 0;
        if (begins > 0) check(answers, at++, "begin");
        state_ = State::begun;
        if (fresh) {
            check(answers, at++, statement.name);
            if (const auto old = cache_.put(statement.sql, prepared)) leaving_.push_back(old->name);
        }
        check(answers, at, statement.name);
        failed_ = false;
        leaving_.erase(leaving_.begin(), leaving_.begin() + static_cast<std::ptrdiff_t>(closes));
        return std::move(answers[at]);
    }

    std::shared_ptr<Prepared> name_statement(const Statement& statement, const std::vector<Oid>& types) {
        if (const int highest = highest_placeholder(statement.sql); highest != static_cast<int>(types.size()))
            throw StoreFault{fmt::format("PostgreSQL, {}: takes {} values, was given {}", statement.name, highest, types.size())};
        return std::make_shared<Prepared>(Prepared{fmt::format("s{}", ++names_), types});
    }

    std::size_t begin_if_due() {
        if (state_ != State::to_begin) return 0;
        send(purpose_ == Purpose::read ? "begin isolation level repeatable read read only"
                                       : "begin isolation level read committed read write");
        return 1;
    }
    void send(const std::string& sql) {
        sent(PQsendQueryParams(connection_.get(), sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
    }
    void send_prepare(const Statement& statement, const Prepared& prepared) {
        const std::string sql{statement.sql};
        sent(PQsendPrepare(connection_.get(), prepared.name.c_str(), sql.c_str(), static_cast<int>(prepared.types.size()),
                           prepared.types.data()));
    }
    void send_execute(const Prepared& prepared, std::span<const Param> params) {
        const WireParams wire{params};
        sent(PQsendQueryPrepared(connection_.get(), prepared.name.c_str(), wire.count(), wire.values(), wire.lengths(),
                                 wire.formats(), 0));
    }
    // Statements that left the cache are closed on the server too.
    std::size_t send_leaving() {
        for (const auto& name : leaving_) send("deallocate " + name);
        return leaving_.size();
    }
    void sent(int done) {
        if (done == 0) throw_broken();
    }
    void sync() {
        sent(PQpipelineSync(connection_.get()));
        ++unread_;
    }
    // The answers to what was sent since the last sync; those to earlier ends of reads are passed over.
    Answers finish_exchange() {
        sync();
        while (unread_ > 1) read_answers();
        return read_answers();
    }
    Answers read_answers() {
        Answers answers;
        for (bool last_was_end = false;;) {
            PgResult result{PQgetResult(connection_.get())};
            if (!result && last_was_end) throw_broken();
            last_was_end = !result;
            if (!result) continue;
            if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) break;
            if (is_end_of_connection(result.get()) || PQstatus(connection_.get()) != CONNECTION_OK) throw_broken();
            answers.push_back(std::move(result));
        }
        --unread_;
        return answers;
    }
    [[noreturn]] void throw_broken() {
        broken_ = true;
        throw Broken{fmt::format("PostgreSQL: the connection is lost: {}", PQerrorMessage(connection_.get()))};
    }
    void guard_failed(std::string_view name) const {
        if (failed_) throw StoreFault{fmt::format("PostgreSQL, {}: an earlier statement of this transaction failed", name)};
    }
    void check(const Answers& answers, std::size_t at, std::string_view name) {
        if (at >= answers.size()) throw_broken();
        const auto status = PQresultStatus(answers[at].get());
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return;
        const std::string_view state = sqlstate_of(answers[at].get());
        const auto sentence = fmt::format("PostgreSQL, {}: {}", name, sentence_of(answers[at].get()));
        if (state == "23505") throw Taken{sentence};
        if (state == "40001" || state == "40P01") throw Contended{sentence};
        if (state != "0A000" && state != "26000") throw StoreFault{sentence};
        // The schema changed under a prepared statement: only a new session helps.
        broken_ = true;
        throw Broken{sentence};
    }

    const Options* options_;
    Purpose purpose_;
    PgConnection connection_;
    StatementCache<Prepared> cache_{kMostStatements};
    std::vector<std::string> leaving_;  // names of statements to close on the server
    State state_ = State::idle;
    bool failed_ = false;
    bool broken_ = false;
    int unread_ = 0;  // syncs sent whose answers were not read yet
    std::uint64_t names_ = 0;
};

class PostgresDriver final : public EngineDriver {
public:
    explicit PostgresDriver(Options options) : options_(std::move(options)) { check_order_of_text(); }

    Engine engine() const override { return Engine::postgres; }
    std::unique_ptr<Session> open_session(Purpose purpose) const override {
        return std::make_unique<PostgresSession>(options_, purpose);
    }
    Result<Done> backup_to(const std::string&) const override { return Error{Code::conflict, "store.backup_by_pg_dump"}; }
    void lock_schema(Session& session) const override {
        session.change_schema("set local statement_timeout = 0");
        session.change_schema("set local lock_timeout = '10min'");
        session.change_schema("select pg_advisory_xact_lock(7381001, 1)");
    }

private:
    // Text sorts and compares by its bytes on SQLite; a database with another order would give other lists.
    void check_order_of_text() const {
        const auto session = open_session(Purpose::read);
        session->begin();
        std::string encoding, collation, provider;
        session->run(kEncoding, {}, [&](const Row& row) {
            encoding = row.string(0), collation = row.string(1), provider = row.string(2);
            return false;
        });
        session->rollback();
        if (encoding == "UTF8" && provider == "c" && (collation == "C" || collation == "POSIX")) return;
        throw StoreFault{fmt::format("the PostgreSQL database has encoding {} and collation {}; it must be created with "
                                     "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0", encoding, collation)};
    }
    Options options_;
};

}  // namespace

std::unique_ptr<EngineDriver> postgres_driver(const Options& options) { return std::make_unique<PostgresDriver>(options); }

}  // namespace thienan::store
