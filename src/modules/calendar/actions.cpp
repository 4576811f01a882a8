#include "modules/calendar/actions.hpp"

#include "modules/audit/actions.hpp"
#include "modules/calendar/rules.hpp"

#include <sodium.h>

namespace thienan::calendar::actions {
namespace {

constexpr store::Statement kFind{"calendar/find", "select kind, name from calendar_day where day = $1"};
constexpr store::Statement kCount{"calendar/count", "select count(*) from calendar_day"};
constexpr store::Statement kDelete{"calendar/delete", "delete from calendar_day where day = $1"};
constexpr store::Statement kInsert{"calendar/insert", "insert into calendar_day (day, kind, name) values ($1, $2, $3)"};
constexpr store::Statement kStamp{"calendar/stamp", "update calendar_stamp set version = $1 where id = 1"};

void renew_stamp(store::WriteTx& tx) {
    std::int64_t version = 0;
    randombytes_buf(&version, sizeof version);
    tx.execute(kStamp, version | 1);
}

// Kind and name of a special day; empty for an ordinary one.
struct Described {
    std::string kind, name;
};
Described described(store::ReadTx& tx, Date day) {
    return tx.first(kFind, [](const store::Row& row) { return Described{row.string(0), row.string(1)}; }, day).value_or(Described{});
}

}  // namespace

Result<Done> set_day(store::WriteTx& tx, const Principal& who, const SpecialDay& day) {
    if (!who.may(kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    TRY(rules::check(day));
    const auto before = described(tx, day.day);
    tx.execute(kDelete, day.day);
    tx.execute(kInsert, day.day, name_of(day.kind), day.name);
    renew_stamp(tx);
    audit::append(tx, who, {"calendar.day_set", "calendar_day", day.day.days(), {{"day", "", day.day.iso()}, {"kind", before.kind, std::string{name_of(day.kind)}}, {"name", before.name, day.name}}, ""});
    return Done{};
}

Result<Done> clear_day(store::WriteTx& tx, const Principal& who, Date day) {
    if (!who.may(kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    const auto before = described(tx, day);
    if (tx.execute(kDelete, day) == 0) return Error{Code::not_found, "frame.not_found"};
    renew_stamp(tx);
    audit::append(tx, who, {"calendar.day_cleared", "calendar_day", day.days(), {{"day", "", day.iso()}, {"kind", before.kind, ""}, {"name", before.name, ""}}, ""});
    return Done{};
}

Result<std::int64_t> load_defaults(store::WriteTx& tx, const std::vector<SpecialDay>& defaults) {
    if (tx.number(kCount) > 0) return std::int64_t{0};
    for (const auto& day : defaults) tx.execute(kInsert, day.day, name_of(day.kind), day.name);
    renew_stamp(tx);
    return static_cast<std::int64_t>(defaults.size());
}

}  // namespace thienan::calendar::actions
