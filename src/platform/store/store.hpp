// The store: one SQL text for SQLite and PostgreSQL, thin and typed.
//
// Dialect (docs/adr/0003): placeholders $1…$n; 64-bit integers, text and blobs only (no floats, no booleans: 0/1);
// days as ISO text, instants as integer milliseconds; searched text has a folded key column. Banned because the engines
// differ: untyped NULL parameters, LIKE on unfolded text, lower(), CURRENT_TIMESTAMP, string_agg, non-integer division.
//
// A broken database is an exception (StoreFault). A violated UNIQUE is reported as Taken so that an action can turn it
// into a refusal. Nothing here knows the domain.
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace thienan::store {

struct StoreFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A UNIQUE or PRIMARY KEY that another row holds already. The transaction can only be rolled back.
struct Taken : StoreFault {
    using StoreFault::StoreFault;
};

// A statement with its name (for logs and faults). The 256 used last are kept prepared, by text, per connection.
struct Statement {
    std::string_view name;
    std::string_view sql;
};

// One typed parameter. Views stay valid only for the call.
struct Param {
    enum class Kind : std::uint8_t { integer, text, blob, null_integer, null_text, null_blob };
    Kind kind = Kind::null_text;
    std::int64_t integer = 0;
    std::string_view text;
};

struct Blob {
    std::string_view bytes;
};

template <std::integral T>
    requires(!std::same_as<T, bool>)
Param to_param(T value) { return {Param::Kind::integer, static_cast<std::int64_t>(value), {}}; }
template <std::same_as<bool> T>
Param to_param(T value) { return {Param::Kind::integer, value ? 1 : 0, {}}; }
inline Param to_param(std::string_view value) { return {Param::Kind::text, 0, value}; }
inline Param to_param(Blob value) { return {Param::Kind::blob, 0, value.bytes}; }
inline Param to_param(Instant value) { return {Param::Kind::integer, value.ms, {}}; }
template <class Of>
Param to_param(Id<Of> id) { return {Param::Kind::integer, id.value, {}}; }
// Dates are passed as text; the caller's argument holder keeps the text alive (see Bound).

// Holds the text of dates while a call runs.
struct Bound {
    Param param;
    std::string text;

    Bound(const Param& p) : param(p) {}  // NOLINT: meant to convert
    explicit Bound(std::string owned) : text(std::move(owned)) {}
    Param get() const { return text.empty() ? param : Param{Param::Kind::text, 0, text}; }
};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
Param null_of() {
    if constexpr (std::convertible_to<T, std::string_view> || std::same_as<T, Date>) return {Param::Kind::null_text, 0, {}};
    else if constexpr (std::same_as<T, Blob>) return {Param::Kind::null_blob, 0, {}};
    else return {Param::Kind::null_integer, 0, {}};
}

template <class T>
Bound bind(const T& value) {
    static_assert(!std::same_as<T, std::nullptr_t>, "a null needs its type: pass an empty std::optional<T>");
    if constexpr (is_optional<T>::value) {
        if (!value) return Bound{null_of<typename T::value_type>()};
        return bind(*value);
    } else if constexpr (std::same_as<T, Date>) {
        return Bound{value.iso()};
    } else if constexpr (std::convertible_to<T, std::string_view>) {
        return Bound{to_param(std::string_view{value})};
    } else {
        return Bound{to_param(value)};
    }
}

// One row of an answer, valid inside the callback that gets it. Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;     // 0 where null
    virtual std::string_view text(int column) const = 0;    // "" where null
    virtual std::string_view blob(int column) const = 0;    // "" where null

    std::string string(int column) const { return std::string{text(column)}; }
    bool flag(int column) const { return integer(column) != 0; }
    template <class Of>
    Id<Of> id(int column) const { return {integer(column)}; }
    template <class Of>
    std::optional<Id<Of>> maybe_id(int column) const {
        if (is_null(column)) return std::nullopt;
        return Id<Of>{integer(column)};
    }
    std::optional<std::int64_t> maybe_integer(int column) const {
        if (is_null(column)) return std::nullopt;
        return integer(column);
    }
    std::optional<std::string> maybe_string(int column) const {
        if (is_null(column)) return std::nullopt;
        return string(column);
    }
    Instant instant(int column) const { return {integer(column)}; }
    std::optional<Instant> maybe_instant(int column) const {
        if (is_null(column)) return std::nullopt;
        return instant(column);
    }
    // A stored day; a text that is no day is a broken world.
    Date date(int column) const {
        const auto day = Date::parse_iso(text(column));
        if (!day) throw StoreFault{"not a stored day: " + string(column)};
        return *day;
    }
    std::optional<Date> maybe_date(int column) const {
        if (is_null(column)) return std::nullopt;
        return date(column);
    }
};

