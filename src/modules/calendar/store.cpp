#include "modules/calendar/store.hpp"

#include <sodium.h>

namespace thienan::calendar::rows {
namespace {

constexpr store::Statement kFind{"calendar/find", "select day, kind, name from calendar_day where day = $1"};
constexpr store::Statement kAny{"calendar/any", "select 1 from calendar_day limit 1"};
constexpr store::Statement kDelete{"calendar/delete", "delete from calendar_day where day = $1"};
constexpr store::Statement kInsert{"calendar/insert", "insert into calendar_day (day, kind, name) values ($1, $2, $3)"};
constexpr store::Statement kStamp{"calendar/stamp", "update calendar_stamp set version = $1 where id = 1"};

}  // namespace

SpecialDay day_of_row(const store::Row& row) {
    return {row.date(0), row.text(1) == "swapped" ? DayKind::swapped : DayKind::holiday, row.string(2)};
}

std::optional<SpecialDay> find(store::ReadTx& tx, Date day) { return tx.first(kFind, day_of_row, day); }

bool is_empty(store::ReadTx& tx) { return !tx.exists(kAny); }

void put(store::WriteTx& tx, const SpecialDay& day) {
    tx.execute(kDelete, day.day);
    tx.execute(kInsert, day.day, name_of(day.kind), day.name);
}

void remove(store::WriteTx& tx, Date day) { tx.execute(kDelete, day); }

void renew_stamp(store::WriteTx& tx) {
    std::int64_t version = 0;
    randombytes_buf(&version, sizeof version);
    tx.execute(kStamp, version | 1);
}

}  // namespace thienan::calendar::rows
