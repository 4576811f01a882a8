#include "modules/calendar/queries.hpp"

#include "modules/calendar/store.hpp"

#include <mutex>
#include <string>

namespace thienan::calendar::queries {
namespace {

constexpr store::Statement kVersion{"calendar/version", "select version from calendar_stamp where id = 1"};
constexpr store::Statement kAll{"calendar/all", "select day, kind, name from calendar_day order by day"};
constexpr store::Statement kBetween{"calendar/between", "select day, kind, name from calendar_day where day >= $1 and day <= $2 order by day"};

struct Kept {
    std::int64_t version = 0;
    std::shared_ptr<const WorkingCalendar> calendar;
};

}  // namespace

std::shared_ptr<const WorkingCalendar> working_calendar(store::ReadTx& tx) {
    static std::mutex mutex;
    static Kept kept;
    const auto version = tx.number(kVersion);
    {
        const std::lock_guard lock{mutex};
        // Version numbers are drawn at random, so another database's calendar is never taken for this one's; 0 is never kept.
        if (version != 0 && kept.version == version) return kept.calendar;
    }
    std::vector<Date> holidays, swapped;
    tx.each(kAll, [&](const store::Row& row) {
        const auto day = rows::day_of_row(row);
        (day.kind == DayKind::holiday ? holidays : swapped).push_back(day.day);
    });
    auto calendar = std::make_shared<const WorkingCalendar>(std::move(holidays), std::move(swapped));
    const std::lock_guard lock{mutex};
    kept = {version, calendar};
    return calendar;
}

std::vector<SpecialDay> days_of(store::ReadTx& tx, int year) {
    return tx.list(kBetween, rows::day_of_row, std::to_string(year) + "-01-01", std::to_string(year) + "-12-31");
}

}  // namespace thienan::calendar::queries
