#include "engines/overlap/fresh.hpp"

#include "engines/overlap/hashing.hpp"

namespace thienan::overlap {

void Fresh::put(std::uint64_t term, DocId doc) {
    auto& docs = terms_[term];
    if (docs.empty() || docs.back() != doc) docs.push_back(doc);
}

DocId Fresh::add(const Record& record, const Text& text, const std::function<std::uint8_t(const Token&)>& rarity) {
    const auto doc = static_cast<DocId>(forward_.size());
    std::vector<WordId> numbers;
    std::vector<std::uint8_t> usual;
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        const Token& token = text.tokens[i];
        const std::uint32_t known = words_.size();
        numbers.push_back(words_.number(token));
        usual.push_back(words_.lengths[numbers.back()]);
        if (numbers.back() == known) {
            by_fold_[token.fold].push_back(known);
            rarities_.push_back(rarity(token));
        }
        put(syllable_term(token.full), doc);
        if (i > 0) put(pair_term(text.tokens[i - 1].fold, token.fold), doc);
    }
    append_record(forward_.emplace_back(), record, text, numbers, usual);
    ids_[record.id] = doc;
    return doc;
}

Postings Fresh::find(std::uint64_t term) const {
    const auto at = terms_.find(term);
    if (at == terms_.end()) return {};
    return {static_cast<std::uint32_t>(at->second.size()), {}, at->second.data()};
}

std::optional<DocId> Fresh::find_id(std::string_view id) const {
    const auto at = ids_.find(std::string{id});
    return at == ids_.end() ? std::nullopt : std::optional{at->second};
}

Bytes Fresh::record(DocId doc) const {
    if (doc >= forward_.size()) return {};
    return {reinterpret_cast<const std::uint8_t*>(forward_[doc].data()), forward_[doc].size()};
}

void Fresh::spellings(std::uint64_t fold, std::vector<Spelling>& out) const {
    const auto at = by_fold_.find(fold);
    if (at == by_fold_.end()) return;
    for (WordId word : at->second) out.push_back({word, words_.fulls[word], (words_.kinds[word] & kBare) != 0});
}

}  // namespace thienan::overlap
