// Reads the annotated documents beside the checkout, where they are, and holds the reading to its goals. The measures
// are those of the scorer that comes with them.
#include "engines/notice/reading.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/utf8.hpp"
#include "engines/notice/words.hpp"

namespace thienan::notice {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path shared_notices() { return fs::path(THIENAN_SOURCE_DIR).parent_path() / "shared" / "data"; }

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

using Keys = std::vector<std::uint64_t>;

// Words and numbers only, case folded: what the scorer compares.
Keys keys_of(std::string_view text) {
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    Keys keys;
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::mark) keys.push_back(token.key);
    }
    return keys;
}

bool holds(const Keys& long_text, std::size_t within, const Keys& part, std::size_t length) {
    const auto end = long_text.begin() + static_cast<std::ptrdiff_t>(std::min(within, long_text.size()));
    const auto last = part.begin() + static_cast<std::ptrdiff_t>(std::min(length, part.size()));
    return std::search(long_text.begin(), end, part.begin(), last) != end;
}

bool same_place(const Keys& gold, const Keys& read) {
    if (gold.empty() || read.empty()) return false;
    return holds(read, 60, gold, 8) || (read.size() >= 6 && holds(gold, gold.size(), read, 6));
}

std::set<Keys> lead_set(const std::vector<std::string>& leads) {
    static const Keys heads = {word_key("các"), word_key("bộ"), word_key("trưởng"), word_key("sở")};
    std::set<Keys> out;
    for (const std::string& lead : leads) {
        Tokens tokens;
        tokenize(lead, 0, lead.size(), tokens);
        Keys part;
        const auto flush = [&] {
            while (!part.empty() && std::find(heads.begin(), heads.end(), part.front()) != heads.end())
                part.erase(part.begin());
            if (!part.empty()) out.insert(part);
            part.clear();
        };
        for (const Token& token : tokens) {
            if (token.is(',') || token.is(';') || token.is(':') || token.key == word_key("và"))
                flush();
            else if (token.kind != TokenKind::mark)
                part.push_back(token.key);
        }
        flush();
    }
    return out;
}

struct Score {
    int gold = 0, read = 0, found = 0, strict = 0, heads = 0, heads_right = 0, points_gold = 0, points_read = 0,
        points_both = 0;
    double f1(int hits, int a, int b) const { return a + b == 0 ? 1.0 : 2.0 * hits / (a + b); }
};

std::optional<std::string> text_or_none(const json& value) {
    return value.is_null() ? std::nullopt : std::optional<std::string>(value.get<std::string>());
}

bool strict_match(const json& gold, const Assignment& read) {
    const std::optional<std::string> due = read.due ? std::optional<std::string>(read.due->iso()) : std::nullopt;
    return lead_set(gold["leads"].get<std::vector<std::string>>()) == lead_set(read.leads) &&
           text_or_none(gold["due"]) == due && gold["recurring"].is_null() == !read.recurring;
}

void score_assignments(const json& gold, std::vector<Assignment> read, Score& score) {
    score.gold += static_cast<int>(gold.size());
    score.read += static_cast<int>(read.size());
    for (const json& wanted : gold) {
        const Keys words = keys_of(wanted["quote"].get<std::string>());
        auto best = read.end();
        const auto worth = [&](const Assignment& a) {
            return (a.path == wanted["path"] ? 2 : 0) + (strict_match(wanted, a) ? 1 : 0);
        };
        for (auto it = read.begin(); it != read.end(); ++it) {
            if (same_place(words, keys_of(it->quote)) && (best == read.end() || worth(*it) > worth(*best))) best = it;
        }
        if (best == read.end()) continue;
        ++score.found;
        score.strict += strict_match(wanted, *best);
        read.erase(best);
    }
}

void score_header(const json& gold, const Header& read, Score& score) {
    const auto iso = [](const std::optional<Date>& date) { return date ? date->iso() : std::string(); };
    const std::pair<const char*, std::string> fields[] = {
        {"kind", read.kind.value_or("")},       {"number", read.number.value_or("")},
        {"symbol", read.symbol.value_or("")},   {"issuer", read.issuer.value_or("")},
        {"place", read.place.value_or("")},     {"date", iso(read.date)},
        {"subject", read.subject.value_or("")}, {"meeting_date", iso(read.meeting_date)},
        {"signer", read.signer.value_or("")}};
    for (const auto& [name, value] : fields) {
        ++score.heads;
        score.heads_right += keys_of(text_or_none(gold[name]).value_or("")) == keys_of(value);
    }
}

void score_points(const json& gold, const std::vector<Point>& read, Score& score) {
    std::set<std::string> wanted, got;
    for (const json& point : gold) wanted.insert(point["path"].get<std::string>());
    for (const Point& point : read) got.insert(point.path);
    score.points_gold += static_cast<int>(wanted.size());
    score.points_read += static_cast<int>(got.size());
    for (const std::string& path : got) score.points_both += wanted.contains(path);
}

TEST(Gold, TheAnnotatedDocumentsAreReadToTheGoals) {
    const fs::path folder = shared_notices() / "notices" / "gold";
    if (!fs::exists(folder)) GTEST_SKIP() << "NOT CHECKED: no annotated documents at " << folder;
    Score score;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        const json gold = json::parse(text_of(entry.path()));
        const Reading reading = read(text_of(fs::path(entry.path()).replace_extension(".txt")));
        score_assignments(gold["assignments"], reading.assignments, score);
        score_header(gold["header"], reading.header, score);
        score_points(gold["points"], reading.points, score);
    }
    ASSERT_GT(score.gold, 0);
    EXPECT_GE(score.f1(score.found, score.gold, score.read), 0.95) << "detect";
    EXPECT_GE(score.f1(score.strict, score.gold, score.read), 0.90) << "strict";
    EXPECT_GE(static_cast<double>(score.heads_right) / score.heads, 0.97) << "header";
    EXPECT_GE(score.f1(score.points_both, score.points_gold, score.points_read), 0.98) << "points";
}

TEST(Gold, DocumentsThatSetNoWorkGiveAlmostNone) {
    const fs::path folder = shared_notices() / "notices_negative";
    if (!fs::exists(folder)) GTEST_SKIP() << "NOT CHECKED: no documents at " << folder;
    std::size_t documents = 0;
    std::size_t found = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".txt") continue;
        ++documents;
        found += read(text_of(entry.path())).assignments.size();
    }
    EXPECT_LE(static_cast<double>(found), 0.2 * static_cast<double>(documents));
}

}  // namespace
}  // namespace thienan::notice
