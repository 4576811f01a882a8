#include "modules/overlap/batch.hpp"

#include "base/utf8.hpp"
#include "engines/overlap/groups.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace thienan::overlap::rules {
namespace {

void add_tasks(Cluster& cluster, const std::vector<BatchItem>& items) {
    std::map<std::int64_t, std::size_t> node_of;
    for (const auto i : cluster.items)
        if (items[i].is_close() && node_of.emplace(items[i].task.id.value, cluster.nodes()).second) cluster.task_of.push_back(i);
    for (std::size_t n = 0; n < cluster.items.size(); ++n) {
        const auto& item = items[cluster.items[n]];
        if (item.is_close()) cluster.edges.push_back({n, node_of.at(item.task.id.value), item.best_score, item.best_verdict});
    }
}

}  // namespace

Result<std::vector<BatchItem>> read_batch(std::string_view bytes, const Headings& headings) {
    TRY_ASSIGN(const auto lines, read_import(bytes, headings, ListOf::proposals));
    const auto text = [](const ImportLine& line, std::string_view field) {
        const auto it = line.cells.find(field);
        return it == line.cells.end() ? std::string{} : it->second;
    };
    std::vector<BatchItem> out;
    for (const auto& line : lines) {
        BatchItem item;
        item.line = line.number;
        item.code = std::string{first_code_points(text(line, "code"), 100)};
        item.title = std::string{first_code_points(text(line, "title"), kMostTitle)};
        item.text = std::string{first_code_points(text(line, "text"), kMostText)};
        if (!item.title.empty()) out.push_back(std::move(item));
    }
    if (out.empty()) return Error{Code::invalid, "overlap.import_empty"};
    if (out.size() > kMostBatchLines) return Error{Code::invalid, "overlap.import_too_many_rows", {std::to_string(kMostBatchLines)}};
    return out;
}

std::vector<Cluster> clusters(const std::vector<BatchItem>& items, const std::vector<BatchLink>& links) {
    std::unordered_map<std::int64_t, std::size_t> at, first_with;
    Groups sets{items.size()};
    for (std::size_t i = 0; i < items.size(); ++i) {
        at.emplace(items[i].line, i);
        if (items[i].is_close()) sets.join(i, first_with.emplace(items[i].task.id.value, i).first->second);
    }
    for (const auto& link : links) sets.join(at.at(link.line), at.at(link.other));
    std::unordered_map<std::size_t, std::size_t> of_root;
    std::vector<Cluster> out;
    std::vector<std::pair<std::size_t, std::size_t>> node(items.size());  // cluster and place in it
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto [it, is_new] = of_root.emplace(sets.find(i), out.size());
        if (is_new) out.emplace_back();
        node[i] = {it->second, out[it->second].items.size()};
        out[it->second].items.push_back(i);
    }
    for (auto& cluster : out) add_tasks(cluster, items);
    for (const auto& link : links) {
        const auto [cluster, a] = node[at.at(link.line)];
        out[cluster].edges.push_back({a, node[at.at(link.other)].second, link.score, std::string{name_of(link.verdict)}});
    }
    std::erase_if(out, [](const Cluster& cluster) { return cluster.nodes() < 2; });
    std::stable_sort(out.begin(), out.end(), [](const Cluster& a, const Cluster& b) { return a.nodes() > b.nodes(); });
    return out;
}

}  // namespace thienan::overlap::rules