enum class Engine { sqlite, postgres };

// A connection to one engine inside a transaction. Implemented in sqlite.cpp and postgres.cpp.
class Connection {
public:
    virtual ~Connection() = default;
    // Calls `each` per row until it returns false. Returns rows changed (for writes).
    virtual std::int64_t run(const Statement& statement, std::span<const Param> params,
                             const std::function<bool(const Row&)>& each) = 0;
    virtual Engine engine() const = 0;
};

// Reads, all from one snapshot. A Row is valid inside the callback only; a callback may run further statements, also
// writes. A read on SQLite goes through its answer row by row; every other answer is fetched whole before the callbacks.
// After a statement failed, every further one and the commit fail too: only a refusal or the exception can follow.
class ReadTx {
public:
    explicit ReadTx(Connection& connection) : connection_(&connection) {}
    Engine engine() const { return connection_->engine(); }

    template <class F, class... A>
    void each(const Statement& statement, F&& f, const A&... args) {
        call(statement, [&](const Row& row) { f(row); return true; }, args...);
    }
    template <class F, class... A>
    auto list(const Statement& statement, F&& map, const A&... args) {
        std::vector<std::invoke_result_t<F, const Row&>> out;
        call(statement, [&](const Row& row) { out.push_back(map(row)); return true; }, args...);
        return out;
    }
    template <class F, class... A>
    auto first(const Statement& statement, F&& map, const A&... args) {
        std::optional<std::invoke_result_t<F, const Row&>> out;
        call(statement, [&](const Row& row) { out.emplace(map(row)); return false; }, args...);
        return out;
    }
    // The first column of the first row; 0 where there is no row.
    template <class... A>
    std::int64_t number(const Statement& statement, const A&... args) {
        return first(statement, [](const Row& row) { return row.integer(0); }, args...).value_or(0);
    }
    template <class... A>
    bool exists(const Statement& statement, const A&... args) {
        return first(statement, [](const Row&) { return true; }, args...).value_or(false);
    }
    // For statements built at run time (QueryText).
    void each_with(const Statement& statement, std::span<const Param> params, const std::function<bool(const Row&)>& f) {
        connection_->run(statement, params, f);
    }

protected:
    template <class... A>
    std::int64_t call(const Statement& statement, const std::function<bool(const Row&)>& each, const A&... args) {
        const Bound bound[] = {bind(args)..., Bound{Param{}}};
        Param params[sizeof...(A) + 1];
        for (std::size_t i = 0; i < sizeof...(A); ++i) params[i] = bound[i].get();
        return connection_->run(statement, std::span<const Param>{params, sizeof...(A)}, each);
    }
    Connection* connection_;
};

class WriteTx;

// Who must hear when something happened: typed events, dispatched inside the transaction of the act that published them.
// app/reactions.cpp is the only place that subscribes.
class EventBus {
public:
    template <class E>
    void subscribe(std::function<Result<Done>(WriteTx&, const E&)> reaction) {
        reactions_[typeid(E)].push_back([reaction = std::move(reaction)](WriteTx& tx, const void* event) {
            return reaction(tx, *static_cast<const E*>(event));
        });
    }
    Result<Done> dispatch(WriteTx& tx, std::type_index kind, const void* event) const;

private:
    using Reaction = std::function<Result<Done>(WriteTx&, const void*)>;
    std::unordered_map<std::type_index, std::vector<Reaction>> reactions_;
};

// Writes. Commits only through Database::write, and only if the act returned ok.
class WriteTx : public ReadTx {
public:
    WriteTx(Connection& connection, Instant now, const EventBus& bus) : ReadTx(connection), now_(now), bus_(&bus) {}

    Instant now() const { return now_; }
    Date today() const { return office_day(now_); }

    // Rows changed.
    template <class... A>
    std::int64_t execute(const Statement& statement, const A&... args) {
        return call(statement, [](const Row&) { return true; }, args...);
    }
    // For `insert … returning id`.
    template <class Of, class... A>
    Id<Of> insert(const Statement& statement, const A&... args) {
        return Id<Of>{number(statement, args...)};
    }
    // The reactions run here and now; the first refusal refuses the whole act.
    template <class E>
    Result<Done> publish(const E& event) { return bus_->dispatch(*this, typeid(E), &event); }

