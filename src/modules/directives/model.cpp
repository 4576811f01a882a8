#include "modules/directives/model.hpp"

namespace thienan::directives {

std::string full_symbol(const Header& header) {
    if (header.number.empty() || header.symbol.empty()) return header.number + header.symbol;
    return header.number + "/" + header.symbol;
}

}  // namespace thienan::directives
