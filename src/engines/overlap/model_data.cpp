#include "engines/overlap/model.hpp"

namespace thienan::overlap {

const Model& shipped_model() {
    static const Model model{.base = -2, .trees = {
        {{{static_cast<std::int16_t>(Feature::shared_of_query), 0.5f, 1, 2, 0}, {-1, 0, 0, 0, -1}, {-1, 0, 0, 0, 3}}}}};
    return model;
}

}  // namespace thienan::overlap
