#include "engines/overlap/features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace thienan::overlap {
namespace {

constexpr std::uint32_t kMostTitle = 64;      // syllables of a title that are compared
constexpr std::uint32_t kHeadWithoutTitle = 40;
constexpr double kUsual = 45;         // 1 / the share of a text that its most usual word makes up
constexpr double kUsualLength = 40;
constexpr float kItself = 0.5f;      // that a unit in the record brings about itself
constexpr int kRarestPair = 18 * 8;  // eighths of a bit
constexpr double kChance = 0.2;       // weight of chance in the mixture
constexpr std::array<std::string_view, kFeatures> kNames{
    "covered_of_query", "covered_of_record", "shared_of_query", "shared_of_record", "pairs_of_query", "pairs_of_record", "triples_of_query", "titles_shared", "titles_pairs", "titles_sequence",
    "matter_shared", "matter_pairs", "matter_missing", "query_title_in_record", "record_title_in_query", "longest_passage", "passages_weight", "places_differ", "subjects_differ", "years_differ",
    "amounts_shared", "query_length", "record_length", "terms_shared", "rarest_missing", "rarest_shared", "meaning_of_query", "translation", "pairs_translation"};

float share(double part, double whole) { return whole > 0 ? static_cast<float>(std::min(1.0, part / whole)) : 0.0f; }
float log_of(double value) { return static_cast<float>(std::log2(1 + value)); }

std::uint32_t head_of(const Words& words) {
    return words.title > 0 ? std::min(words.title, kMostTitle) : std::min(words.size(), kHeadWithoutTitle);
}

std::vector<Slot> slots_of_head(const Words& words, std::uint32_t head) {
    const auto first = [&](const auto& all) { return std::span{all}.first(head); };
    return slots_of(first(words.fulls), first(words.kinds));
}

// 0 where a value of this kind is the same, 1 where both have some and none is the same, 0.5 where one has none.
float differ(std::span<const Slot> a, std::span<const Slot> b, SlotKind kind) {
    const auto any = [&](std::span<const Slot> all, bool known) { return std::any_of(all.begin(), all.end(), [&](const Slot& s) { return s.kind == kind && (s.known || !known); }); };
    // Where both name places that we know, these decide.
    const bool known = any(a, true) && any(b, true);
    if (!any(a, false) || !any(b, false)) return 0.5f;
    for (const Slot& x : a) {
        for (const Slot& y : b) if (x.kind == kind && y.kind == kind && (!known || (x.known && y.known)) && x.value == y.value) return 0.0f;
    }
    return 1.0f;
}

std::vector<std::uint8_t> mask_of(std::span<const Slot> slots, std::uint32_t size) {
    std::vector<std::uint8_t> mask(size, 0);
    for (const Slot& slot : slots) std::fill(mask.begin() + slot.from, mask.begin() + std::min(slot.to, size), std::uint8_t{1});
    return mask;
}

}  // namespace

std::string_view name_of(Feature feature) { return kNames[static_cast<std::size_t>(feature)]; }

ComparedQuery::ComparedQuery(Words words, const Lexicon* lexicon) : words_(std::move(words)), aligned_(words_), head_(head_of(words_)) {
    slots_ = slots_of_head(words_, head_);
    in_slot_ = mask_of(slots_, head_);
    table_.assign(std::bit_ceil(std::max<std::size_t>(16, words_.size() * std::size_t{2})), -1);
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        known_.add(words_.folds[i]);
        std::size_t at = words_.folds[i] & (table_.size() - 1);
        while (table_[at] >= 0 && kinds_[static_cast<std::size_t>(table_[at])].fold != words_.folds[i]) at = (at + 1) & (table_.size() - 1);
        std::int32_t k = table_[at];
        while (k >= 0 && kinds_[static_cast<std::size_t>(k)].full != words_.fulls[i]) k = kinds_[static_cast<std::size_t>(k)].more;
        if (k < 0) {
            kinds_.push_back({words_.fulls[i], words_.folds[i], (words_.kinds[i] & kBare) != 0, 0, 0, 0, 0, words_.rarities[i], table_[at]});
            k = table_[at] = static_cast<std::int32_t>(kinds_.size() - 1);
        }
        Kind& kind = kinds_[static_cast<std::size_t>(k)];
        ++kind.count;
        weight_ += words_.rarities[i];
        const double pair = i + 1 < words_.size() ? words_.rarities[i] + words_.rarities[i + 1] : 0;
        pairs_weight_ += pair;
        if (i >= head_) continue;
        ++kind.in_title;
        kind.title_places |= std::uint64_t{1} << i;
        head_weight_ += words_.rarities[i];
        if (i + 1 < head_) head_pairs_ += pair;
        if (in_slot_[i]) continue;
        ++kind.in_matter;
        matter_weight_ += words_.rarities[i];
        if (i + 1 < head_ && !in_slot_[i + 1]) matter_pairs_ += pair;
    }
    prepare_meaning(lexicon);
}

