// The corpus of earlier tasks, searchable: segments, what was added since, and what was removed. Many threads may screen while one changes it.
#pragma once

#include <memory>
#include <shared_mutex>
#include <string>
#include <vector>

#include "engines/overlap/fresh.hpp"
#include "engines/overlap/model.hpp"
#include "engines/overlap/retrieval.hpp"

namespace thienan::overlap {

// In code points of title + "\n" + text, [from, to).
struct MatchedPassage { std::uint32_t query_from = 0, query_to = 0, record_from = 0, record_to = 0; };

struct Hit {
    std::string id;
    double score = 0;
    Verdict verdict = Verdict::related;
    std::vector<MatchedPassage> passages;
    Features features{}, contributions{};
    int year = 0;
    std::string place;
};

struct ScreenOptions {
    std::size_t top = 20;
    bool explain = false;  // fill `contributions`
    std::size_t candidates = 0;  // compared in the second stage; 0: twice `top`, at least 100 for a title alone
    RetrievalLimits limits{};
};

class Corpus {
public:
    // The shard must outlive the corpus' use of it; shared so that a segment's bytes live as long as somebody reads them.
    void attach(std::shared_ptr<const Shard> shard);
    // Puts these in place of everything there is.
    void replace(std::vector<std::shared_ptr<const Shard>> shards);

    // From now on; nullptr: none.
    void set_lexicon(std::shared_ptr<const Lexicon> lexicon);
    std::shared_ptr<const Lexicon> lexicon() const;

    // A record of the same id is replaced. ≤ 1 ms for 220 syllables.
    void add(const Record& record);
    // Whether there was one.
    bool remove(std::string_view id);
    bool contains(std::string_view id) const;
    std::size_t size() const;
    std::size_t fresh_records() const;  // added since the shards were given, removed or not

    // What is in it at this moment; the last one may be what was added.
    struct Part { std::shared_ptr<const Shard> shard; std::vector<bool> removed; std::size_t left = 0; };
    std::vector<Part> parts() const;

    // Best first: by score, then weight. Finds a record with the query's own id too, unless `but` names it.
    std::vector<Hit> screen(std::string_view title, std::string_view text, const ScreenOptions& options, std::string_view but = {}) const;

    // Two texts with each other; the corpus only says how rare their syllables are.
    Hit compare(const Record& query, const Record& record) const;

private:
    std::vector<Searched> searched() const;
    std::vector<std::uint8_t> rarities_of(const Text& text) const;
    bool remove_locked(std::string_view id);

    mutable std::shared_mutex mutex_;
    std::vector<Part> parts_;                 // the last one is fresh_
    std::shared_ptr<Fresh> fresh_;
    std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace thienan::overlap
