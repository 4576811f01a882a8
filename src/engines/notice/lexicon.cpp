#include "engines/notice/lexicon.hpp"

#include "engines/notice/lexicon_words.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

struct Known {
    std::vector<std::uint64_t> rest;  // keys after the first word
    Class cls;
};

// First word's key → its phrases, open addressing; the slot's number is the token's entry.
class Table {
public:
    Table() : keys_(kSize, 0), phrases_(kSize), classes_(kSize, 0) {
        for (const ClassWords& list : kClassWords) {
            for_each(list.phrases, [&](std::string_view phrase) { add(phrase, list.cls); });
        }
        for (auto& list : phrases_) {
            std::sort(list.begin(), list.end(),
                      [](const Known& a, const Known& b) { return a.rest.size() > b.rest.size(); });
        }
    }

    std::uint32_t entry(std::uint64_t key) const {
        const std::size_t at = slot(key);
        return keys_[at] == key ? static_cast<std::uint32_t>(at) : 0;
    }
    const std::vector<Known>& phrases(std::uint32_t entry) const { return phrases_[entry]; }
    std::uint32_t classes(std::uint32_t entry) const { return classes_[entry]; }

    template <typename Use>
    static void for_each(std::string_view list, Use use) {
        while (!list.empty()) {
            const std::size_t bar = list.find('|');
            use(list.substr(0, bar));
            list = bar == std::string_view::npos ? std::string_view{} : list.substr(bar + 1);
        }
    }

private:
    static constexpr std::size_t kSize = 8192;

    std::size_t slot(std::uint64_t key) const {
        std::size_t at = key % (kSize - 1) + 1;  // entry 0 means none
        while (keys_[at] != 0 && keys_[at] != key) at = at + 1 == kSize ? 1 : at + 1;
        return at;
    }
    void add(std::string_view phrase, Class cls) {
        Tokens tokens;
        tokenize(phrase, 0, phrase.size(), tokens);
        if (tokens.empty()) return;
        Known known{{}, cls};
        for (std::size_t i = 1; i < tokens.size(); ++i) known.rest.push_back(tokens[i].key);
        const std::size_t at = slot(tokens[0].key);
        keys_[at] = tokens[0].key;
        phrases_[at].push_back(std::move(known));
        classes_[at] |= 1U << static_cast<unsigned>(cls);
    }

    std::vector<std::uint64_t> keys_;
    std::vector<std::vector<Known>> phrases_;
    std::vector<std::uint32_t> classes_;
};

const Table& table() {
    static const Table built;
    return built;
}

}  // namespace

void look_up(Tokens& tokens, std::size_t from) {
    const Table& known = table();
    for (std::size_t i = from; i < tokens.size(); ++i) {
        if (!tokens[i].is_word()) continue;
        tokens[i].entry = known.entry(tokens[i].key);
        tokens[i].classes = known.classes(tokens[i].entry);
    }
}

std::size_t match_phrase(const Tokens& tokens, std::size_t at, std::size_t end, Class wanted) {
    for (const Known& phrase : table().phrases(tokens[at].entry)) {
        if (phrase.cls != wanted || at + phrase.rest.size() >= end) continue;
        bool same = true;
        for (std::size_t i = 0; same && i < phrase.rest.size(); ++i) same = tokens[at + 1 + i].key == phrase.rest[i];
        if (same) return phrase.rest.size() + 1;
    }
    return 0;
}

Phrase::Phrase(std::string_view words) {
    Tokens tokens;
    tokenize(words, 0, words.size(), tokens);
    for (const Token& token : tokens) keys_.push_back(token.key);
    if (keys_.empty()) keys_.push_back(0);
}

std::size_t Phrase::rest_at(const Tokens& tokens, std::size_t position, std::size_t end) const {
    if (position + keys_.size() > end) return 0;
    for (std::size_t i = 1; i < keys_.size(); ++i) {
        if (tokens[position + i].key != keys_[i]) return 0;
    }
    return keys_.size();
}

std::size_t Phrase::find(const Tokens& tokens, Range range) const {
    for (std::size_t i = range.from; i < range.to; ++i) {
        if (at(tokens, i, range.to) != 0) return i;
    }
    return range.to;
}

Phrases::Phrases(std::string_view alternatives) {
    Table::for_each(alternatives, [&](std::string_view phrase) { phrases_.emplace_back(phrase); });
    for (const Phrase& phrase : phrases_)
        firsts_[phrase.first_key() >> 6 & 3] |= std::uint64_t{1} << (phrase.first_key() & 63);
}

std::size_t Phrases::longest_at(const Tokens& tokens, std::size_t position, std::size_t end) const {
    std::size_t longest = 0;
    for (const Phrase& phrase : phrases_) longest = std::max(longest, phrase.at(tokens, position, end));
    return longest;
}

std::size_t Phrases::find(const Tokens& tokens, Range range) const {
    for (std::size_t i = range.from; i < range.to; ++i) {
        if (at(tokens, i, range.to) != 0) return i;
    }
    return range.to;
}

}  // namespace thienan::notice