void ComparedQuery::prepare_meaning(const Lexicon* lexicon) {
    const auto add = [&](std::uint64_t unit, std::uint8_t rarity, bool pair) {
        auto& itself = speaks_[unit];
        if (std::any_of(itself.begin(), itself.end(), [&](const Speaks& s) { return units_[s.unit].unit == unit; })) return;
        const auto number = static_cast<std::uint32_t>(units_.size());
        units_.push_back({unit, rarity, pair});
        itself.push_back({number, kItself});
        speaking_.add(unit);
        if (!lexicon) return;
        for (const Related& r : lexicon->related_to(unit)) {
            if (r.unit == unit) continue;
            speaks_[r.unit].push_back({number, r.probability});
            speaking_.add(r.unit);
        }
    };
    for (std::uint32_t i = 0; i < head_; ++i) {
        add(words_.fulls[i], words_.rarities[i], false);
        if (i > 0) add(pair_unit(words_.fulls[i - 1], words_.fulls[i]), static_cast<std::uint8_t>(std::min(kRarestPair, words_.rarities[i - 1] + words_.rarities[i])), true);
    }
}

void ComparedQuery::compare_meaning(const Words& record, Features& f) const {
    thread_local std::vector<float> spoken;
    spoken.assign(units_.size(), 0);
    const auto take = [&](std::uint64_t unit) {
        if (!speaking_.may_hold(unit)) return;
        const auto at = speaks_.find(unit);
        if (at == speaks_.end()) return;
        for (const Speaks& s : at->second) spoken[s.unit] += s.probability;
    };
    for (std::uint32_t i = 0; i < record.size(); ++i) {
        take(record.fulls[i]);
        if (i > 0) take(pair_unit(record.fulls[i - 1], record.fulls[i]));
    }
    double weight = 0, meant = 0;
    std::array<double, 2> likelier{}, count{};
    std::uint8_t missing = 0, shared = 0;
    const double length = std::max<double>(record.size(), kUsualLength / 4);
    for (std::size_t u = 0; u < units_.size(); ++u) {
        const Unit& unit = units_[u];
        const double chance = std::exp2(-unit.rarity / 8.0) / kUsual;
        likelier[unit.pair] += std::log2(((1 - kChance) * spoken[u] / length + kChance * chance) / chance);
        count[unit.pair] += 1;
        if (unit.pair) continue;
        const bool here = spoken[u] >= kItself;
        (here ? shared : missing) = std::max(here ? shared : missing, unit.rarity);
        weight += unit.rarity;
        meant += unit.rarity * (here ? 1.0 : std::min(0.9, static_cast<double>(spoken[u])));
    }
    f[static_cast<std::size_t>(Feature::rarest_missing)] = missing / 8.0f;
    f[static_cast<std::size_t>(Feature::rarest_shared)] = shared / 8.0f;
    f[static_cast<std::size_t>(Feature::meaning_of_query)] = share(meant, weight);
    f[static_cast<std::size_t>(Feature::translation)] = count[0] > 0 ? static_cast<float>(likelier[0] / count[0]) : 0.0f;
    f[static_cast<std::size_t>(Feature::pairs_translation)] = count[1] > 0 ? static_cast<float>(likelier[1] / count[1]) : 0.0f;
}

