// libpq behind owning types: connecting with our settings, values out, rows in.
#pragma once

#include "platform/store/store.hpp"

#include <libpq-fe.h>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace thienan::store {

struct FreePg {
    void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using PgConnection = std::unique_ptr<PGconn, FreePg>;
using PgResult = std::unique_ptr<PGresult, FreePg>;

// In pipeline mode, UTF-8, with limits on time. A StoreFault says why there is no connection; never a password.
PgConnection connect_postgres(const Options& options);

std::string_view sqlstate_of(const PGresult* result);  // "" where there is none
std::string sentence_of(const PGresult* result);
bool is_end_of_connection(const PGresult* result);
// Rows written; 0 for a select.
std::int64_t changed_rows(PGresult* result);

std::vector<Oid> types_of(std::span<const Param> params);

// Parameters in binary form. Views into the caller's values.
class WireParams {
public:
    explicit WireParams(std::span<const Param> params);
    WireParams(const WireParams&) = delete;

    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    std::vector<std::array<char, 8>> integers_;  // big-endian
    std::vector<const char*> values_;
    std::vector<int> lengths_, formats_;
};

class PostgresRow final : public Row {
public:
    PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    std::string_view blob(int column) const override;

private:
    std::string_view raw(int column) const;
    const PGresult* result_;
    int row_;
    mutable std::map<int, std::string> decoded_;  // bytes by column; nodes stay where they are
};

}  // namespace thienan::store
