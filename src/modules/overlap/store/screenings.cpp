#include "modules/overlap/store/screenings.hpp"

#include "engines/viet/text.hpp"

#include <array>

namespace thienan::overlap::rows {
namespace {

constexpr store::Statement kFindProposal{"overlap/find_proposal", R"sql(
    select id, version, agency_id, title, body, text_hash, file_id, from_task, created_at, last_screening from proposal where id = $1
)sql"};
constexpr store::Statement kInsertProposal{"overlap/insert_proposal", R"sql(
    insert into proposal (version, agency_id, title, body, text_hash, search_key, file_id, from_task, created_by, created_at)
    values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
)sql"};
constexpr store::Statement kUpdateProposal{"overlap/update_proposal", R"sql(
    update proposal set version = version + 1, title = $3, body = $4, text_hash = $5, search_key = $6 where id = $1 and version = $2
)sql"};
constexpr store::Statement kSetLast{"overlap/set_last_screening", "update proposal set last_screening = $2 where id = $1"};
constexpr store::Statement kFindScreening{"overlap/find_screening", R"sql(
    select id, version, proposal_id, title, body, text_hash, corpus_version, corpus_tasks, screened_by, screened_at, best_score, best_verdict,
        decision, reasons, about, decided_by, decided_at
    from screening where id = $1
)sql"};
constexpr store::Statement kScreenings{"overlap/screenings_of", R"sql(
    select id, version, proposal_id, title, body, text_hash, corpus_version, corpus_tasks, screened_by, screened_at, best_score, best_verdict,
        decision, reasons, about, decided_by, decided_at
    from screening where proposal_id = $1 order by id desc limit $2
)sql"};
constexpr store::Statement kInsertScreening{"overlap/insert_screening", R"sql(
    insert into screening (version, proposal_id, title, body, text_hash, corpus_version, corpus_tasks, screened_by, screened_at, best_score, best_verdict,
        decision, reasons, decided_by)
    values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', '') returning id
)sql"};
constexpr store::Statement kDecide{"overlap/decide", R"sql(
    update screening set version = version + 1, decision = $3, reasons = $4, about = $5, decided_by = $6, decided_at = $7 where id = $1 and version = $2
)sql"};
constexpr store::Statement kInsertHit{"overlap/insert_hit", R"sql(
    insert into screening_hit (screening_id, place_in_list, task_id, code, title, body, state, stop_cause, host, place, year_from, year_to, level, source,
        score, verdict, passages, grounds)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
)sql"};
constexpr store::Statement kHits{"overlap/hits_of", R"sql(
    select place_in_list, task_id, code, title, body, state, stop_cause, host, place, year_from, year_to, level, source, score, verdict, passages, grounds
    from screening_hit where screening_id = $1 order by place_in_list
)sql"};
constexpr store::Statement kHit{"overlap/find_hit", R"sql(
    select place_in_list, task_id, code, title, body, state, stop_cause, host, place, year_from, year_to, level, source, score, verdict, passages, grounds
    from screening_hit where screening_id = $1 and place_in_list = $2
)sql"};

std::string search_key(const Proposal& proposal) { return viet::fold(proposal.title); }

template <class Of>
std::optional<Id<Of>> maybe(Id<Of> id) { return id ? std::optional{id} : std::nullopt; }

Proposal proposal_of(const store::Row& row) {
    return {row.id<Proposal>(0), row.integer(1), row.id<Agency>(2), row.string(3), row.string(4), row.string(5), {row.integer(6)}, {row.integer(7)}, row.instant(8), {row.integer(9)}};
}

Screening screening_of(const store::Row& row) {
    return {row.id<Screening>(0), row.integer(1), row.id<Proposal>(2), row.string(3), row.string(4), row.string(5), row.integer(6), row.integer(7), row.string(8), row.instant(9),
            row.integer(10), row.string(11), parse_name<Decision>(row.text(12)), row.string(13), row.integer(14), row.string(15), row.maybe_instant(16)};
}

ScreeningHit hit_of(const store::Row& row) {
    ScreeningHit hit;
    hit.rank = row.integer(0);
    hit.task = {row.id<EarlierTask>(1), 0, row.string(2), row.string(3), row.string(4), parse_name<TaskState>(row.text(5)).value_or(TaskState::finished), row.string(6), row.string(7),
                row.string(8), static_cast<int>(row.integer(9)), static_cast<int>(row.integer(10)), parse_name<Level>(row.text(11)), row.string(12)};
    hit.score = row.integer(13);
    hit.verdict = rules::verdict_named(row.text(14));
    hit.passages = rules::unpack_passages(row.text(15));
    hit.grounds = rules::unpack_grounds(row.text(16));
    return hit;
}

}  // namespace

std::optional<Proposal> find_proposal(store::ReadTx& tx, Id<Proposal> id) { return tx.first(kFindProposal, proposal_of, id); }

Id<Proposal> insert_proposal(store::WriteTx& tx, const Principal& who, const Proposal& p) {
    return tx.insert<Proposal>(kInsertProposal, p.agency, p.title, p.text, p.text_hash, search_key(p), maybe(p.file), maybe(p.from_task), who.person, tx.now());
}

Result<Done> update_proposal(store::WriteTx& tx, const Proposal& p) {
    if (tx.execute(kUpdateProposal, p.id, p.version, p.title, p.text, p.text_hash, search_key(p)) != 1) return Error{Code::conflict, "frame.conflict"};
    return Done{};
}

std::optional<Screening> find_screening(store::ReadTx& tx, Id<Screening> id) { return tx.first(kFindScreening, screening_of, id); }
std::vector<Screening> screenings_of(store::ReadTx& tx, Id<Proposal> proposal, int most) { return tx.list(kScreenings, screening_of, proposal, most); }

Id<Screening> insert_screening(store::WriteTx& tx, const Screening& s, const std::vector<ScreeningHit>& hits) {
    const auto id = tx.insert<Screening>(kInsertScreening, s.proposal, s.title, s.text, s.text_hash, s.corpus_version, s.corpus_tasks, s.screened_by, tx.now(), s.best_score, s.best_verdict);
    for (const auto& hit : hits) {
        const auto& t = hit.task;
        tx.execute(kInsertHit, id, hit.rank, t.id, t.code, t.title, t.text, name_of(t.state), t.stop_cause, t.host, t.place, t.year_from, t.year_to,
                   t.level ? name_of(*t.level) : std::string_view{}, t.source, hit.score, name_of(hit.verdict), rules::pack(hit.passages), rules::pack(hit.grounds));
    }
    tx.execute(kSetLast, s.proposal, id);
    return id;
}

Result<Done> update_decision(store::WriteTx& tx, const Screening& s) {
    const auto about = s.about ? std::optional{s.about} : std::nullopt;
    const auto decision = s.decision ? name_of(*s.decision) : std::string_view{};
    if (tx.execute(kDecide, s.id, s.version, decision, s.reasons, about, s.decided_by, s.decided_at) != 1) return Error{Code::conflict, "frame.conflict"};
    return Done{};
}

std::vector<ScreeningHit> hits_of(store::ReadTx& tx, Id<Screening> screening) { return tx.list(kHits, hit_of, screening); }
std::optional<ScreeningHit> find_hit(store::ReadTx& tx, Id<Screening> screening, std::int64_t rank) { return tx.first(kHit, hit_of, screening, rank); }

}  // namespace thienan::overlap::rows
