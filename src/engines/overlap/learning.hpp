// Learns a Model: gradient boosting of small trees on logistic loss, with histograms of up to 64 values a feature (Friedman 2001,
// Chen and Guestrin 2016). Deterministic.
#pragma once

#include <span>
#include <vector>

#include "engines/overlap/model.hpp"

namespace thienan::overlap {

struct Example {
    Features features{};
    bool overlaps = false;
    float weight = 1;
};

struct LearningOptions {
    int trees = 200;
    int leaves = 12;
    double rate = 0.1;
    double least_weight = 20;   // of second derivatives in a leaf
    double shrink = 1;          // L2 on leaf values
};

// At least one example of each kind.
Model learn(std::span<const Example> examples, const LearningOptions& options);

// Expected calibration error: over ten equal bands of score, the mean distance of score and share, weighted by examples.
double calibration_error(const Model& model, std::span<const Example> examples);

}  // namespace thienan::overlap
