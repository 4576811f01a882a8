// What a query and a record have in common, in numbers a person can follow; the model's only input.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engines/overlap/alignment.hpp"
#include "engines/overlap/lexicon.hpp"
#include "engines/overlap/slots.hpp"

namespace thienan::overlap {

// "Covered" is by passages, "shared" by syllables or pairs anywhere; all are shares of rarity weight, 0…1, unless said otherwise.
enum class Feature : std::uint8_t {
    covered_of_query, covered_of_record,
    shared_of_query, shared_of_record, pairs_of_query, pairs_of_record, triples_of_query,
    titles_shared, titles_pairs,            // weighted Dice of the two titles
    titles_sequence,                        // longest common subsequence of the titles over the longer one
    matter_shared, matter_pairs,            // the same with the slots left out
    matter_missing,                         // bits: the rarest syllable outside the slots that only one of the titles has
    query_title_in_record, record_title_in_query,
    longest_passage,                        // log2(1 + syllables)
    passages_weight,                        // log2(1 + bits)
    places_differ, subjects_differ, years_differ, amounts_shared,  // differ: 1 both have one and none is the same, 0 one is the same, 0.5 unknown
    query_length, record_length,            // log2(1 + syllables)
    terms_shared,                           // of the query's terms' weight in the first stage
    rarest_missing, rarest_shared,          // bits: of the query's head
    meaning_of_query,                       // of the head's weight, what is shared or spoken for by the lexicon
    translation, pairs_translation,         // mean log2 of how much likelier the record makes the head's syllables, and pairs, than chance
    count
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count);
using Features = std::array<float, kFeatures>;

// The enumerators' names, for explanations.
std::string_view name_of(Feature feature);

// A query made ready to be compared with many records.
class ComparedQuery {
public:
    // The lexicon must outlive it; nullptr: none.
    explicit ComparedQuery(Words words, const Lexicon* lexicon = nullptr);
    ComparedQuery(const ComparedQuery&) = delete;
    ComparedQuery& operator=(const ComparedQuery&) = delete;

    const Words& words() const { return words_; }
    const AlignedQuery& aligned() const { return aligned_; }

    // The seeds and passages must be of this query and record; `terms_shared` is the feature of that name.
    Features compare(const Words& record, std::span<const Seed> seeds, std::span<const Passage> passages, float terms_shared) const;

private:
    // A distinct syllable of the query.
    struct Kind { std::uint64_t full = 0, fold = 0; bool bare = false; std::uint16_t count = 0, in_title = 0, in_matter = 0; std::uint64_t title_places = 0; std::uint8_t rarity = 0; std::int32_t more = -1; };
    struct Counts;
    const Kind* find(const Words& record, std::uint32_t at) const;
    void compare_titles(const Words& record, Features& f) const;
    void compare_meaning(const Words& record, Features& f) const;
    void prepare_meaning(const Lexicon* lexicon);

    Words words_;
    AlignedQuery aligned_;
    std::vector<Slot> slots_;              // of the title, or of the beginning where there is none
    std::uint32_t head_ = 0;               // syllables that stand for the title
    std::vector<std::uint8_t> in_slot_;    // by syllable of the head
    std::vector<Kind> kinds_;
    std::vector<std::int32_t> table_;
    // A syllable or pair of the head, and what of a record speaks for it.
    struct Unit { std::uint64_t unit = 0; std::uint8_t rarity = 0; bool pair = false; };
    struct Speaks { std::uint32_t unit = 0; float probability = 0; };
    std::vector<Unit> units_;
    std::unordered_map<std::uint64_t, std::vector<Speaks>> speaks_;  // by unit of a record; itself with kItself
    Sieve speaking_;                                                 // its keys
    Sieve known_;                                                    // folds of the query
    double weight_ = 0, pairs_weight_ = 0, head_weight_ = 0, matter_weight_ = 0, head_pairs_ = 0, matter_pairs_ = 0;
};

}  // namespace thienan::overlap