const ComparedQuery::Kind* ComparedQuery::find(const Words& record, std::uint32_t at) const {
    const std::uint64_t fold = record.folds[at];
    if (!known_.may_hold(fold)) return nullptr;
    for (std::size_t slot = fold & (table_.size() - 1); table_[slot] >= 0; slot = (slot + 1) & (table_.size() - 1)) {
        const Kind* kind = &kinds_[static_cast<std::size_t>(table_[slot])];
        if (kind->fold != fold) continue;
        const Kind* without_marks = nullptr;
        for (;; kind = &kinds_[static_cast<std::size_t>(kind->more)]) {
            if (kind->full == record.fulls[at]) return kind;
            if (kind->bare || (record.kinds[at] & kBare)) without_marks = kind;
            if (kind->more < 0) return without_marks;
        }
    }
    return nullptr;
}

void ComparedQuery::compare_titles(const Words& record, Features& f) const {
    const auto set = [&](Feature feature, float value) { f[static_cast<std::size_t>(feature)] = value; };
    const std::uint32_t head = head_of(record);
    const std::vector<Slot> slots = slots_of_head(record, head);
    const std::vector<std::uint8_t> in_slot = mask_of(slots, head);
    thread_local std::vector<std::uint16_t> used, used_matter;
    used.assign(kinds_.size(), 0), used_matter.assign(kinds_.size(), 0);
    double title = 0, title_shared = 0, matter = 0, matter_shared = 0, pairs = 0, pairs_shared = 0, matter_pairs = 0, matter_pairs_shared = 0;
    std::uint64_t before = 0, unmatched = ~std::uint64_t{0};
    std::uint8_t missing = 0;
    for (std::uint32_t i = 0; i < head; ++i) {
        const Kind* kind = find(record, i);
        const double rarity = record.rarities[i], pair = i > 0 ? record.rarities[i - 1] + rarity : 0;
        const std::uint64_t places = kind ? kind->title_places : 0;
        title += rarity, pairs += pair;
        const bool adjacent = (before << 1 & places) != 0;
        if (adjacent) pairs_shared += pair;
        if (kind && used[static_cast<std::size_t>(kind - kinds_.data())] < kind->in_title) ++used[static_cast<std::size_t>(kind - kinds_.data())], title_shared += rarity;
        if (!in_slot[i]) {
            matter += rarity;
            if (kind && used_matter[static_cast<std::size_t>(kind - kinds_.data())] < kind->in_matter) ++used_matter[static_cast<std::size_t>(kind - kinds_.data())], matter_shared += rarity;
            else missing = std::max(missing, record.rarities[i]);
            if (i > 0 && !in_slot[i - 1]) {
                matter_pairs += pair;
                if (adjacent) matter_pairs_shared += pair;
            }
        }
        // Longest common subsequence, a bit for each syllable of the query's title (Hyyrö 2004).
        const std::uint64_t both = unmatched & places;
        unmatched = (unmatched + both) | (unmatched - both);
        before = places;
    }
    const std::uint64_t of_query = head_ >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << head_) - 1;
    set(Feature::titles_shared, share(2 * title_shared, title + head_weight_));
    set(Feature::titles_pairs, share(2 * pairs_shared, pairs + head_pairs_));
    set(Feature::titles_sequence, share(std::popcount(~unmatched & of_query), std::max(head, head_)));
    set(Feature::matter_shared, share(2 * matter_shared, matter + matter_weight_));
    for (std::size_t k = 0; k < kinds_.size(); ++k) if (used_matter[k] < kinds_[k].in_matter) missing = std::max(missing, kinds_[k].rarity);
    set(Feature::matter_missing, missing / 8.0f);
    set(Feature::matter_pairs, share(2 * matter_pairs_shared, matter_pairs + matter_pairs_));
    set(Feature::places_differ, differ(slots_, slots, SlotKind::place));
    set(Feature::subjects_differ, differ(slots_, slots, SlotKind::subject));
    set(Feature::years_differ, differ(slots_, slots, SlotKind::year));
    set(Feature::amounts_shared, 1.0f - differ(slots_, slots, SlotKind::amount));
}

