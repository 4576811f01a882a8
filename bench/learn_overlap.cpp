// Learns the model of engines/overlap from pairs of texts that are known to be alike or not, and says how well it does on pairs it has not seen.
//   learn_overlap DATA [OUT.cpp]      DATA is the folder made by bench/overlap_data.py
#include "engines/overlap/learning.hpp"
#include "modules/overlap/index_folder.hpp"
#include "modules/overlap/json_lines.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <unordered_map>

namespace {

using namespace thienan;
using namespace thienan::overlap;

std::vector<Record> read_all(const std::string& path) {
    auto lines = JsonLines::open(path);
    std::vector<Record> out;
    for (;;) {
        auto record = lines.value().next();
        if (!record) { fmt::print(stderr, "{} {}\n", record.error().args[0], record.error().args[2]); std::exit(2); }
        if (!*record) return out;
        out.push_back(std::move(**record));
    }
}

struct Search { std::string query; std::vector<Example> examples; std::vector<std::size_t> rank; };

std::shared_ptr<const Lexicon> lexicon_of(const std::string& data) {
    std::vector<Text> shorts, longs;
    for (const Record& r : read_all(data + "/lexpairs.jsonl")) shorts.push_back(read_text(r.title, {})), longs.push_back(read_text({}, r.text));
    return std::make_shared<const Lexicon>(Lexicon::learn(shorts, longs));
}

// Titles that must find their abstract.
void titles(const std::string& data, std::vector<Example>& out) {
    const auto index = IndexFolder::open(data + "/news", IndexFolder::Use::read);
    const auto queries = read_all(data + "/titles.jsonl");
    if (!std::getenv("NOLEX")) { const auto lexicon = lexicon_of(data); fmt::print("lexicon {} bytes\n", lexicon->bytes().size()); index.value()->corpus().set_lexicon(lexicon); }
    std::vector<std::vector<Example>> all;
    std::vector<int> position;  // of the right one by first stage, or -1
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const auto hits = index.value()->corpus().screen(queries[i].title, queries[i].text, {.top = 200, .candidates = 150});
        auto& one = all.emplace_back();
        for (const Hit& h : hits) one.push_back({h.features, h.id == queries[i].id, 1});
    }
    std::vector<Example> train;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (queries[i].year == 1) continue;
        for (std::size_t k = 0; k < all[i].size(); ++k) if (all[i][k].overlaps || k < 30 || k % 4 == 0) train.push_back(all[i][k]);
    }
    const Model model = learn(train, {.trees = std::getenv("TREES") ? std::atoi(std::getenv("TREES")) : 200, .leaves = 16});
    double mrr = 0, s1 = 0, s10 = 0, any = 0, n = 0;
    std::vector<Example> test;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (queries[i].year != 1) continue;
        ++n;
        double right = -1;
        for (const Example& e : all[i]) if (e.overlaps) right = model.score(e.features);
        test.insert(test.end(), all[i].begin(), all[i].end());
        if (right < 0) continue;
        int rank = 1;
        for (const Example& e : all[i]) rank += !e.overlaps && model.score(e.features) >= right;
        if (std::getenv("SHOW")) fmt::print("{}\t{}\t{}\n", rank, queries[i].id, queries[i].title);
        mrr += 1.0 / rank, s1 += rank == 1, s10 += rank <= 10, any += 1;
    }
    fmt::print("titles: MRR {:.4f} s@1 {:.4f} s@10 {:.4f} candidates {:.4f}  calibration error {:.4f}\n", mrr / n, s1 / n, s10 / n, any / n, calibration_error(model, test));
    std::array<double, kFeatures> importance{};
    for (const Example& e : test) { const auto c = model.contributions(e.features); for (std::size_t f = 0; f < kFeatures; ++f) importance[f] += std::abs(c[f]); }
    for (std::size_t f = 0; f < kFeatures; ++f) fmt::print("  {} {:.3f}\n", name_of(static_cast<Feature>(f)), importance[f] / static_cast<double>(test.size()));
    out.insert(out.end(), train.begin(), train.end());
}

void pairs(const std::string& data) {
    const auto index = IndexFolder::open(data + "/news", IndexFolder::Use::read);
    const auto a = read_all(data + "/pairs_a.jsonl"), b = read_all(data + "/pairs_b.jsonl");
    std::vector<Example> all;
    for (std::size_t i = 0; i < a.size(); ++i) all.push_back({index.value()->corpus().compare(a[i], b[i]).features, a[i].year == 1, 1});
    double right = 0, ece = 0;
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), std::mt19937{7});
    for (std::size_t fold = 0; fold < 5; ++fold) {
        std::vector<Example> train, test;
        for (std::size_t i = 0; i < order.size(); ++i) (i % 5 == fold ? test : train).push_back(all[order[i]]);
        const Model model = learn(train, {.trees = 150, .leaves = 6, .rate = 0.06, .least_weight = 4});
        for (const Example& e : test) right += (model.score(e.features) >= 0.5) == e.overlaps;
        ece += calibration_error(model, test) / 5;
    }
    fmt::print("vnPara: accuracy {:.4f} calibration error {:.4f}\n", right / static_cast<double>(all.size()), ece);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::string data = argv[1];
    pairs(data);
    std::vector<Example> examples;
    titles(data, examples);
}
