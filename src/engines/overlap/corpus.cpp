#include "engines/overlap/corpus.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace thienan::overlap {
namespace {

constexpr std::size_t kShort = 64, kOfShort = 100;  // syllables of a title alone, and candidates then: it says little

struct Scratch {
    std::vector<WordId> numbers;
    std::vector<PlacedWord> places;
    std::vector<Seed> seeds;
    Words words;
};

std::uint8_t rarity_in(const Shard& shard, const Token& token) {
    thread_local std::vector<Spelling> spellings;
    spellings.clear();
    shard.spellings(token.fold, spellings);
    for (const Spelling& s : spellings) if (s.full == token.full) return shard.rarities()[s.word];
    return 0;
}

MatchedPassage placed(const Passage& p, const Text& query, const std::vector<PlacedWord>& record) {
    return {query.tokens[p.query_from].begin, query.tokens[p.query_to - 1].end, record[p.record_from].begin, record[p.record_to - 1].end};
}

// By score; among those that overlap much alike, by what is shared word for word, which says more than the score's third digit.
double rank_of(const Hit& hit) {
    if (hit.score < 0.5) return hit.score;
    const auto of = [&](Feature f) { return static_cast<double>(hit.features[static_cast<std::size_t>(f)]); };
    return std::round(hit.score * 5) / 5 + 0.1 * (of(Feature::terms_shared) + 0.3 * of(Feature::triples_of_query));
}

// What both have in common; `places` gives the record's syllables their places and is asked only if there are passages.
template <class Places>
Hit judge(const ComparedQuery& query, const Text& text, float terms_shared, Scratch& scratch, const Places& places) {
    Hit hit;
    query.aligned().seeds(scratch.words, scratch.seeds);
    const std::vector<Passage> passages = passages_of(query.words(), scratch.words, scratch.seeds);
    hit.features = query.compare(scratch.words, scratch.seeds, passages, terms_shared);
    hit.score = shipped_model().score(hit.features);
    hit.verdict = verdict_of(hit.features, hit.score);
    if (passages.empty()) return hit;
    places();
    for (const Passage& p : passages) hit.passages.push_back(placed(p, text, scratch.places));
    return hit;
}

Hit compare_stored(const ComparedQuery& query, const Text& text, const Shard& shard, const Candidate& candidate, Scratch& scratch) {
    ByteReader bytes{shard.record(candidate.doc)};
    const auto head = read_head(bytes);
    if (!head) return {};
    read_words(bytes, *head, shard.vocabulary(), scratch.numbers);
    words_into(shard, scratch.numbers, head->title_words, scratch.words);
    Hit hit = judge(query, text, static_cast<float>(candidate.weight) / static_cast<float>(std::max(1u, candidate.of)), scratch, [&] { read_places(bytes, scratch.numbers, shard.lengths(), scratch.places); });
    hit.id = head->id;
    hit.year = head->year;
    hit.place = head->place;
    return hit;
}

}  // namespace

void Corpus::attach(std::shared_ptr<const Shard> shard) {
    const std::unique_lock lock{mutex_};
    const std::size_t n = shard->records();
    parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(parts_.size() - (fresh_ ? 1 : 0)), {std::move(shard), std::vector<bool>(n, false), n});
}

void Corpus::set_lexicon(std::shared_ptr<const Lexicon> lexicon) {
    const std::unique_lock lock{mutex_};
    lexicon_ = std::move(lexicon);
}

std::shared_ptr<const Lexicon> Corpus::lexicon() const {
    const std::shared_lock lock{mutex_};
    return lexicon_;
}

void Corpus::replace(std::vector<std::shared_ptr<const Shard>> shards) {
    const std::unique_lock lock{mutex_};
    parts_.clear();
    fresh_ = nullptr;
    for (auto& shard : shards) {
        const std::size_t n = shard->records();
        parts_.push_back({std::move(shard), std::vector<bool>(n, false), n});
    }
}