Features ComparedQuery::compare(const Words& record, std::span<const Seed> seeds, std::span<const Passage> passages, float terms_shared) const {
    Features f{};
    const auto set = [&](Feature feature, float value) { f[static_cast<std::size_t>(feature)] = value; };
    const std::uint32_t head = head_of(record);
    thread_local std::vector<std::uint16_t> used;
    used.assign(kinds_.size(), 0);
    double weight = 0, shared = 0, query_title = 0, record_title = 0, title = 0;
    for (std::uint32_t i = 0; i < record.size(); ++i) {
        const double rarity = record.rarities[i];
        weight += rarity;
        if (i < head) title += rarity;
        const Kind* kind = find(record, i);
        if (!kind) continue;
        if (i < head) record_title += rarity;
        auto& n = used[static_cast<std::size_t>(kind - kinds_.data())];
        const std::uint16_t seen = n;
        if (n < kind->count) ++n, shared += rarity;
        if (n > seen && n <= kind->in_title) query_title += rarity;
    }
    double pairs = 0, pairs_shared_q = 0, pairs_shared_r = 0, covered_q = 0, covered_r = 0, passages_weight = 0;
    for (std::uint32_t i = 0; i + 1 < record.size(); ++i) pairs += record.rarities[i] + record.rarities[i + 1];
    thread_local std::vector<std::uint8_t> in_query, in_record;
    in_query.assign(words_.size(), 0), in_record.assign(record.size(), 0);
    for (const Seed& s : seeds) {
        if (s.query_next != 1 || s.record_next != 1 || s.reversed) continue;
        if (!in_query[s.query]) in_query[s.query] = 1, pairs_shared_q += words_.rarities[s.query] + words_.rarities[s.query + 1];
        if (!in_record[s.record]) in_record[s.record] = 1, pairs_shared_r += record.rarities[s.record] + record.rarities[s.record + 1];
    }
    // A triple is two pairs in a row on both sides; seeds are ordered by their place in the record.
    double triples_shared = 0;
    in_query.assign(words_.size(), 0);
    for (std::size_t i = 0, next = 0; i < seeds.size(); ++i) {
        const auto whole = [](const Seed& s) { return s.query_next == 1 && s.record_next == 1 && !s.reversed; };
        if (!whole(seeds[i]) || in_query[seeds[i].query]) continue;
        while (next < seeds.size() && seeds[next].record <= seeds[i].record) ++next;
        for (std::size_t k = next; k < seeds.size() && seeds[k].record == seeds[i].record + 1; ++k) {
            if (!whole(seeds[k]) || seeds[k].query != seeds[i].query + 1) continue;
            in_query[seeds[i].query] = 1;
            triples_shared += words_.rarities[seeds[i].query] + words_.rarities[seeds[k].query];
            break;
        }
    }
    set(Feature::triples_of_query, share(triples_shared, pairs_weight_));
    in_query.assign(words_.size(), 0), in_record.assign(record.size(), 0);
    std::uint32_t longest = 0;
    for (const Passage& p : passages) {
        longest = std::max(longest, p.query_to - p.query_from);
        passages_weight += p.weight;
        for (std::uint32_t i = p.query_from; i < p.query_to; ++i) if (!in_query[i]) in_query[i] = 1, covered_q += words_.rarities[i];
        for (std::uint32_t i = p.record_from; i < p.record_to; ++i) if (!in_record[i]) in_record[i] = 1, covered_r += record.rarities[i];
    }
    set(Feature::covered_of_query, share(covered_q, weight_));
    set(Feature::covered_of_record, share(covered_r, weight));
    set(Feature::shared_of_query, share(shared, weight_));
    set(Feature::shared_of_record, share(shared, weight));
    set(Feature::pairs_of_query, share(pairs_shared_q, pairs_weight_));
    set(Feature::pairs_of_record, share(pairs_shared_r, pairs));
    set(Feature::query_title_in_record, share(query_title, head_weight_));
    set(Feature::record_title_in_query, share(record_title, title));
    set(Feature::longest_passage, log_of(longest));
    set(Feature::passages_weight, log_of(passages_weight / 8));
    set(Feature::query_length, log_of(words_.size()));
    set(Feature::record_length, log_of(record.size()));
    set(Feature::terms_shared, terms_shared);
    compare_titles(record, f);
    compare_meaning(record, f);
    return f;
}

}  // namespace thienan::overlap
