#include "app/overlap_commands.hpp"

#include "app/commands.hpp"
#include "modules/overlap/index_folder.hpp"
#include "modules/overlap/json_lines.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

namespace thienan::app {
namespace {

using overlap::Feature;
using overlap::IndexFolder;

int refuse(const Error& error) {
    fmt::print(stderr, "thienan: {}\n", terminal_sentence(error));
    return 2;
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<int>(c));
        else out += c;
    }
    out += '"';
}

void append_hit(std::string& out, const overlap::Hit& hit, bool explain) {
    out += "{\"id\":";
    append_quoted(out, hit.id);
    out += fmt::format(",\"score\":{:.4f},\"verdict\":\"{}\",\"passages\":[", hit.score, name_of(hit.verdict));
    for (std::size_t i = 0; i < hit.passages.size(); ++i) {
        const auto& p = hit.passages[i];
        out += fmt::format("{}{{\"query\":[{},{}],\"record\":[{},{}]}}", i ? "," : "", p.query_from, p.query_to, p.record_from, p.record_to);
    }
    out += ']';
    if (explain) {
        out += ",\"features\":{";
        for (std::size_t i = 0; i < overlap::kFeatures; ++i) out += fmt::format("{}\"{}\":[{:.4f},{:.4f}]", i ? "," : "", name_of(static_cast<Feature>(i)), hit.features[i], hit.contributions[i]);
        out += '}';
    }
    out += '}';
}

}  // namespace

int build_overlap(const std::string& corpus, const std::string& index, unsigned threads) {
    auto lines = overlap::JsonLines::open(corpus);
    if (!lines) return refuse(lines.error());
    const auto start = std::chrono::steady_clock::now();
    const auto built = IndexFolder::build(index, [&] { return lines.value().next(); }, threads);
    if (!built) return refuse(built.error());
    fmt::print("{} records, {:.1f} s\n", *built, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return 0;
}

int query_overlap(const std::string& index, const std::string& queries, std::size_t top, bool explain) {
    auto folder = IndexFolder::open(index, IndexFolder::Use::read);
    if (!folder) return refuse(folder.error());
    auto lines = overlap::JsonLines::open(queries);
    if (!lines) return refuse(lines.error());
    std::string out;
    for (;;) {
        const auto query = lines.value().next();
        if (!query) return refuse(query.error());
        if (!*query) break;
        const auto& q = **query;
        const auto start = std::chrono::steady_clock::now();
        const auto hits = folder.value()->corpus().screen(q.title, q.text, {.top = top, .explain = explain});
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
        out = "{\"query\":";
        append_quoted(out, q.id);
        out += fmt::format(",\"us\":{},\"hits\":[", took);
        for (std::size_t i = 0; i < hits.size(); ++i) {
            if (i) out += ',';
            append_hit(out, hits[i], explain);
        }
        out += "]}\n";
        std::fwrite(out.data(), 1, out.size(), stdout);
    }
    return 0;
}

int add_overlap(const std::string& index, const std::string& records) {
    auto folder = IndexFolder::open(index, IndexFolder::Use::write);
    if (!folder) return refuse(folder.error());
    auto lines = overlap::JsonLines::open(records);
    if (!lines) return refuse(lines.error());
    std::size_t added = 0;
    for (;; ++added) {
        const auto record = lines.value().next();
        if (!record) return refuse(record.error());
        if (!*record) break;
        folder.value()->add(**record);
    }
    fmt::print("{} added, {} records\n", added, folder.value()->corpus().size());
    return 0;
}

int remove_overlap(const std::string& index, const std::string& id) {
    auto folder = IndexFolder::open(index, IndexFolder::Use::write);
    if (!folder) return refuse(folder.error());
    if (!folder.value()->remove(id)) return refuse({Code::not_found, "overlap.no_record", {id}});
    fmt::print("1 removed, {} records\n", folder.value()->corpus().size());
    return 0;
}

int learn_overlap(const std::string& corpus, const std::string& index) {
    auto lines = overlap::JsonLines::open(corpus);
    if (!lines) return refuse(lines.error());
    const auto learned = IndexFolder::learn(index, [&] { return lines.value().next(); });
    if (!learned) return refuse(learned.error());
    fmt::print("a lexicon learned from {} titles and texts\n", *learned);
    return 0;
}

int verify_overlap(const std::string& index) {
    const auto folder = IndexFolder::open(index, IndexFolder::Use::read);
    if (!folder) return refuse(folder.error());
    if (const auto whole = folder.value()->verify(); !whole) return refuse(whole.error());
    fmt::print("{} records, every byte as it was written\n", folder.value()->corpus().size());
    return 0;
}

}  // namespace thienan::app