void Corpus::add(const Record& record) {
    const Text text = read_text(record.title, record.text);
    const std::unique_lock lock{mutex_};
    remove_locked(record.id);
    if (!fresh_) {
        fresh_ = std::make_shared<Fresh>();
        parts_.push_back({fresh_, {}, 0});
    }
    const Shard* largest = nullptr;
    for (const Part& part : parts_) if (part.shard != fresh_ && (!largest || part.shard->records() > largest->records())) largest = part.shard.get();
    fresh_->add(record, text, [&](const Token& token) {
        const std::uint8_t rarity = largest ? rarity_in(*largest, token) : std::uint8_t{64};
        return rarity ? rarity : kRarest;
    });
    parts_.back().removed.push_back(false);
    ++parts_.back().left;
}

bool Corpus::remove_locked(std::string_view id) {
    for (Part& part : parts_) {
        const auto doc = part.shard->find_id(id);
        if (!doc || part.removed[*doc]) continue;
        part.removed[*doc] = true;
        --part.left;
        return true;
    }
    return false;
}

bool Corpus::remove(std::string_view id) {
    const std::unique_lock lock{mutex_};
    return remove_locked(id);
}

bool Corpus::contains(std::string_view id) const {
    const std::shared_lock lock{mutex_};
    return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
        const auto doc = part.shard->find_id(id);
        return doc && !part.removed[*doc];
    });
}

std::size_t Corpus::size() const {
    const std::shared_lock lock{mutex_};
    std::size_t n = 0;
    for (const Part& part : parts_) n += part.left;
    return n;
}

std::size_t Corpus::fresh_records() const {
    const std::shared_lock lock{mutex_};
    return fresh_ ? fresh_->records() : 0;
}

std::vector<Corpus::Part> Corpus::parts() const {
    const std::shared_lock lock{mutex_};
    return parts_;
}

std::vector<Searched> Corpus::searched() const {
    std::vector<Searched> out;
    for (const Part& part : parts_) out.push_back({part.shard.get(), part.left == part.shard->records() ? nullptr : &part.removed});
    return out;
}

std::vector<std::uint8_t> Corpus::rarities_of(const Text& text) const {
    const Shard* largest = nullptr;
    for (const Part& part : parts_) if (!largest || part.shard->records() > largest->records()) largest = part.shard.get();
    std::vector<std::uint8_t> out;
    for (const Token& token : text.tokens) {
        const std::uint8_t rarity = largest ? rarity_in(*largest, token) : std::uint8_t{0};
        out.push_back(rarity ? rarity : kRarest);
    }
    return out;
}

std::vector<Hit> Corpus::screen(std::string_view title, std::string_view body, const ScreenOptions& options, std::string_view but) const {
    const Text text = read_text(title, body);
    const std::vector<std::uint64_t> terms = terms_of(text);
    const std::shared_lock lock{mutex_};
    const std::vector<Searched> shards = searched();
    RetrievalLimits limits = options.limits;
    limits.most = options.candidates ? options.candidates : std::max(2 * options.top, text.tokens.size() <= kShort ? kOfShort : std::size_t{0});
    const std::vector<Candidate> candidates = retrieve(shards, terms, limits);
    const ComparedQuery query{words_of(text, rarities_of(text)), lexicon_.get()};
    thread_local Scratch scratch;
    std::vector<Hit> hits;
    for (const Candidate& c : candidates) {
        Hit hit = compare_stored(query, text, *shards[c.shard].shard, c, scratch);
        if (hit.id.empty() || (!but.empty() && hit.id == but)) continue;
        if (options.explain) hit.contributions = shipped_model().contributions(hit.features);
        hits.push_back(std::move(hit));
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return rank_of(a) > rank_of(b); });
    if (hits.size() > options.top) hits.resize(options.top);
    return hits;
}

Hit Corpus::compare(const Record& query, const Record& record) const {
    const Text text = read_text(query.title, query.text), other = read_text(record.title, record.text);
    const std::shared_lock lock{mutex_};
    const ComparedQuery compared{words_of(text, rarities_of(text)), lexicon_.get()};
    Scratch scratch;
    scratch.words = words_of(other, rarities_of(other));
    Hit hit = judge(compared, text, share_of_terms(searched(), terms_of(text), terms_of(other)), scratch, [&] {
        for (const Token& token : other.tokens) scratch.places.push_back({0, token.begin, token.end});
    });
    hit.id = record.id;
    hit.year = record.year;
    hit.place = record.place;
    return hit;
}

}  // namespace thienan::overlap
