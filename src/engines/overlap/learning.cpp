#include "engines/overlap/learning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/check.hpp"

namespace thienan::overlap {
namespace {

constexpr std::size_t kBins = 64;

// Thresholds of each feature, so that about as many examples fall into each bin.
using Cuts = std::array<std::vector<float>, kFeatures>;

Cuts make_cuts(std::span<const Example> examples) {
    Cuts cuts;
    std::vector<float> values;
    for (std::size_t f = 0; f < kFeatures; ++f) {
        values.clear();
        for (std::size_t i = 0; i < examples.size(); i += 1 + examples.size() / 50'000) values.push_back(examples[i].features[f]);
        std::sort(values.begin(), values.end());
        for (std::size_t b = 1; b < kBins; ++b) {
            const float cut = values[b * values.size() / kBins];
            if (cut < values.back() && (cuts[f].empty() || cut > cuts[f].back())) cuts[f].push_back(cut);
        }
        if (values.front() < values.back() && (cuts[f].empty() || cuts[f].front() > values.front())) cuts[f].insert(cuts[f].begin(), values.front());
    }
    return cuts;
}

struct Sums { double gradient = 0, hessian = 0; };

struct Leaf {
    std::int16_t node = 0;
    std::vector<std::uint32_t> examples;
    Sums sums;
    // The best way to split it.
    double gain = 0;
    std::size_t feature = 0, bin = 0;
};

class Learner {
public:
    Learner(std::span<const Example> examples, const LearningOptions& options) : examples_(examples), options_(options), cuts_(make_cuts(examples)) {
        bins_.resize(examples.size());
        for (std::size_t i = 0; i < examples.size(); ++i) {
            for (std::size_t f = 0; f < kFeatures; ++f) {
                bins_[i][f] = static_cast<std::uint8_t>(std::lower_bound(cuts_[f].begin(), cuts_[f].end(), examples[i].features[f]) - cuts_[f].begin());
            }
        }
    }

    Model run() {
        double yes = 0, all = 0;
        for (const Example& e : examples_) yes += e.overlaps ? e.weight : 0, all += e.weight;
        CHECK(yes > 0 && yes < all);
        Model model{.base = static_cast<float>(std::log(yes / (all - yes))), .trees = {}};
        odds_.assign(examples_.size(), model.base);
        gradients_.resize(examples_.size());
        for (int t = 0; t < options_.trees; ++t) model.trees.push_back(grow());
        return model;
    }

private:
    double value_of(const Sums& s) const { return -options_.rate * s.gradient / (s.hessian + options_.shrink); }
    double worth(const Sums& s) const { return s.gradient * s.gradient / (s.hessian + options_.shrink); }

    void find_split(Leaf& leaf) const {
        leaf.gain = 1e-6;
        leaf.feature = kFeatures;
        for (std::size_t f = 0; f < kFeatures; ++f) {
            if (cuts_[f].empty()) continue;
            std::array<Sums, kBins + 1> histogram{};
            for (const std::uint32_t i : leaf.examples) {
                Sums& s = histogram[bins_[i][f]];
                s.gradient += gradients_[i].gradient, s.hessian += gradients_[i].hessian;
            }
            Sums left;
            for (std::size_t b = 0; b < cuts_[f].size(); ++b) {
                left.gradient += histogram[b].gradient, left.hessian += histogram[b].hessian;
                const Sums right{leaf.sums.gradient - left.gradient, leaf.sums.hessian - left.hessian};
                if (left.hessian < options_.least_weight || right.hessian < options_.least_weight) continue;
                const double gain = worth(left) + worth(right) - worth(leaf.sums);
                if (gain > leaf.gain) leaf.gain = gain, leaf.feature = f, leaf.bin = b;
            }
        }
    }

    Tree grow() {
        Leaf root;
        for (std::uint32_t i = 0; i < examples_.size(); ++i) {
            const double p = 1 / (1 + std::exp(-odds_[i])), w = examples_[i].weight;
            gradients_[i] = {w * (p - (examples_[i].overlaps ? 1 : 0)), w * std::max(p * (1 - p), 1e-9)};
            root.sums.gradient += gradients_[i].gradient, root.sums.hessian += gradients_[i].hessian;
            root.examples.push_back(i);
        }
        Tree tree{{{.value = static_cast<float>(value_of(root.sums))}}};
        find_split(root);
        std::vector<Leaf> leaves;
        leaves.push_back(std::move(root));
        while (static_cast<int>(leaves.size()) < options_.leaves) {
            const auto best = std::max_element(leaves.begin(), leaves.end(), [](const Leaf& a, const Leaf& b) { return (a.feature < kFeatures ? a.gain : 0) < (b.feature < kFeatures ? b.gain : 0); });
            if (best->feature == kFeatures) break;
            Leaf split = std::move(*best), left, right;
            leaves.erase(best);
            for (const std::uint32_t i : split.examples) {
                Leaf& side = bins_[i][split.feature] <= split.bin ? left : right;
                side.examples.push_back(i);
                side.sums.gradient += gradients_[i].gradient, side.sums.hessian += gradients_[i].hessian;
            }
            auto& node = tree.nodes[static_cast<std::size_t>(split.node)];
            node.feature = static_cast<std::int16_t>(split.feature);
            node.threshold = cuts_[split.feature][split.bin];
            node.left = left.node = static_cast<std::int16_t>(tree.nodes.size());
            node.right = right.node = static_cast<std::int16_t>(tree.nodes.size() + 1);
            for (Leaf* side : {&left, &right}) {
                tree.nodes.push_back({.value = static_cast<float>(value_of(side->sums))});
                find_split(*side);
                leaves.push_back(std::move(*side));
            }
        }
        for (const Leaf& leaf : leaves) {
            for (const std::uint32_t i : leaf.examples) odds_[i] += tree.nodes[static_cast<std::size_t>(leaf.node)].value;
        }
        return tree;
    }

    std::span<const Example> examples_;
    const LearningOptions& options_;
    Cuts cuts_;
    std::vector<std::array<std::uint8_t, kFeatures>> bins_;
    std::vector<double> odds_;
    std::vector<Sums> gradients_;
};

}  // namespace

Model learn(std::span<const Example> examples, const LearningOptions& options) { return Learner{examples, options}.run(); }

double calibration_error(const Model& model, std::span<const Example> examples) {
    struct Band { double score = 0, yes = 0, n = 0; };
    std::array<Band, 10> bands{};
    double all = 0;
    for (const Example& e : examples) {
        const double score = model.score(e.features);
        Band& band = bands[std::min<std::size_t>(9, static_cast<std::size_t>(score * 10))];
        band.score += score, band.yes += e.overlaps, band.n += 1, all += 1;
    }
    double error = 0;
    for (const Band& b : bands) error += std::abs(b.score - b.yes);
    return all > 0 ? error / all : 0;
}

}  // namespace thienan::overlap