    // Runs after the commit, on the same thread; not at all if nothing was committed. Must not throw.
    void after_commit(std::function<void()> f) { after_.push_back(std::move(f)); }
    std::vector<std::function<void()>> take_after() { return std::move(after_); }

private:
    Instant now_;
    const EventBus* bus_;
    std::vector<std::function<void()>> after_;
};

struct Migration {
    std::string_view name;  // "0001_identity_people", the file's stem; applied in this order
    std::string_view sql;   // statements separated by ';' at line ends; "ID PRIMARY KEY" stands for each engine's own
};

struct Options {
    std::string sqlite_file;       // one of the two
    std::string postgres_url;
    bool read_only = false;        // writes are StoreFaults; on SQLite allowed beside another process that writes
    int readers = 8;               // connections for reading
    int writers = 4;               // PostgreSQL only; SQLite has exactly one
    int statement_seconds = 30;    // a statement that works longer is a StoreFault; SQLite counts its steps, about as long
    std::function<Instant()> now;  // required
};

class Database {
public:
    // Opens and checks; a database that cannot be opened is a StoreFault with a sentence naming file and fault.
    static std::unique_ptr<Database> open(Options options);
    virtual ~Database() = default;

    virtual Engine engine() const = 0;
    EventBus& bus() { return bus_; }

    // Runs f(ReadTx&) on one snapshot and returns what it returns. Neither a read nor a write may begin inside another
    // of the same thread: pass the transaction on.
    template <class F>
    auto read(F&& f) {
        using R = std::invoke_result_t<F, ReadTx&>;
        std::optional<std::conditional_t<std::is_void_v<R>, Done, R>> out;
        with_reader([&](Connection& c) {
            ReadTx tx{c};
            if constexpr (std::is_void_v<R>) f(tx), out.emplace();
            else out.emplace(f(tx));
        });
        if constexpr (!std::is_void_v<R>) return *std::move(out);
    }

    // Runs f(WriteTx&) → Result<T>; commits if it is ok, else rolls back everything. A StoreFault rolls back and passes on.
    // On PostgreSQL a serialisation failure or deadlock runs f again (at most 5 times), so f must not act outside the tx.
    template <class F>
    auto write(F&& f) {
        using R = std::invoke_result_t<F, WriteTx&>;
        std::optional<R> out;
        with_writer([&](WriteTx& tx) {
            out.emplace(f(tx));
            return out->ok();
        });
        return *std::move(out);
    }

    // Applies what has not been applied, in order, each in a transaction of its own; remembers name and checksum.
    // A changed, removed or reordered old migration is a StoreFault.
    virtual void migrate(std::span<const Migration> migrations) = 0;

    // A consistent copy while others go on. SQLite: one file. PostgreSQL: refused (use pg_dump; docs/ops.md).
    virtual Result<Done> backup_to(const std::string& file) = 0;

protected:
    virtual void with_reader(const std::function<void(Connection&)>& f) = 0;
    virtual void with_writer(const std::function<bool(WriteTx&)>& f) = 0;
    EventBus bus_;
};

// A statement put together at run time from fixed pieces and values, for lists with filters. Never put a value in a piece.
//   QueryText q{"directives.list", "select id from directive where 1=1"};
//   if (state) q.add(" and state = $", *state);      // each lone $ takes the next value
//   q.run(tx, [](const Row& row) { … });
class QueryText {
public:
    QueryText(std::string name, std::string_view sql) : name_(std::move(name)), sql_(sql) {}

    template <class... A>
    QueryText& add(std::string_view piece, const A&... values) {
        (values_.push_back(own(values)), ...);
        append(piece, sizeof...(A));
        return *this;
    }
    // `each` may return void or bool (false stops).
    template <class F>
    void run(ReadTx& tx, F&& each) const {
        const auto params = this->params();
        tx.each_with({name_, sql_}, params, [&](const Row& row) {
            if constexpr (std::is_same_v<std::invoke_result_t<F, const Row&>, bool>) return each(row);
            else return each(row), true;
        });
    }
    const std::string& sql() const { return sql_; }

private:
    struct Owned {
        Param param;
        std::string text;
        bool is_text = false;
    };
    template <class T>
    static Owned own(const T& value) {
        const Bound bound = bind(value);
        const Param p = bound.get();
        const bool is_text = p.kind == Param::Kind::text || p.kind == Param::Kind::blob;
        return {p, is_text ? std::string{p.text} : std::string{}, is_text};
    }
    void append(std::string_view piece, std::size_t values);
    std::vector<Param> params() const;

    std::string name_;
    std::string sql_;
    std::vector<Owned> values_;
};

}  // namespace thienan::store
