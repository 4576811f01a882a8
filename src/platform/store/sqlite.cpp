#include "platform/store/engines.hpp"
#include "platform/store/sqlite_files.hpp"
#include "platform/store/statement_cache.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace thienan::store {
namespace {

constexpr std::size_t kMostStatements = 256;

// SQLite works through 50 to 100 million steps a second; a count does not grow while the machine is busy with others.
constexpr int kStepsBetweenLooks = 100'000;
constexpr std::int64_t kLooksPerSecond = 500;

// Zero-length values must not look like null to SQLite.
const char* data_of(std::string_view text) { return text.data() == nullptr ? "" : text.data(); }

[[noreturn]] void fail(sqlite3* db, std::string_view what) {
    const int code = sqlite3_extended_errcode(db);
    const auto sentence = fmt::format("SQLite, {}: {} ({})", what, sqlite3_errmsg(db), code);
    const bool taken = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID;
    if (taken) throw Taken{sentence};
    throw StoreFault{sentence};
}

class Prepared {
public:
    Prepared(sqlite3* db, const Statement& statement, unsigned flags) {
        const char* rest = nullptr;
        const int code = sqlite3_prepare_v3(db, statement.sql.data(), static_cast<int>(statement.sql.size()), flags, &handle_, &rest);
        if (code != SQLITE_OK) fail(db, statement.name);
        if (handle_ == nullptr) throw StoreFault{fmt::format("SQLite, {}: there is no statement in the text", statement.name)};
        try {
            read_placeholders(statement);
        } catch (...) {
            sqlite3_finalize(handle_);
            throw;
        }
    }
    Prepared(const Prepared&) = delete;
    ~Prepared() { sqlite3_finalize(handle_); }

    sqlite3_stmt* handle() const { return handle_; }
    bool is_running() const { return sqlite3_stmt_busy(handle_) != 0; }
    bool only_reads() const { return sqlite3_stmt_readonly(handle_) != 0; }

    void bind(sqlite3* db, const Statement& statement, std::span<const Param> params) const {
        if (highest_ != static_cast<int>(params.size()))
            throw StoreFault{fmt::format("SQLite, {}: takes {} values, was given {}", statement.name, highest_, params.size())};
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            const Param& param = params[static_cast<std::size_t>(numbers_[i] - 1)];
            if (bind_one(static_cast<int>(i) + 1, param) != SQLITE_OK) fail(db, statement.name);
        }
    }

private:
    // SQLite numbers $2 before $1 where it comes first in the text; we go by the number written.
    void read_placeholders(const Statement& statement) {
        const int count = sqlite3_bind_parameter_count(handle_);
        for (int i = 1; i <= count; ++i) {
            const char* const name = sqlite3_bind_parameter_name(handle_, i);
            const std::string_view text = name == nullptr ? "" : name;
            int number = 0;
            if (text.size() > 1) std::from_chars(text.data() + 1, text.data() + text.size(), number);
            if (number < 1 || text != fmt::format("${}", number))
                throw StoreFault{fmt::format("SQLite, {}: '{}' is no placeholder; write $1…$n", statement.name, text)};
            numbers_.push_back(number);
            highest_ = std::max(highest_, number);
        }
    }
    int bind_one(int at, const Param& param) const {
        switch (param.kind) {
            case Param::Kind::integer: return sqlite3_bind_int64(handle_, at, param.integer);
            case Param::Kind::text:
                return sqlite3_bind_text64(handle_, at, data_of(param.text), param.text.size(), SQLITE_STATIC, SQLITE_UTF8);
            case Param::Kind::blob: return sqlite3_bind_blob64(handle_, at, data_of(param.text), param.text.size(), SQLITE_STATIC);
            case Param::Kind::null_integer:
            case Param::Kind::null_text:
            case Param::Kind::null_blob: break;
        }
        return sqlite3_bind_null(handle_, at);
    }

    sqlite3_stmt* handle_ = nullptr;
    std::vector<int> numbers_;  // the n of the i-th placeholder
    int highest_ = 0;
};

// Ends a run: the statement forgets the caller's values.
class Running {
public:
    explicit Running(sqlite3_stmt* handle) : handle_(handle) {}
    Running(const Running&) = delete;
    ~Running() {
        sqlite3_reset(handle_);
        sqlite3_clear_bindings(handle_);
    }

private:
    sqlite3_stmt* handle_;
};

