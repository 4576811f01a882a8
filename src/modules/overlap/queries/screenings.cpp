#include "modules/overlap/queries/screenings.hpp"

#include "engines/viet/text.hpp"
#include "modules/overlap/access.hpp"
#include "modules/overlap/store/screenings.hpp"

#include <algorithm>

namespace thienan::overlap::queries {
namespace {

void narrow(store::QueryText& query, const ProposalFilter& filter) {
    using Decided = ProposalFilter::Decided;
    if (const auto key = viet::fold(filter.search); !key.empty()) query.add(" and p.search_key like $", "%" + key + "%");
    switch (filter.decided) {
        case Decided::any: break;
        case Decided::no: query.add(" and coalesce(s.decision, '') = ''"); break;
        case Decided::independent: query.add(" and s.decision = 'independent'"); break;
        case Decided::continues: query.add(" and s.decision = 'continues'"); break;
        case Decided::overlaps: query.add(" and s.decision = 'overlaps'"); break;
    }
}

}  // namespace

Result<Proposal> proposal(store::ReadTx& tx, const Principal& who, Id<Proposal> id) {
    auto found = rows::find_proposal(tx, id);
    if (!found) return Error{Code::not_found, "frame.not_found"};
    TRY(access::may_see(who, *found));
    return *std::move(found);
}

Result<ScreeningRecord> screening(store::ReadTx& tx, const Principal& who, Id<Screening> id) {
    auto found = rows::find_screening(tx, id);
    if (!found) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(auto of, proposal(tx, who, found->proposal));
    return ScreeningRecord{std::move(of), *std::move(found), rows::hits_of(tx, id)};
}

std::vector<Screening> screenings(store::ReadTx& tx, const Proposal& of) { return rows::screenings_of(tx, of.id, 100); }

ProposalPage proposals(store::ReadTx& tx, const Principal& who, const ProposalFilter& filter, Id<Proposal> after, Id<Proposal> before, int most) {
    const bool backward = !after && before;
    store::QueryText query{"overlap/proposals", R"sql(
        select p.id, p.title, p.created_at, coalesce(s.id, 0), case when s.text_hash = p.text_hash then 0 else 1 end, coalesce(s.best_score, 0),
            coalesce(s.best_verdict, ''), coalesce(s.decision, '')
        from proposal p left join screening s on s.id = p.last_screening where 1 = 1)sql"};
    query.add(" and p.agency_id = $", who.agency());
    narrow(query, filter);
    if (after) query.add(" and p.id < $", after);
    if (backward) query.add(" and p.id > $", before);
    query.add(std::string{" order by p.id"} + (backward ? "" : " desc") + " limit " + std::to_string(most + 1));
    ProposalPage page;
    query.run(tx, [&](const store::Row& row) {
        const bool screened = row.integer(3) != 0;
        page.items.push_back({row.id<Proposal>(0), row.string(1), row.instant(2), screened, screened && row.flag(4), row.integer(5), row.string(6), parse_name<Decision>(row.text(7))});
    });
    const bool more = page.items.size() > static_cast<std::size_t>(most);
    if (more) page.items.pop_back();
    if (backward) std::reverse(page.items.begin(), page.items.end());
    if (page.items.empty()) return page;
    if (backward ? more : static_cast<bool>(after)) page.previous = page.items.front().id.str();
    if (backward || more) page.next = page.items.back().id.str();
    return page;
}

}  // namespace thienan::overlap::queries
