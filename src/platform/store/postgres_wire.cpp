#include "platform/store/postgres_wire.hpp"

#include <fmt/format.h>

#include <charconv>

namespace thienan::store {
namespace {

// Object ids of PostgreSQL's types; fixed for ever in its pg_type.dat.
constexpr Oid kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kNumeric = 1700;

constexpr std::string_view kSettings =
    "set statement_timeout = '{}s'; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '60s'; "
    // Every statement is written as loops over indexes, the only joins SQLite has: a plan made once is the right one, and planning
    // takes longer than most of them.
    "set plan_cache_mode = force_generic_plan; set enable_hashjoin = off; set enable_mergejoin = off; set random_page_cost = 1.1; "
    "set jit = off; set standard_conforming_strings = on; set bytea_output = 'hex'; set timezone = 'UTC'";

Oid type_of(Param::Kind kind) {
    switch (kind) {
        case Param::Kind::integer:
        case Param::Kind::null_integer: return kInt8;
        case Param::Kind::text:
        case Param::Kind::null_text: return kText;
        case Param::Kind::blob:
        case Param::Kind::null_blob: return kBytea;
    }
    return kText;
}

std::array<char, 8> big_endian(std::int64_t value) {
    auto bits = static_cast<std::uint64_t>(value);
    std::array<char, 8> bytes{};
    for (std::size_t i = 8; i-- > 0; bits >>= 8) bytes[i] = static_cast<char>(bits & 0xff);
    return bytes;
}

[[noreturn]] void wrong_type(int column, std::string_view wanted) {
    throw StoreFault{fmt::format("PostgreSQL: column {} of the answer holds no {}", column, wanted)};
}

int hex_value(char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; }

// "\x6162" → "ab"
std::string from_hex(std::string_view hex) {
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 2; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(hex_value(hex[i]) * 16 + hex_value(hex[i + 1]));
    return bytes;
}

std::string_view without_line_end(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    return text;
}

void ignore_notice(void*, const PGresult*) {}

}  // namespace

PgConnection connect_postgres(const Options& options) {
    // What the URL says comes later and wins, but for the encoding.
    const char* const names[] = {"connect_timeout", "keepalives_idle", "tcp_user_timeout", "fallback_application_name",
                                 "dbname", "client_encoding", nullptr};
    const char* const values[] = {"10", "30", "30000", "thienan", options.postgres_url.c_str(), "UTF8", nullptr};
    PgConnection connection{PQconnectdbParams(names, values, 1)};
    if (PQstatus(connection.get()) != CONNECTION_OK)
        throw StoreFault{fmt::format("PostgreSQL cannot be reached: {}", without_line_end(PQerrorMessage(connection.get())))};
    PQsetNoticeReceiver(connection.get(), ignore_notice, nullptr);
    auto settings = fmt::format(kSettings, options.statement_seconds);
    if (options.read_only) settings += "; set default_transaction_read_only = on";
    const PgResult set{PQexec(connection.get(), settings.c_str())};
    if (PQresultStatus(set.get()) != PGRES_COMMAND_OK || PQenterPipelineMode(connection.get()) != 1)
        throw StoreFault{fmt::format("PostgreSQL refused our settings: {}", without_line_end(PQerrorMessage(connection.get())))};
    return connection;
}

std::string_view sqlstate_of(const PGresult* result) {
    const char* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? std::string_view{} : state;
}

std::string sentence_of(const PGresult* result) {
    return fmt::format("{} ({})", without_line_end(PQresultErrorMessage(result)), sqlstate_of(result));
}

bool is_end_of_connection(const PGresult* result) {
    const auto state = sqlstate_of(result);
    return state == "57P01" || state == "57P02" || state == "57P03" || state == "25P03" || state.substr(0, 2) == "08";
}

std::int64_t changed_rows(PGresult* result) {
    if (std::string_view{PQcmdStatus(result)}.substr(0, 6) == "SELECT") return 0;
    const std::string_view digits = PQcmdTuples(result);
    std::int64_t rows = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), rows);
    return rows;
}

std::vector<Oid> types_of(std::span<const Param> params) {
    std::vector<Oid> types;
    types.reserve(params.size());
    for (const auto& param : params) types.push_back(type_of(param.kind));
    return types;
}

WireParams::WireParams(std::span<const Param> params) : integers_(params.size()), formats_(params.size(), 1) {
    for (std::size_t i = 0; i < params.size(); ++i) {
        const Param& param = params[i];
        std::string_view bytes;
        switch (param.kind) {
            case Param::Kind::integer:
                integers_[i] = big_endian(param.integer);
                bytes = {integers_[i].data(), integers_[i].size()};
                break;
            case Param::Kind::text:
            case Param::Kind::blob:
                bytes = param.text.data() == nullptr ? std::string_view{""} : param.text;
                break;
            case Param::Kind::null_integer:
            case Param::Kind::null_text:
            case Param::Kind::null_blob: break;
        }
        values_.push_back(bytes.data());
        lengths_.push_back(static_cast<int>(bytes.size()));
    }
}

bool PostgresRow::is_null(int column) const {
    CHECK(column >= 0 && column < PQnfields(result_));
    return PQgetisnull(result_, row_, column) != 0;
}

std::string_view PostgresRow::raw(int column) const {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const {
    if (is_null(column)) return 0;
    const Oid type = PQftype(result_, column);
    const auto digits = raw(column);
    if (type == kBool) return digits == "t" ? 1 : 0;
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = type == kInt8 || type == kInt4 || type == kInt2 || type == kNumeric;  // sum() is numeric
    if (!whole || fault != std::errc{} || end != digits.data() + digits.size()) wrong_type(column, "whole number");
    return value;
}

std::string_view PostgresRow::text(int column) const {
    if (is_null(column)) return {};
    if (PQftype(result_, column) == kBytea) wrong_type(column, "text");
    return raw(column);
}

std::string_view PostgresRow::blob(int column) const {
    if (is_null(column)) return {};
    if (PQftype(result_, column) != kBytea) wrong_type(column, "bytes");
    auto [at, fresh] = decoded_.try_emplace(column);
    if (fresh) at->second = from_hex(raw(column));
    return at->second;
}

}  // namespace thienan::store
