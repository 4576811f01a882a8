// Something that must always be true of the stored records: SQL that must return no row.
#pragma once

#include <string_view>

namespace thienan::frame {

struct Invariant {
    std::string_view name;  // a sentence: "a completed assignment has a completion day"
    std::string_view sql;   // selects the ids of records that break it
};

}  // namespace thienan::frame
