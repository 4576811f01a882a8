// The procedure of an assignment as a picture with its table, both made from the table of transitions.
#include "frame/components/diagram.hpp"
#include "frame/components/tables.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/states.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

using frame::Context;
using html::Writer;

// In the order work usually takes, what leaves the usual way last.
constexpr std::array kShown = {State::draft,     State::waiting,  State::in_progress, State::reported,  State::completed,
                               State::returned,  State::ongoing,  State::suspended,   State::cancelled};

// Acts that lead from the same states to the same one; without `to` they leave the state as it is.
struct Step {
    std::vector<State> from;
    std::optional<State> to;
    Party who;
    std::vector<Act> acts;
};

std::vector<Step> steps() {
    std::vector<Step> by_act, out;
    for (const auto from : kShown)
        for (const auto& row : kTransitions) {
            if (row.from != from) continue;
            const auto to = row.to == row.from ? std::optional<State>{} : row.to;
            const auto same = std::find_if(by_act.begin(), by_act.end(), [&](const Step& s) { return s.acts.front() == row.act && s.to == to; });
            if (same == by_act.end()) by_act.push_back({{row.from}, to, row.who, {row.act}});
            else same->from.push_back(row.from);
        }
    for (const auto& step : by_act) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const Step& s) { return s.from == step.from && s.to == step.to && s.who == step.who; });
        if (same == out.end()) out.push_back(step);
        else same->acts.push_back(step.acts.front());
    }
    std::stable_partition(out.begin(), out.end(), [](const Step& s) { return s.to.has_value(); });
    return out;
}

template <class T>
std::string listed(const Context& ctx, const std::vector<T>& all) {
    std::string out;
    for (const auto one : all) out.append(out.empty() ? "" : "; ").append(ctx.t()(key_of(one)));
    return out;
}

html::Html picture(const Context& ctx, const std::vector<Step>& all) {
    const auto place = [](State state) { return static_cast<std::size_t>(std::find(kShown.begin(), kShown.end(), state) - kShown.begin()); };
    std::vector<std::string> states, parties;
    for (const auto state : kShown) states.emplace_back(ctx.t()(key_of(state)));
    for (const auto party : {Party::lead, Party::owner, Party::registrar}) parties.emplace_back(ctx.t()(key_of(party)));
    std::vector<frame::DiagramStep> drawn;
    for (const auto& step : all) {
        if (!step.to) break;
        frame::DiagramStep one{{}, place(*step.to), listed(ctx, step.acts) + " (" + std::string{ctx.t()(key_of(step.who))} + ")", static_cast<int>(step.who) + 1};
        for (const auto from : step.from) one.from.push_back(place(from));
        drawn.push_back(std::move(one));
    }
    return frame::state_diagram(states, drawn, parties, std::string{ctx.t()("directives.procedure_picture")});
}

void step_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const Step& step, std::size_t number) {
    const auto& t = ctx.t();
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        frame::cell(row, columns[0], [&](Writer& w) { w.put<"{}">(step.to ? std::to_string(number) : std::string{"–"}); });
        frame::cell(row, columns[1], [&](Writer& w) { w.put<"{}">(listed(ctx, step.from)); });
        frame::cell(row, columns[2], [&](Writer& w) { w.put<"{}">(listed(ctx, step.acts)); });
        frame::cell(row, columns[3], [&](Writer& w) { w.put<"{}">(t(key_of(step.who))); });
        frame::cell(row, columns[4], [&](Writer& w) { w.put<"{}">(step.to ? t(key_of(*step.to)) : t("directives.procedure_stays")); });
    });
}

Result<http::Response> show(Context& ctx) {
    const auto& t = ctx.t();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const auto all = steps();
    const std::vector<frame::Column> columns{{.key = "number", .label = label("directives.procedure_number"), .numeric = true, .is_short = true},
                                             {.key = "from", .label = label("directives.procedure_from")},
                                             {.key = "acts", .label = label("directives.procedure_acts")},
                                             {.key = "who", .label = label("directives.procedure_who")},
                                             {.key = "to", .label = label("directives.procedure_to")}};
    Writer body;
    body.put<R"(<div class="ta-beside">{}<div>{}</div></div>)">(
        [&](Writer& w) { w.put<"{}">(picture(ctx, all)); },
        [&](Writer& w) {
            frame::table(w, ctx, {.caption = label("directives.procedure"), .columns = columns}, [&](Writer& rows) {
                for (std::size_t i = 0; i < all.size(); ++i) step_row(rows, ctx, columns, all[i], i + 1);
            });
        });
    return frame::page(ctx, {.title = label("directives.procedure"), .under = label("directives.procedure_text"), .section = "directives.assignments",
                             .crumbs = {{label("directives.assignments"), "/assignments"}}}, body.take());
}

}  // namespace

void add_procedure(frame::Routes& routes) { routes.get("/assignments/procedure", frame::Access::signed_in(), show); }

}  // namespace thienan::directives::pages
