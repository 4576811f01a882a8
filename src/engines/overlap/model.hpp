// From features to a calibrated score and a verdict.
#pragma once

#include <string_view>
#include <vector>

#include "engines/overlap/features.hpp"

namespace thienan::overlap {

// copy: nearly all of one text is in the other; partial: passages of it are; same_problem: the same matter, in other words or at another place;
// related: shares words, nothing to decide about.
enum class Verdict : std::uint8_t { copy, partial, same_problem, related };
std::string_view name_of(Verdict verdict);

// Boosted trees: sums of leaves through a logistic function.
struct Tree {
    struct Node { std::int16_t feature = -1; float threshold = 0; std::int16_t left = 0, right = 0; float value = 0; };  // feature < 0: a leaf
    std::vector<Node> nodes;
};
struct Model {
    float base = 0;
    std::vector<Tree> trees;

    // 0…1: of pairs scored near p, about a share p overlap.
    double score(const Features& features) const;
    // What each feature added to the score's logarithmic odds (Saabas 2014); their sum and `base` give the score.
    Features contributions(const Features& features) const;
};

// The model that comes with the program; learnt by bench/learn_overlap.
const Model& shipped_model();

Verdict verdict_of(const Features& features, double score);

}  // namespace thienan::overlap
