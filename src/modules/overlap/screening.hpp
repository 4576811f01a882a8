// Proposals, their look-ups among the earlier tasks, and what a person decided.
#pragma once

#include "base/result.hpp"
#include "engines/overlap/corpus.hpp"
#include "modules/overlap/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan {

struct File;

namespace overlap {

struct Proposal;
struct Screening;

// One of the engine's features and what it added to the score: thousandths of logarithmic odds, below 0 where it spoke against.
struct Ground {
    std::string feature;
    std::int64_t weight = 0;
    friend bool operator==(const Ground&, const Ground&) = default;
};

struct ScreeningHit {
    std::int64_t rank = 0;                 // 1 is the best
    EarlierTask task;                      // as it was then
    std::int64_t score = 0;                // hundredths of a percent
    Verdict verdict = Verdict::related;
    std::vector<MatchedPassage> passages;  // code points of title + "\n" + text
    std::vector<Ground> grounds;           // the strongest first
};

// basis: domain rule 4.1; TT 06/2023 đ.9: what a look-up is for
enum class Decision {
    independent,  // no earlier task stands in its way
    continues,    // goes on from an earlier task, which is named
    overlaps,     // treats what an earlier task treats, which is named
};
constexpr auto names(Decision) { return Names{"overlap.decision_", "independent", "continues", "overlaps"}; }

struct Screening {
    Id<Screening> id;
    std::int64_t version = 0;
    Id<Proposal> proposal;
    std::string title, text, text_hash;
    std::int64_t corpus_version = 0;       // of the registry
    std::int64_t corpus_tasks = 0;         // how many it had
    std::string screened_by;
    Instant screened_at;
    std::int64_t best_score = 0;
    std::string best_verdict;              // "" where nothing was found
    std::optional<Decision> decision;
    std::string reasons;
    std::int64_t about = 0;                // rank of the task the decision names
    std::string decided_by;
    std::optional<Instant> decided_at;
};

struct Proposal {
    Id<Proposal> id;
    std::int64_t version = 0;
    Id<Agency> agency;
    std::string title, text, text_hash;
    Id<File> file;                         // the document it came as
    Id<EarlierTask> from_task;             // the earlier task it is, which is not found again
    Instant created_at;
    Id<Screening> last;
};

// The last look-up holds for the text as it stands.
inline bool is_current(const Proposal& proposal, const Screening& screening) { return proposal.last == screening.id && proposal.text_hash == screening.text_hash; }

namespace rules {

inline constexpr std::size_t kMostHits = 30, kMostGrounds = 8;

// Lower-case hex; the same for the same words.
std::string text_hash(std::string_view title, std::string_view text);
// Of a document whose title nobody gave: what stands behind "Tên đề tài:" or its like, else the first line of at least four words
// that is no part of an official heading; at most 300 code points. "" where there is none.
std::string title_in(std::string_view text);
// Trimmed, in normal form. Errors at title, text: form.required (title), form.too_long {most}.
Result<Done> check_proposal(std::string& title, std::string& text);

// related where the name is none.
Verdict verdict_named(std::string_view name);
std::vector<Ground> grounds_of(const Features& contributions);
std::string pack(const std::vector<MatchedPassage>& passages);
std::vector<MatchedPassage> unpack_passages(std::string_view packed);
std::string pack(const std::vector<Ground>& grounds);
std::vector<Ground> unpack_grounds(std::string_view packed);

// Errors at fields reasons: form.required, form.too_long {most}; about: overlap.names_a_task (continues and overlaps name one of the
// `hits` found).
Result<Done> check_decision(Decision decision, std::string_view reasons, std::int64_t about, std::int64_t hits);

}  // namespace rules
}  // namespace overlap
}  // namespace thienan
