#include "modules/overlap/screening.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace thienan::overlap::rules {
namespace {

constexpr std::array<std::string_view, 8> kTitleLabels = {"ten de tai", "ten nhiem vu", "ten du an", "ten de an", "ten de xuat", "ten dat hang", "ten nhiem vu khoa hoc", "ten goi"};
// What official headings begin with, folded.
constexpr std::array<std::string_view, 12> kHeadings = {"cong hoa xa hoi", "doc lap", "uy ban nhan dan", "so khoa hoc", "phieu de xuat", "mau", "bieu", "thuyet minh", "de cuong", "kinh gui", "bo khoa hoc", "don dang ky"};

bool begins_with_one(const std::string& key, const auto& list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view start) { return key.starts_with(start); });
}

std::string cleaned(std::string_view title) {
    title = trim(title);
    while (!title.empty() && (title.front() == '"' || title.front() == ':')) title.remove_prefix(1);
    while (!title.empty() && (title.back() == '"' || title.back() == '.')) title.remove_suffix(1);
    return std::string{trim(first_code_points(title, 300))};
}

// Calls each with what lies between the separators; empty parts are passed over.
void each_part(std::string_view text, char separator, const auto& each) {
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (end > 0) each(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::uint32_t number(std::string_view& text) {
    std::uint32_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);
    return value;
}

}  // namespace

std::string text_hash(std::string_view title, std::string_view text) {
    std::string whole{title};
    whole.append("\n").append(text);
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(whole.data()), whole.size(), nullptr, 0);
    std::array<char, 65> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

std::string title_in(std::string_view text) {
    std::string first;
    bool labelled = false;
    std::string found;
    each_part(text, '\n', [&](std::string_view raw) {
        const auto line = trim(raw);
        if (!found.empty() || line.empty()) return;
        if (labelled) return void(found = cleaned(line));
        const auto colon = line.find(':');
        auto key = viet::fold(line.substr(0, std::min(colon, line.size())));
        while (!key.empty() && (key.front() == ' ' || (key.front() >= '0' && key.front() <= '9'))) key.erase(0, 1);
        if (begins_with_one(key, kTitleLabels) && colon != std::string_view::npos) {
            found = cleaned(line.substr(colon + 1));
            labelled = found.empty();
        } else if (first.empty() && std::count(line.begin(), line.end(), ' ') >= 3 && !begins_with_one(key, kHeadings)) first = cleaned(line);
    });
    return found.empty() ? first : found;
}

Result<Done> check_proposal(std::string& title, std::string& text) {
    title = std::string{trim(viet::normalise(title))};
    text = std::string{trim(viet::normalise(text))};
    FieldErrors errors;
    if (title.empty()) errors.add("title", "form.required");
    if (count_code_points(title) > kMostTitle) errors.add("title", "form.too_long", {std::to_string(kMostTitle)});
    if (count_code_points(text) > kMostText) errors.add("text", "form.too_long", {std::to_string(kMostText)});
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

Verdict verdict_named(std::string_view name) {
    for (const auto verdict : {Verdict::copy, Verdict::partial, Verdict::same_problem})
        if (name_of(verdict) == name) return verdict;
    return Verdict::related;
}

std::vector<Ground> grounds_of(const Features& contributions) {
    std::vector<Ground> out;
    for (std::size_t i = 0; i < kFeatures; ++i)
        if (const auto weight = std::lround(contributions[i] * 1000)) out.push_back({std::string{name_of(static_cast<Feature>(i))}, weight});
    std::stable_sort(out.begin(), out.end(), [](const Ground& a, const Ground& b) { return std::abs(a.weight) > std::abs(b.weight); });
    if (out.size() > kMostGrounds) out.resize(kMostGrounds);
    return out;
}

std::string pack(const std::vector<MatchedPassage>& passages) {
    std::string out;
    for (const auto& p : passages)
        out += (out.empty() ? "" : " ") + std::to_string(p.query_from) + "-" + std::to_string(p.query_to) + ":" + std::to_string(p.record_from) + "-" + std::to_string(p.record_to);
    return out;
}

std::vector<MatchedPassage> unpack_passages(std::string_view packed) {
    std::vector<MatchedPassage> out;
    each_part(packed, ' ', [&](std::string_view one) {
        MatchedPassage p;
        for (auto* to : {&p.query_from, &p.query_to, &p.record_from, &p.record_to}) *to = number(one);
        out.push_back(p);
    });
    return out;
}

std::string pack(const std::vector<Ground>& grounds) {
    std::string out;
    for (const auto& g : grounds) out += (out.empty() ? "" : " ") + g.feature + "=" + std::to_string(g.weight);
    return out;
}

std::vector<Ground> unpack_grounds(std::string_view packed) {
    std::vector<Ground> out;
    each_part(packed, ' ', [&](std::string_view one) {
        const auto equals = one.find('=');
        if (equals == std::string_view::npos) return;
        Ground ground{std::string{one.substr(0, equals)}, 0};
        std::from_chars(one.data() + equals + 1, one.data() + one.size(), ground.weight);
        out.push_back(std::move(ground));
    });
    return out;
}

Result<Done> check_decision(Decision decision, std::string_view reasons, std::int64_t about, std::int64_t hits) {
    FieldErrors errors;
    if (trim(reasons).empty()) errors.add("reasons", "form.required");
    if (count_code_points(reasons) > kMostReasons) errors.add("reasons", "form.too_long", {std::to_string(kMostReasons)});
    if (decision != Decision::independent && (about < 1 || about > hits)) errors.add("about", "overlap.names_a_task");
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

}  // namespace thienan::overlap::rules
