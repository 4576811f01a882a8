// For tests: what a reading found, one line for each assignment.
#pragma once

#include "engines/notice/reading.hpp"

#include <string>

namespace thienan::notice {

// "path | leads | first words | due or deadline | rhythm", soft ones marked.
inline std::string told(const Reading& reading) {
    std::string out;
    for (const Assignment& assignment : reading.assignments) {
        std::string leads;
        for (const std::string& lead : assignment.leads) leads += (leads.empty() ? "" : " + ") + lead;
        std::size_t end = 0;
        for (int word = 0; word < 3 && end != std::string::npos; ++word)
            end = assignment.quote.find(' ', end == 0 ? 0 : end + 1);
        out += assignment.path + " | " + leads + " | " + assignment.quote.substr(0, end);
        if (assignment.due)
            out += " | " + assignment.due->iso();
        else if (assignment.deadline_text)
            out += " | (" + *assignment.deadline_text + ")";
        if (assignment.recurring) out += " | ~" + *assignment.recurring;
        out += assignment.force == Force::soft ? " | soft\n" : "\n";
    }
    return out;
}

}  // namespace thienan::notice
