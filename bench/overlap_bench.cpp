// overlap_bench INDEX QUERIES.jsonl: what the command line cannot show of an index: opening, adding and removing one record (each on disk when
// it returns), and that the first stage gives what adding up every weight gives. Prints NAME VALUE a line; changes nothing in the end.
#include "modules/overlap/index_folder.hpp"
#include "modules/overlap/json_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace {

using namespace thienan;
using namespace thienan::overlap;

double us_of(const auto& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

double p95(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() * 95 / 100];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    std::vector<Record> queries;
    auto lines = JsonLines::open(argv[2]);
    for (auto next = lines.value().next(); next && *next; next = lines.value().next()) queries.push_back(**next);
    std::unique_ptr<IndexFolder> index;
    fmt::print("opens, us {:.0f}\n", us_of([&] { index = IndexFolder::open(argv[1], IndexFolder::Use::write).value(); }));

    std::vector<double> added, removed;
    for (std::size_t i = 0; i < 200; ++i) {
        Record record = queries[i % queries.size()];
        record.id = "bench-" + std::to_string(i);
        added.push_back(us_of([&] { index->add(record); }));
    }
    for (std::size_t i = 0; i < 200; ++i) removed.push_back(us_of([&] { index->remove("bench-" + std::to_string(i)); }));
    fmt::print("adds one record, on disk, p95, us {:.0f}\nremoves one record, on disk, p95, us {:.0f}\n", p95(added), p95(removed));

    const auto parts = index->corpus().parts();
    std::vector<Searched> shards;
    for (const auto& part : parts) shards.push_back({part.shard.get(), &part.removed});
    std::size_t same = 0;
    for (std::size_t i = 0; i < 10'000; ++i) {
        // Cut at another place each time, so that each is another query.
        const Record& q = queries[i % queries.size()];
        const std::size_t from = q.text.find(' ', (i / queries.size()) * 60);
        const auto terms = terms_of(read_text(q.title, std::string_view{q.text}.substr(std::min(from, q.text.size()))));
        const RetrievalLimits limits{.most = 20};
        same += retrieve(shards, terms, limits) == retrieve_slowly(shards, terms, limits);
    }
    fmt::print("identical {}\n", same);
}
