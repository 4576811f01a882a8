#include "modules/calendar/actions.hpp"

#include "modules/audit/actions.hpp"
#include "modules/calendar/rules.hpp"
#include "modules/calendar/store.hpp"

namespace thienan::calendar::actions {
namespace {

// What people read of a day in the audit: "holiday: Tết"; "" for an ordinary day.
std::string described(const std::optional<SpecialDay>& day) { return day ? std::string{name_of(day->kind)} + ": " + day->name : std::string{}; }

void note(store::WriteTx& tx, const Principal& who, std::string act, const audit::Change& change, Date day) {
    audit::append(tx, who, {std::move(act), "calendar_day", day.days(), {change}, ""});
}

}  // namespace

Result<Done> set_day(store::WriteTx& tx, const Principal& who, const SpecialDay& day) {
    if (!who.may(kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    TRY(rules::check(day));
    const auto before = rows::find(tx, day.day);
    rows::put(tx, day);
    rows::renew_stamp(tx);
    note(tx, who, "calendar.day_set", {day.day.iso(), described(before), described(day)}, day.day);
    return Done{};
}

Result<Done> clear_day(store::WriteTx& tx, const Principal& who, Date day) {
    if (!who.may(kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    const auto before = rows::find(tx, day);
    if (!before) return Error{Code::not_found, "frame.not_found"};
    rows::remove(tx, day);
    rows::renew_stamp(tx);
    note(tx, who, "calendar.day_cleared", {day.iso(), described(before), ""}, day);
    return Done{};
}

Result<std::int64_t> load_defaults(store::WriteTx& tx, const std::vector<SpecialDay>& defaults) {
    if (!rows::is_empty(tx)) return std::int64_t{0};
    for (const auto& day : defaults) rows::put(tx, day);
    rows::renew_stamp(tx);
    return static_cast<std::int64_t>(defaults.size());
}

}  // namespace thienan::calendar::actions
