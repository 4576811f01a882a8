#include "engines/overlap/model.hpp"

#include <array>
#include <cmath>

namespace thienan::overlap {
namespace {

// Where a verdict begins; shares of rarity weight.
constexpr float kCopied = 0.7f, kPartly = 0.12f, kSameTitle = 0.85f, kSameWords = 0.95f;
constexpr double kOverlaps = 0.5;
constexpr float kSaysSomething = 4;  // bits
const float kTitleLength = std::log2(1.0f + 64);  // as the features say it

float of(const Features& f, Feature feature) { return f[static_cast<std::size_t>(feature)]; }

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::array<std::string_view, 4> kVerdicts{"copy", "partial", "same_problem", "related"};
    return kVerdicts[static_cast<std::size_t>(verdict)];
}

double Model::score(const Features& features) const {
    double sum = base;
    for (const Tree& tree : trees) {
        std::size_t at = 0;
        while (tree.nodes[at].feature >= 0) {
            const auto& node = tree.nodes[at];
            at = static_cast<std::size_t>(features[static_cast<std::size_t>(node.feature)] <= node.threshold ? node.left : node.right);
        }
        sum += tree.nodes[at].value;
    }
    return 1 / (1 + std::exp(-sum));
}

Features Model::contributions(const Features& features) const {
    Features out{};
    for (const Tree& tree : trees) {
        std::size_t at = 0;
        while (tree.nodes[at].feature >= 0) {
            const auto& node = tree.nodes[at];
            const auto next = static_cast<std::size_t>(features[static_cast<std::size_t>(node.feature)] <= node.threshold ? node.left : node.right);
            out[static_cast<std::size_t>(node.feature)] += tree.nodes[next].value - node.value;
            at = next;
        }
    }
    return out;
}

Verdict verdict_of(const Features& f, double score) {
    const float most_covered = std::max(of(f, Feature::covered_of_query), of(f, Feature::covered_of_record));
    const bool elsewhere = of(f, Feature::places_differ) == 1.0f || of(f, Feature::subjects_differ) == 1.0f;
    // Titles that differ by their slots alone, and say something besides.
    if (elsewhere && of(f, Feature::matter_missing) == 0 && of(f, Feature::rarest_shared) >= kSaysSomething) return Verdict::same_problem;
    if (score < kOverlaps) return Verdict::related;
    if (of(f, Feature::covered_of_query) >= kCopied && of(f, Feature::covered_of_record) >= kCopied) return Verdict::copy;
    if (most_covered >= kPartly) return Verdict::partial;
    const bool titles_alone = of(f, Feature::query_length) < kTitleLength && of(f, Feature::record_length) < kTitleLength;
    // Another place and another matter: two titles of one kind, no more.
    if (titles_alone && elsewhere) return Verdict::related;
    if (of(f, Feature::titles_shared) < kSameTitle) return Verdict::same_problem;
    return of(f, Feature::titles_sequence) >= kSameWords ? Verdict::copy : Verdict::partial;
}

}  // namespace thienan::overlap
