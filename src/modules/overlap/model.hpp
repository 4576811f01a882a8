// Earlier tasks, proposals that are screened against them, and what a person decided.
// basis: docs/basis/overlap.md
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/names.hpp"
#include "frame/principal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::overlap {

using thienan::name_of;  // beside the engine's own

inline constexpr std::string_view kMaintain = "overlap.maintain";  // the registry of earlier tasks
inline constexpr std::string_view kScreen = "overlap.screen";      // look proposals up, and see what those of the agency gave
inline constexpr std::string_view kDecide = "overlap.decide";      // say what a look-up means

enum class TaskState { running, finished, stopped };
constexpr auto names(TaskState) { return Names{"overlap.state_", "running", "finished", "stopped"}; }

// basis: NĐ 08/2014 đ.27-28: the levels of tasks
enum class Level { national, ministry, province, grassroots };
constexpr auto names(Level) { return Names{"overlap.level_", "national", "ministry", "province", "grassroots"}; }

inline constexpr std::size_t kMostTitle = 1000, kMostText = 100'000, kMostShort = 300, kMostReasons = 5000;  // code points

struct EarlierTask {
    Id<EarlierTask> id;
    std::int64_t version = 0;
    std::string code;               // where it is registered; unique
    std::string title;
    std::string text;               // aims, contents, abstract; may be empty
    TaskState state = TaskState::finished;
    std::string stop_cause;         // of a stopped one, and only of that
    std::string host;               // organisation, never a person
    std::string place;
    int year_from = 0, year_to = 0; // 0: unknown
    std::optional<Level> level;
    std::string source;             // from which list it was taken

    friend bool operator==(const EarlierTask&, const EarlierTask&) = default;
};

// Published where the tasks changed, so that the index can follow after the commit.
struct CorpusChanged {};

}  // namespace thienan::overlap