[[noreturn]] void wrong_type(int column, std::string_view wanted) {
    throw StoreFault{fmt::format("SQLite: column {} of the answer holds no {}", column, wanted)};
}

class StepRow final : public Row {
public:
    explicit StepRow(sqlite3_stmt* handle) : handle_(handle) {}
    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        if (const int t = type(column); t != SQLITE_INTEGER && t != SQLITE_NULL) wrong_type(column, "whole number");
        return sqlite3_column_int64(handle_, column);
    }
    std::string_view text(int column) const override {
        if (type(column) == SQLITE_BLOB) wrong_type(column, "text");
        const auto* const bytes = sqlite3_column_text(handle_, column);
        return view(bytes, column);
    }
    std::string_view blob(int column) const override {
        if (const int t = type(column); t != SQLITE_BLOB && t != SQLITE_NULL) wrong_type(column, "bytes");
        const auto* const bytes = sqlite3_column_blob(handle_, column);
        return view(bytes, column);
    }

private:
    int type(int column) const {
        CHECK(column >= 0 && column < sqlite3_data_count(handle_));
        return sqlite3_column_type(handle_, column);
    }
    std::string_view view(const void* bytes, int column) const {
        if (bytes == nullptr) return {};
        return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
    }
    sqlite3_stmt* handle_;
};

// A row copied out, so that its reader may write while it goes through the answer.
class CopiedRow final : public Row {
public:
    explicit CopiedRow(sqlite3_stmt* handle) {
        const StepRow row{handle};
        const int columns = sqlite3_data_count(handle);
        cells_.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i) {
            const int type = sqlite3_column_type(handle, i);
            cells_.push_back({type, type == SQLITE_INTEGER ? row.integer(i) : 0,
                              std::string{type == SQLITE_BLOB ? row.blob(i) : row.text(i)}});
        }
    }
    bool is_null(int column) const override { return cell(column).type == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        const auto& c = cell(column);
        if (c.type != SQLITE_INTEGER && c.type != SQLITE_NULL) wrong_type(column, "whole number");
        return c.integer;
    }
    std::string_view text(int column) const override {
        if (cell(column).type == SQLITE_BLOB) wrong_type(column, "text");
        return cell(column).bytes;
    }
    std::string_view blob(int column) const override {
        const auto& c = cell(column);
        if (c.type != SQLITE_BLOB && c.type != SQLITE_NULL) wrong_type(column, "bytes");
        return c.bytes;
    }

private:
    struct Cell {
        int type;
        std::int64_t integer;
        std::string bytes;
    };
    const Cell& cell(int column) const {
        CHECK(column >= 0 && static_cast<std::size_t>(column) < cells_.size());
        return cells_[static_cast<std::size_t>(column)];
    }
    std::vector<Cell> cells_;
};

class SqliteSession final : public Session {
public:
    SqliteSession(SqliteHandle db, Purpose purpose, int statement_seconds)
        : db_(std::move(db)),
          purpose_(purpose),
          looks_per_statement_(statement_seconds * kLooksPerSecond),
          begin_(db_.get(), {"begin", purpose == Purpose::write ? "begin immediate" : "begin"}, SQLITE_PREPARE_PERSISTENT),
          commit_(db_.get(), {"commit", "commit"}, SQLITE_PREPARE_PERSISTENT),
          rollback_(db_.get(), {"rollback", "rollback"}, SQLITE_PREPARE_PERSISTENT) {
        const auto look = [](void* self) { return --static_cast<SqliteSession*>(self)->looks_left_ < 0 ? 1 : 0; };
        sqlite3_progress_handler(db_.get(), kStepsBetweenLooks, look, this);
    }

    Engine engine() const override { return Engine::sqlite; }

