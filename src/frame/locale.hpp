// Words for people: locale/vi.toml and locale/en.toml, flattened to keys "directives.title".
// A sentence may hold {0}, {1}, … for values, and {0:day|days} for the word that goes with one or with many of them. Every key used in the code exists in both files (tests/locale).
#pragma once

#include "frame/principal.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace thienan::frame {

struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};
using WordTable = std::unordered_map<std::string, std::string, KeyHash, std::equal_to<>>;

// Reads one TOML text of nested tables with string leaves. A fault is a std::runtime_error naming line and fault.
WordTable parse_words(std::string_view toml);

// The words of one language.
class Words {
public:
    Words(Language language, const WordTable& table, const WordTable& fallback)
        : language_(language), table_(&table), fallback_(&fallback) {}

    Language language() const { return language_; }
    std::string_view tag() const { return language_ == Language::vi ? "vi" : "en"; }
    bool has(std::string_view key) const;
    // The sentence; the key itself where nothing has it (seen only in tests).
    std::string_view operator()(std::string_view key) const;
    std::string operator()(std::string_view key, const std::vector<std::string>& args) const;

    // "23/11/2026" in both languages; empty for none.
    std::string date(const std::optional<Date>& day) const { return day ? day->vietnamese() : std::string{}; }
    std::string time(Instant at) const { return office_time(at); }

private:
    Language language_;
    const WordTable* table_;
    const WordTable* fallback_;
};

class Locale {
public:
    Locale(std::string_view vi_toml, std::string_view en_toml);
    const Words& words(Language language) const { return language == Language::vi ? vi_ : en_; }
    const WordTable& table(Language language) const { return language == Language::vi ? vi_table_ : en_table_; }

private:
    WordTable vi_table_, en_table_;
    Words vi_, en_;
};

}  // namespace thienan::frame
