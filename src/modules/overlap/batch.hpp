// A list of proposals looked up at once: each among the earlier tasks, and all among one another; what is alike forms clusters.
#pragma once

#include "modules/overlap/import.hpp"
#include "modules/overlap/screening.hpp"

#include <string>
#include <utility>
#include <vector>

namespace thienan::overlap {

inline constexpr std::size_t kMostBatchLines = 2'000;

struct Batch;

struct BatchEntry {
    Id<Batch> id;
    Id<Agency> agency;
    std::string file_name, created_by;
    Instant created_at;
    std::optional<Instant> done_at;
    std::int64_t corpus_version = 0, corpus_tasks = 0;
    std::int64_t lines = 0, close = 0;   // close: those with a task that is more than related
};

struct BatchItem {
    std::int64_t line = 0;               // as the spreadsheet shows it
    std::string code, title, text;
    std::int64_t best_score = 0;         // hundredths of a percent
    std::string best_verdict;            // "": nothing found
    EarlierTask task;                    // most like it; without its text

    bool is_close() const { return !best_verdict.empty() && best_verdict != name_of(Verdict::related); }
};

struct BatchLink {
    std::int64_t line = 0, other = 0;    // line < other
    std::int64_t score = 0;
    Verdict verdict = Verdict::related;
    friend bool operator==(const BatchLink&, const BatchLink&) = default;
};

// Lines and earlier tasks that hang together. Its nodes are numbered: first the lines, then the tasks.
struct Cluster {
    std::vector<std::size_t> items;                    // positions in the list of items
    std::vector<std::size_t> task_of;                  // for each task, the position of an item that has it
    struct Edge { std::size_t a = 0, b = 0; std::int64_t score = 0; std::string verdict; };
    std::vector<Edge> edges;                           // between nodes
    std::size_t nodes() const { return items.size() + task_of.size(); }
};

namespace rules {

// The lines with a title; a list needs a column of titles only. Refused: as read_import, overlap.import_too_many_rows {most}.
Result<std::vector<BatchItem>> read_batch(std::string_view bytes, const Headings& headings);

// Largest first; what stands alone is in none. O((items + links) log items).
std::vector<Cluster> clusters(const std::vector<BatchItem>& items, const std::vector<BatchLink>& links);

}  // namespace rules
}  // namespace thienan::overlap
