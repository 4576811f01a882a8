#include "platform/store/migrations.hpp"

#include "platform/store/sql_text.hpp"

#include <fmt/format.h>

namespace thienan::store {
namespace {

constexpr std::string_view kTable =
    "create table if not exists schema_migration (position bigint primary key, name text not null unique, "
    "checksum text not null, applied_at bigint not null)";
constexpr Statement kApplied{"store.migrations_applied",
                             "select name, checksum from schema_migration order by position"};
constexpr Statement kRemember{"store.migration_remember",
                              "insert into schema_migration (position, name, checksum, applied_at) values ($1, $2, $3, $4)"};

struct Applied {
    std::string name, checksum;
};

void check_history(const std::vector<Applied>& applied, std::span<const Migration> migrations) {
    for (std::size_t i = 0; i < applied.size(); ++i) {
        const std::string& name = applied[i].name;
        if (i >= migrations.size())
            throw StoreFault{fmt::format("the database has had migration {}, which this program does not know: "
                                         "it was written by a newer program, or the migration was removed", name)};
        if (migrations[i].name != name)
            throw StoreFault{fmt::format("migration {} was removed or reordered: the program has {} in its place", name,
                                         migrations[i].name)};
        if (checksum_of(migrations[i].sql) != applied[i].checksum)
            throw StoreFault{fmt::format("migration {} was changed after it had been applied", name)};
    }
}

void apply(Session& session, const Migration& migration) {
    for (const auto statement : split_statements(migration.sql)) {
        try {
            session.change_schema(in_dialect(session.engine(), statement));
        } catch (const StoreFault& fault) {
            throw StoreFault{fmt::format("migration {}: {} in: {}", migration.name, fault.what(), statement.substr(0, 200))};
        }
    }
}

}  // namespace

std::string checksum_of(std::string_view sql) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (const char c : sql) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return fmt::format("{:016x}", hash);
}

bool apply_next(Session& session, WriteTx& tx, std::span<const Migration> migrations) {
    session.change_schema(in_dialect(session.engine(), kTable));
    const auto applied =
        tx.list(kApplied, [](const Row& row) { return Applied{row.string(0), row.string(1)}; });
    check_history(applied, migrations);
    if (applied.size() == migrations.size()) return false;
    const Migration& next = migrations[applied.size()];
    apply(session, next);
    tx.execute(kRemember, applied.size(), next.name, checksum_of(next.sql), tx.now());
    return true;
}

}  // namespace thienan::store
