// The states of a procedure and what leads from one to another, drawn on the server as SVG from a module's table of transitions.
// The states stand one below the other; a step onwards is an arc at the right, a step back one at the left, each with the number
// of its row in the table that the page puts behind the picture.
#pragma once

#include "platform/html/html.hpp"

#include <string>
#include <vector>

namespace thienan::frame {

struct DiagramStep {
    std::vector<std::size_t> from;  // positions in the list of states; from more than two it is drawn as one short arrow into `to`
    std::size_t to = 0;
    std::string words;              // what leads there, for the pointer and for screen readers
    int party = 1;                  // 1…5: which colour
};

// `parties`: the legend, the words of colour 1, 2, … Step n is numbered n + 1. At most about a dozen states can be read.
html::Html state_diagram(const std::vector<std::string>& states, const std::vector<DiagramStep>& steps, const std::vector<std::string>& parties,
                         const std::string& caption);

}  // namespace thienan::frame
