// Learns the model of engines/overlap from pairs of texts that are known to be alike or not, and says how well it does on texts it has not seen.
//   learn_overlap DATA [OUT.cpp]      DATA is made by bench/parts/overlap_data.py; OUT.cpp becomes engines/overlap/model_data.cpp
// Prints one figure a line: NAME VALUE.
#include "engines/overlap/learning.hpp"
#include "modules/overlap/index_folder.hpp"
#include "modules/overlap/json_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

namespace {

using namespace thienan;
using namespace thienan::overlap;

// Of a title in DATA: what it is there for.
constexpr int kToLearn = 0, kToTest = 1;
constexpr std::size_t kCandidates = 150;
constexpr LearningOptions kOptions{.trees = 240, .leaves = 14};

std::vector<Record> read_all(const std::string& path) {
    auto lines = JsonLines::open(path);
    if (!lines) std::exit(2);
    std::vector<Record> out;
    for (;;) {
        auto record = lines.value().next();
        if (!record) {
            fmt::print(stderr, "learn_overlap: {} line {}: {}\n", record.error().args[0], record.error().args[1], record.error().args[2]);
            std::exit(2);
        }
        if (!*record) return out;
        out.push_back(std::move(**record));
    }
}

std::unique_ptr<IndexFolder> open(const std::string& folder) {
    auto opened = IndexFolder::open(folder, IndexFolder::Use::read);
    if (!opened) {
        fmt::print(stderr, "learn_overlap: {}: {}\n", folder, opened.error().reason);
        std::exit(2);
    }
    return std::move(opened).value();
}

// Titles that must find their own abstract among all. The lexicon is learned from pairs that are neither learned from nor tested here.
void titles(const std::string& data, std::vector<Example>& learned_from) {
    const auto index = open(data + "/news");
    {
        std::vector<Text> shorts, longs;
        for (const Record& r : read_all(data + "/lexicon.jsonl")) shorts.push_back(read_text(r.title, {})), longs.push_back(read_text({}, r.text));
        index->corpus().set_lexicon(std::make_shared<const Lexicon>(Lexicon::learn(shorts, longs)));
    }
    std::vector<Example> train;
    std::vector<std::vector<Example>> tests;
    for (const Record& query : read_all(data + "/titles.jsonl")) {
        std::vector<Example> one;
        for (const Hit& h : index->corpus().screen(query.title, query.text, {.top = kCandidates, .candidates = kCandidates})) one.push_back({h.features, h.id == query.id, 1});
        if (query.year == kToTest) tests.push_back(std::move(one));
        else for (std::size_t k = 0; k < one.size(); ++k) if (one[k].overlaps || k < 30 || k % 4 == 0) train.push_back(one[k]);
    }
    const Model model = learn(train, {.trees = 250, .leaves = 16});
    double mrr = 0, first = 0, in_ten = 0, candidate = 0;
    std::vector<Example> all;
    for (const auto& one : tests) {
        all.insert(all.end(), one.begin(), one.end());
        const auto right = std::find_if(one.begin(), one.end(), [](const Example& e) { return e.overlaps; });
        if (right == one.end()) continue;
        const double score = model.score(right->features);
        const auto rank = static_cast<double>(std::count_if(one.begin(), one.end(), [&](const Example& e) { return model.score(e.features) >= score; }));
        mrr += 1 / rank, first += rank == 1, in_ten += rank <= 10, candidate += 1;
    }
    const auto n = static_cast<double>(tests.size());
    fmt::print("titles_mrr {:.4f}\ntitles_first {:.4f}\ntitles_ten {:.4f}\ntitles_candidates {:.4f}\ntitles_calibration {:.4f}\n", mrr / n, first / n, in_ten / n, candidate / n, calibration_error(model, all));
    // For the model that ships, half with a lexicon, half without: a province has none at first.
    const auto lexicon = index->corpus().lexicon();
    std::size_t i = 0;
    for (const Record& query : read_all(data + "/titles.jsonl")) {
        if (query.year == kToTest) continue;
        index->corpus().set_lexicon(i++ % 2 ? lexicon : nullptr);
        std::size_t k = 0;
        for (const Hit& h : index->corpus().screen(query.title, query.text, {.top = kCandidates, .candidates = kCandidates})) {
            if (h.id == query.id || k < 15 || k % 8 == 0) learned_from.push_back({h.features, h.id == query.id, 1});
            ++k;
        }
    }
}

// Sentence pairs, five-fold.
void pairs(const std::string& data, std::vector<Example>& learned_from) {
    const auto index = open(data + "/news");
    const auto a = read_all(data + "/pairs_a.jsonl"), b = read_all(data + "/pairs_b.jsonl");
    std::vector<Example> all;
    for (std::size_t i = 0; i < a.size(); ++i) all.push_back({index->corpus().compare(a[i], b[i]).features, a[i].year == 1, 1});
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random{7};
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double right = 0, error = 0;
    for (std::size_t fold = 0; fold < 5; ++fold) {
        std::vector<Example> train, test;
        for (std::size_t i = 0; i < order.size(); ++i) (i % 5 == fold ? test : train).push_back(all[order[i]]);
        const Model model = learn(train, {.trees = 120, .leaves = 5, .rate = 0.06, .least_weight = 4});
        for (const Example& e : test) right += (model.score(e.features) >= 0.5) == e.overlaps;
        error += calibration_error(model, test) / 5;
    }
    fmt::print("pairs_accuracy {:.4f}\npairs_calibration {:.4f}\n", right / static_cast<double>(all.size()), error);
    learned_from.insert(learned_from.end(), all.begin(), all.end());
}

// Screened texts whose sources are known: `place` names them, with | between.
void screened(const std::string& index_folder, const std::string& queries, std::vector<Example>& learned_from, std::vector<Example>& test) {
    const auto index = open(index_folder);
    for (const Record& query : read_all(queries)) {
        const std::string gold = "|" + query.place + "|";
        for (const Hit& h : index->corpus().screen(query.title, query.text, {.top = 12}, query.id)) {
            (query.year == kToTest ? test : learned_from).push_back({h.features, gold.find("|" + h.id + "|") != gold.npos, 1});
        }
    }
}

void write_model(const Model& model, const std::string& path) {
    std::ofstream out(path);
    out << "// Made by bench/learn_overlap; not to be edited.\n#include \"engines/overlap/model.hpp\"\n\nnamespace thienan::overlap {\n\nconst Model& shipped_model() {\n"
           "    static const Model model{.base = " << fmt::format("{:.6g}", model.base) << ", .trees = {\n";
    for (const Tree& tree : model.trees) {
        out << "        {{";
        for (const auto& n : tree.nodes) out << fmt::format("{{{},{:.6g},{},{},{:.5g}}},", n.feature, n.threshold, n.left, n.right, n.value);
        out << "}},\n";
    }
    out << "    }};\n    return model;\n}\n\n}  // namespace thienan::overlap\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: learn_overlap DATA [OUT.cpp]\n");
        return 2;
    }
    const std::string data = argv[1];
    std::vector<Example> examples, test;
    pairs(data, examples);
    titles(data, examples);
    for (const std::string part : {"learn", "test"}) {
        screened(data + "/sources_" + part, data + "/cases_" + part + ".jsonl", examples, test);
        screened(data + "/all_sources_" + part, data + "/summary_cases_" + part + ".jsonl", examples, test);
    }
    screened(data + "/places", data + "/place_cases.jsonl", examples, test);
    const Model model = learn(examples, kOptions);
    double right = 0;
    for (const Example& e : test) right += (model.score(e.features) >= 0.5) == e.overlaps;
    fmt::print("shipped_examples {}\nshipped_accuracy {:.4f}\nshipped_calibration {:.4f}\n", examples.size(), right / static_cast<double>(test.size()), calibration_error(model, test));
    for (std::size_t f = 0; f < kFeatures; ++f) {
        double sum = 0;
        for (const Example& e : test) sum += std::abs(model.contributions(e.features)[f]);
        fmt::print("# {} {:.3f}\n", name_of(static_cast<Feature>(f)), sum / static_cast<double>(test.size()));
    }
    if (argc > 2) write_model(model, argv[2]);
}
