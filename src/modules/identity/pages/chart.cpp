// An agency as an organisation chart: its units, who leads each, how many people they have.
#include "modules/identity/access.hpp"
#include "modules/identity/pages/pages.hpp"
#include "modules/identity/queries.hpp"

#include <map>

namespace thienan::identity::pages {
namespace {

struct Staff {
    std::vector<const queries::Colleague*> leaders;
    std::int64_t people = 0;
};

struct Chart {
    std::shared_ptr<const Directory> directory;
    std::vector<queries::Colleague> people;
    std::map<std::int64_t, Staff> staff;  // by node
    Date today;
};

Chart load(Context& ctx, Id<Agency> agency) {
    Chart chart;
    chart.today = ctx.today();
    ctx.read([&](store::ReadTx& tx) {
        chart.directory = queries::directory(tx);
        chart.people = queries::people_of(tx, agency, chart.today);
    });
    for (const auto& one : chart.people) {
        auto& there = chart.staff[one.node.value];
        ++there.people;
        if (one.is_leader) there.leaders.push_back(&one);
    }
    return chart;
}

void box(Writer& out, const Context& ctx, const Chart& chart, Id<Agency> node) {
    const auto found = chart.staff.find(node.value);
    out.put<R"(<div class="ta-org-box"><a href="/agencies/{}">{}</a>{}</div>)">(node, chart.directory->name(node), [&](Writer& w) {
        if (found == chart.staff.end()) return;
        for (const auto* leader : found->second.leaders)
            w.put<R"(<div class="ta-small"><a href="/people/{}">{}</a>{}</div>)">(leader->person, leader->name, leader->title.empty() ? "" : ", " + leader->title);
        w.put<R"(<div class="ta-small ta-muted">{}</div>)">(ctx.t()("identity.people_here", {std::to_string(found->second.people)}));
    });
}

// The node's units and agencies of this day, each with what is below it.
void below(Writer& out, const Context& ctx, const Chart& chart, Id<Agency> node) {
    std::vector<Id<Agency>> shown;
    for (const auto child : chart.directory->children(node))
        if (chart.directory->exists_on(child, chart.today)) shown.push_back(child);
    if (shown.empty()) return;
    out.put<"<ul>{}</ul>">([&](Writer& list) {
        for (const auto child : shown)
            list.put<"<li>{}{}</li>">([&](Writer& w) { box(w, ctx, chart, child); }, [&](Writer& w) { below(w, ctx, chart, child); });
    });
}

Result<http::Response> show(Context& ctx) {
    TRY(access::may_read_directory(ctx.who()));
    TRY_ASSIGN(const auto id, ctx.id<Agency>());
    const auto chart = load(ctx, id);
    const Agency* agency = chart.directory->find(id);
    if (!agency || agency->kind == AgencyKind::group) return Error{Code::not_found, "frame.not_found"};
    Writer body;
    body.put<R"(<div class="ta-org">{}{}</div>)">([&](Writer& w) { box(w, ctx, chart, id); }, [&](Writer& w) { below(w, ctx, chart, id); });
    return frame::page(ctx, {.title = ctx.t()("identity.chart_of", {agency->name}), .section = "identity.agencies",
                             .crumbs = {{word(ctx, "identity.agencies"), "/agencies"}, {agency->name, "/agencies/" + id.str()}}}, body.take());
}

}  // namespace

void add_chart(frame::Routes& routes) { routes.get("/agencies/{id}/chart", frame::Access::signed_in(), show); }

}  // namespace thienan::identity::pages
