#include "engines/notice/references.hpp"

#include "engines/notice/dates.hpp"
#include "engines/notice/header.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kMostReferences = 200'000;

bool joins(const Token& token) { return token.is('/') || token.is('-') || token.is('&') || token.is('.'); }

// The end of a symbol that begins with a number: "429/BC-SKHCN", "66-NQ/TW", "19/2025/NĐ-CP"; `at` where it is none.
std::size_t symbol_end(const Tokens& tokens, std::size_t at) {
    std::size_t end = at + 1;
    bool letters = false;
    bool slash = false;
    while (end + 1 < tokens.size() && end < at + 16 && joins(tokens[end]) && !tokens[end].space_before) {
        const Token& part = tokens[end + 1];
        // "66- NQ/TW": a line broken after the dash leaves a space.
        const bool near = !part.space_before || (tokens[end].is('-') && part.all_caps);
        if (!near || !(part.is_word() || part.is_number())) break;
        if (part.is_word() && !part.capital) break;
        if (tokens[end].is('.') && part.is_word()) break;
        slash = slash || tokens[end].is('/');
        letters = letters || part.is_word();
        end += 2;
    }
    return letters && slash ? end : at;
}

}  // namespace

void find_references(std::string_view text, const Tokens& tokens, std::vector<Reference>& out) {
    static const Phrase number("số");
    static const Phrase day("ngày");
    for (std::size_t i = 0; i < tokens.size() && out.size() < kMostReferences; ++i) {
        if (!tokens[i].is_number()) continue;
        const std::size_t end = symbol_end(tokens, i);
        if (end == i) continue;
        Reference reference;
        reference.symbol = words_of(text, tokens, {i, end});
        std::erase(reference.symbol, ' ');
        std::size_t from = i;
        if (from > 0 && number.at(tokens, from - 1, from) != 0) --from;
        for (std::size_t back = 4; back >= 1; --back) {
            if (from < back) continue;
            std::size_t length = 0;
            const std::string_view kind = kind_named(tokens, from - back, from, length);
            if (length == back) {
                reference.kind = std::string(kind);
                from -= back;
                break;
            }
        }
        std::size_t to = end;
        std::size_t at = end + (end < tokens.size() && tokens[end].is(',') ? 1 : 0);
        if (day.at(tokens, at, tokens.size()) != 0) {
            if (const auto date = read_day(text, tokens, at, tokens.size()); date && date->year) {
                reference.date = date->last_day(std::nullopt);
                to = at + date->tokens;
            }
        }
        reference.span = {tokens[from].from, tokens[to - 1].to};
        out.push_back(std::move(reference));
        i = to - 1;
    }
}

}  // namespace thienan::notice
