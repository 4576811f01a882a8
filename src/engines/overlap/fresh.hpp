// What was added since the last segment was made: the same answers from memory.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "engines/overlap/shard.hpp"
#include "engines/overlap/vocabulary.hpp"

namespace thienan::overlap {

class Fresh final : public Shard {
public:
    // `rarity` says how rare a syllable is in the corpus at large. About 0.1 ms for 220 syllables. Not to be called while another thread asks.
    DocId add(const Record& record, const Text& text, const std::function<std::uint8_t(const Token&)>& rarity);

    std::uint32_t records() const override { return static_cast<std::uint32_t>(forward_.size()); }
    std::uint32_t vocabulary() const override { return words_.size(); }
    Postings find(std::uint64_t term) const override;
    std::optional<DocId> find_id(std::string_view id) const override;
    Bytes record(DocId doc) const override;
    void spellings(std::uint64_t fold, std::vector<Spelling>& out) const override;
    const std::uint64_t* folds() const override { return words_.folds.data(); }
    const std::uint64_t* fulls() const override { return words_.fulls.data(); }
    const std::uint8_t* kinds() const override { return words_.kinds.data(); }
    std::span<const std::uint8_t> lengths() const override { return words_.lengths; }
    const std::uint8_t* rarities() const override { return rarities_.data(); }

private:
    void put(std::uint64_t term, DocId doc);

    Vocabulary words_;
    std::vector<std::uint8_t> rarities_;
    std::deque<std::string> forward_;
    std::unordered_map<std::string, DocId> ids_;  // the latest record of that id
    std::unordered_map<std::uint64_t, std::vector<DocId>> terms_;
    std::unordered_map<std::uint64_t, std::vector<WordId>> by_fold_;
};

}  // namespace thienan::overlap
