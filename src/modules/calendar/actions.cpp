#include "modules/calendar/actions.hpp"

#include "modules/audit/actions.hpp"
#include "modules/calendar/rules.hpp"
#include "modules/calendar/store.hpp"

namespace thienan::calendar::actions {
namespace {

// What a day was and is: kind and name, empty for an ordinary one.
std::vector<audit::Change> changes(Date day, const std::optional<SpecialDay>& before, const std::optional<SpecialDay>& after) {
    const auto kind = [](const auto& d) { return d ? std::string{name_of(d->kind)} : std::string{}; };
    const auto name = [](const auto& d) { return d ? d->name : std::string{}; };
    return {{"day", "", day.iso()}, {"kind", kind(before), kind(after)}, {"name", name(before), name(after)}};
}

void note(store::WriteTx& tx, const Principal& who, std::string act, Date day, std::vector<audit::Change> changes) {
    audit::append(tx, who, {std::move(act), "calendar_day", day.days(), std::move(changes), ""});
}

}  // namespace

Result<Done> set_day(store::WriteTx& tx, const Principal& who, const SpecialDay& day) {
    if (!who.may(kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    TRY(rules::check(day));
    const auto before = rows::find(tx, day.day);
    rows::put(tx, day);
    rows::renew_stamp(tx);
    note(tx, who, "calendar.day_set", day.day, changes(day.day, before, day));
    return Done{};
}

Result<Done> clear_day(store::WriteTx& tx, const Principal& who, Date day) {
    if (!who.may(kMaintain)) return Error{Code::forbidden, "frame.forbidden"};
    const auto before = rows::find(tx, day);
    if (!before) return Error{Code::not_found, "frame.not_found"};
    rows::remove(tx, day);
    rows::renew_stamp(tx);
    note(tx, who, "calendar.day_cleared", day, changes(day, before, {}));
    return Done{};
}

Result<std::int64_t> load_defaults(store::WriteTx& tx, const std::vector<SpecialDay>& defaults) {
    if (!rows::is_empty(tx)) return std::int64_t{0};
    for (const auto& day : defaults) rows::put(tx, day);
    rows::renew_stamp(tx);
    return static_cast<std::int64_t>(defaults.size());
}

}  // namespace thienan::calendar::actions
