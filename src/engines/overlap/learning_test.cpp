#include "engines/overlap/learning.hpp"

#include <gtest/gtest.h>

#include <random>

namespace thienan::overlap {
namespace {

TEST(Learning, finds_a_rule_and_is_calibrated) {
    std::mt19937 random{9};
    std::uniform_real_distribution<float> uniform;
    std::vector<Example> train, test;
    for (int i = 0; i < 20'000; ++i) {
        Example e;
        for (float& f : e.features) f = uniform(random);
        const float p = e.features[3] > 0.5f ? 0.9f : (e.features[7] > 0.3f ? 0.4f : 0.05f);
        e.overlaps = uniform(random) < p;
        (i % 2 ? train : test).push_back(e);
    }
    const Model model = learn(train, {.trees = 40, .leaves = 4});
    EXPECT_LT(calibration_error(model, test), 0.03);
    Features f{};
    f[3] = 0.9f;
    EXPECT_NEAR(model.score(f), 0.9, 0.05);
    const Features parts = model.contributions(f);
    EXPECT_GT(parts[3], 0.5f);
}

}  // namespace
}  // namespace thienan::overlap