    std::int64_t run(const Statement& statement, std::span<const Param> params,
                     const std::function<bool(const Row&)>& each) override {
        if (failed_) throw StoreFault{fmt::format("SQLite, {}: an earlier statement of this transaction failed", statement.name)};
        const auto prepared = this->prepared(statement);
        looks_left_ = looks_per_statement_;
        return purpose_ == Purpose::write ? run_copied(*prepared, statement, params, each)
                                          : run_streamed(*prepared, statement, params, each);
    }
    void begin() override {
        failed_ = false;
        looks_left_ = looks_per_statement_;
        control(begin_, "begin");
    }
    void commit() override {
        if (failed_) throw StoreFault{"SQLite: a statement of this transaction failed; it cannot be committed"};
        control(commit_, "commit");
    }
    void rollback() noexcept override {
        // SQLite ends the transaction by itself after some faults (disk full).
        if (!usable()) {
            sqlite3_step(rollback_.handle());
            sqlite3_reset(rollback_.handle());
        }
    }
    void change_schema(std::string_view sql) override {
        looks_left_ = std::numeric_limits<std::int64_t>::max();  // an index of a large table takes its time
        if (sqlite3_exec(db_.get(), std::string{sql}.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return;
        failed_ = true;
        fail(db_.get(), sql.substr(0, 40));
    }
    bool usable() const override { return sqlite3_get_autocommit(db_.get()) != 0; }  // outside a transaction

private:
    std::shared_ptr<Prepared> prepared(const Statement& statement) {
        const auto held = cache_.find(statement.sql);
        if (held && !held->is_running()) return held;
        failed_ = true;  // a text that cannot be prepared ends the transaction, as on PostgreSQL
        auto fresh = std::make_shared<Prepared>(db_.get(), statement, held ? 0 : SQLITE_PREPARE_PERSISTENT);
        failed_ = false;
        if (!held) cache_.put(statement.sql, fresh);
        return fresh;
    }
    // True while there is a row.
    bool step(const Prepared& prepared, const Statement& statement) {
        const int code = sqlite3_step(prepared.handle());
        if (code == SQLITE_ROW || code == SQLITE_DONE) return code == SQLITE_ROW;
        failed_ = true;
        fail(db_.get(), statement.name);
    }
    std::int64_t run_streamed(const Prepared& prepared, const Statement& statement, std::span<const Param> params,
                              const std::function<bool(const Row&)>& each) {
        const Running running{prepared.handle()};
        prepared.bind(db_.get(), statement, params);
        const StepRow row{prepared.handle()};
        while (step(prepared, statement))
            if (!each(row)) break;
        return 0;
    }
    std::int64_t run_copied(const Prepared& prepared, const Statement& statement, std::span<const Param> params,
                            const std::function<bool(const Row&)>& each) {
        std::vector<CopiedRow> rows;
        std::int64_t changed = 0;
        {
            const Running running{prepared.handle()};
            prepared.bind(db_.get(), statement, params);
            while (step(prepared, statement)) rows.emplace_back(prepared.handle());
            if (!prepared.only_reads()) changed = sqlite3_changes64(db_.get());
        }
        for (const auto& row : rows)
            if (!each(row)) break;
        return changed;
    }
    void control(const Prepared& prepared, std::string_view name) {
        const Running running{prepared.handle()};
        if (sqlite3_step(prepared.handle()) != SQLITE_DONE) fail(db_.get(), name);
    }

    SqliteHandle db_;  // closed after its statements are gone
    Purpose purpose_;
    const std::int64_t looks_per_statement_;
    std::int64_t looks_left_ = std::numeric_limits<std::int64_t>::max();
    bool failed_ = false;
    Prepared begin_, commit_, rollback_;
    StatementCache<Prepared> cache_{kMostStatements};
};

class SqliteDriver final : public EngineDriver {
public:
    explicit SqliteDriver(const Options& options)
        : file_(options.sqlite_file), read_only_(options.read_only), statement_seconds_(options.statement_seconds) {
        if (!read_only_) lock_.emplace(file_);
    }
    Engine engine() const override { return Engine::sqlite; }
    std::unique_ptr<Session> open_session(Purpose purpose) const override {
        return std::make_unique<SqliteSession>(open_sqlite(file_, access(purpose)), purpose, statement_seconds_);
    }
    Result<Done> backup_to(const std::string& file) const override { return backup_sqlite(file_, file); }
    void lock_schema(Session&) const override {}  // this process is the only one that writes

private:
    SqliteAccess access(Purpose purpose) const {
        if (purpose == Purpose::write) return SqliteAccess::writer;
        return read_only_ ? SqliteAccess::other_process : SqliteAccess::reader;
    }
    std::string file_;
    bool read_only_;
    int statement_seconds_;
    std::optional<ProcessLock> lock_;
};

}  // namespace

std::unique_ptr<EngineDriver> sqlite_driver(const Options& options) { return std::make_unique<SqliteDriver>(options); }

}  // namespace thienan::store
