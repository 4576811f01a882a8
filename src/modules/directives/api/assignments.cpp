#include "modules/directives/actions/deciding.hpp"
#include "modules/directives/actions/progress.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/routes.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/pages/filters.hpp"

#include <functional>

namespace thienan::directives::api {
namespace {

using http::Method;
using http::Response;
using Tx = store::WriteTx;

const std::vector<std::string> kFilterNames = {"view", "state", "timeliness", "ageing", "lead", "with", "unit", "person", "directive",
                                               "force", "from", "to", "text", "sort", "after", "before"};

Result<Response> get_assignments(Context& ctx) {
    const auto filter = pages::filter_of(ctx);
    const auto page = ctx.read([&](store::ReadTx& tx) {
        return queries::list(tx, ctx.who(), filter, ctx.today(), {ctx.query("after"), ctx.query("before")});
    });
    return answer(ctx, {{"items", list_of(page.items)}, {"next", page.next}, {"previous", page.previous}});
}

Result<Response> get_count(Context& ctx) {
    const auto filter = pages::filter_of(ctx);
    const auto n = ctx.read([&](store::ReadTx& tx) { return queries::count(tx, ctx.who(), filter, ctx.today()); });
    return answer(ctx, {{"count", std::min<std::int64_t>(n, 1000)}, {"more", n > 1000}});
}

Result<Response> get_board(Context& ctx) {
    const auto filter = pages::filter_of(ctx);
    json out = json::array();
    for (const auto& column : ctx.read([&](store::ReadTx& tx) { return queries::board(tx, ctx.who(), filter, ctx.today()); }))
        out.push_back({{"state", name_of(column.state)}, {"total", column.total}, {"items", list_of(column.items)}});
    return answer(ctx, out);
}

Result<Response> get_assignment(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::assignment(tx, ctx.who(), id, ctx.today()); }));
    return answer(ctx, to_json(record, ctx.t()));
}

template <class T>
Result<Done> done(const Result<T>& result) {
    if (!result) return result.error();
    return Done{};
}

// What an act of the table takes besides its version, and how it is run.
struct ActRoute {
    Act act;
    std::string_view capability;
    std::string summary;
    Schema schema;
    std::function<std::function<Result<Done>(Tx&, const Principal&, Id<Assignment>, std::int64_t)>(Body&)> read;
};

// An act whose body is only a reason or a note.
template <class F>
auto with_words(std::string_view field, F f) {
    return [field, f](Body& body) {
        return [words = body.text(field), f](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) { return done(f(tx, who, id, v, words)); };
    };
}

std::vector<ActRoute> lead_acts() {
    std::vector<ActRoute> out;
    out.push_back({Act::accept, kReport, "Accept", {}, [](Body&) {
        return [](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) { return actions::accept(tx, who, id, v); };
    }});
    out.push_back({Act::hand_on, kLead, "Hand on to a unit or a person", Schema{}.with("unit", kNumber).with("person", kNumber).with("leader", kNumber).with("internal_due", kDay).with("note", kText), [](Body& body) {
        actions::HandOn to{body.id<Agency>("unit"), body.id<Person>("person"), body.id<Person>("leader"), body.date("internal_due"), body.text("note")};
        return [to](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) { return actions::hand_on(tx, who, id, v, to); };
    }});
    out.push_back({Act::report_progress, kReport, "Report progress", Schema{}.with("!text", kText).with("percent", kNumber).with("files", kNumbers), [](Body& body) {
        actions::Progress p{body.text("text"), static_cast<int>(std::clamp<std::int64_t>(body.number("percent", 0), -1, 101)), body.ids<File>("files")};
        return [p](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) { return done(actions::report_progress(tx, who, id, v, p)); };
    }});
    out.push_back({Act::ask_extension, kReport, "Ask for a later day", Schema{}.with("!grounds", kText).with("!new_due", kDay), [](Body& body) {
        return [grounds = body.text("grounds"), day = body.required_date("new_due")](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) {
            return done(actions::ask_extension(tx, who, id, v, grounds, day));
        };
    }});
    out.push_back({Act::return_back, kReport, "Return with a reason", Schema{}.with("!reason", kText), with_words("reason", actions::return_back)});
    out.push_back({Act::report_completion, kReport, "Report completion with evidence", Schema{}.with("text", kText).with("evidence_symbol", kText).with("evidence_on", kDay).with("files", kNumbers), [](Body& body) {
        actions::Completion c{body.text("text"), body.text("evidence_symbol"), body.date("evidence_on"), body.ids<File>("files")};
        return [c](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) { return done(actions::report_completion(tx, who, id, v, c)); };
    }});
    return out;
}

std::vector<ActRoute> owner_acts() {
    std::vector<ActRoute> out;
    const auto reason = Schema{}.with("!reason", kText);
    out.push_back({Act::confirm, kAssign, "Confirm a reported completion", Schema{}.with("note", kText), with_words("note", actions::confirm_completion)});
    out.push_back({Act::send_back, kAssign, "Send a reported completion back", reason, with_words("reason", actions::send_back)});
    out.push_back({Act::suspend, kAssign, "Stop the clock", reason, with_words("reason", actions::suspend)});
    out.push_back({Act::resume, kAssign, "Resume", reason, with_words("reason", actions::resume)});
    out.push_back({Act::cancel, kAssign, "Cancel", reason, with_words("reason", actions::cancel)});
    out.push_back({Act::reopen, kAssign, "Open again", reason, with_words("reason", actions::reopen_assignment)});
    out.push_back({Act::conclude, kAssign, "End a standing assignment", reason, with_words("reason", actions::conclude)});
    out.push_back({Act::reassign, kAssign, "Give to another agency", Schema{}.with("!lead", kNumber).with("with", kBodies).with("due_on", kDay).with("!reason", kText), [](Body& body) {
        actions::Reassignment to{{"", body.id<Agency>("lead")}, body.bodies("with"), body.date("due_on"), body.text("reason")};
        return [to](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) { return actions::reassign(tx, who, id, v, to); };
    }});
    out.push_back({Act::meet_condition, kAssign, "The condition is met", Schema{}.with("!due_on", kDay).with("note", kText), [](Body& body) {
        return [day = body.required_date("due_on"), note = body.text("note")](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) {
            return actions::meet_condition(tx, who, id, v, day, note);
        };
    }});
    out.push_back({Act::split, kAssign, "One assignment for each member of the leading group", {}, [](Body&) {
        return [](Tx& tx, const Principal& who, Id<Assignment> id, std::int64_t v) { return done(actions::split_by_member(tx, who, id, v)); };
    }});
    return out;
}

void add_acts(frame::Routes& routes, std::vector<ActRoute> all) {
    for (auto& route : all) {
        auto handle = [read = std::move(route.read)](Context& ctx) -> Result<Response> {
            TRY_ASSIGN(const auto id, ctx.id<Assignment>());
            Body body{ctx};
            const auto version = body.version();
            const auto run = read(body);
            TRY(std::move(body).check());
            TRY(ctx.write([&](Tx& tx) { return run(tx, ctx.who(), id, version); }));
            return get_assignment(ctx);
        };
        // A leader may do all the lead side does, so only the owner's acts are kept to their capability here.
        const auto access = party_of(route.act) == Party::owner ? frame::Access::needs(route.capability) : frame::Access::signed_in();
        routes.api(Method::post, "/api/v1/assignments/{id}/" + std::string{name_of(route.act)}, access, std::move(handle),
                   {.summary = route.summary, .request_schema = route.schema.with("!version", kNumber).str(), .response_schema = std::string{kAnyObject}});
    }
}

Result<Response> post_decision(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Extension>());
    Body body{ctx};
    const auto version = body.version();
    const auto state = body.choice("state", ExtensionState::asked);
    const auto words = body.text("decision");
    TRY(std::move(body).check());
    if (state == ExtensionState::asked) {
        FieldErrors errors;
        errors.add("state", "form.required");
        return std::move(errors).refusal();
    }
    const auto decision = state == ExtensionState::granted ? actions::Decision::grant : actions::Decision::refuse;
    TRY(ctx.write([&](Tx& tx) { return actions::decide_extension(tx, ctx.who(), id, version, decision, words); }));
    TRY_ASSIGN(const auto extension, ctx.read([&](store::ReadTx& tx) { return queries::extension(tx, ctx.who(), id); }));
    return answer(ctx, to_json(extension));
}

template <class F>
frame::Handle link_act(F f) {
    return [f](Context& ctx) -> Result<Response> {
        TRY_ASSIGN(const auto id, ctx.id<Assignment>());
        Body body{ctx};
        const Link link{body.text("kind"), body.number("target", 0), body.text("note")};
        TRY(ctx.write([&](Tx& tx) { return f(tx, ctx.who(), id, link); }));
        return get_assignment(ctx);
    };
}

}  // namespace

void add_assignments(frame::Routes& routes) {
    const auto in = frame::Access::signed_in();
    const auto any = std::string{kAnyObject};
    routes.api(Method::get, "/api/v1/assignments", in, get_assignments,
               {.summary = "Assignments you may see, 25 a page", .response_schema = std::string{kPage}, .query = kFilterNames});
    routes.api(Method::get, "/api/v1/assignments/{id}", in, get_assignment, {.summary = "One assignment with its progress and what you may do", .response_schema = any});
    routes.api(Method::get, "/api/v1/assignment-count", in, get_count,
               {.summary = "How many the filter lists, counted to 1,000", .response_schema = any, .query = kFilterNames});
    routes.api(Method::get, "/api/v1/assignment-board", in, get_board,
               {.summary = "The first of each state", .response_schema = R"({"type":"array","items":{"type":"object"}})", .query = kFilterNames});
    add_acts(routes, lead_acts());
    add_acts(routes, owner_acts());
    routes.api(Method::post, "/api/v1/extensions/{id}/decide", frame::Access::needs(kAssign), post_decision,
               {.summary = "Grant or refuse a request for a later day",
                .request_schema = Schema{}.with("!version", kNumber).with("!state", R"({"enum":["granted","refused"]})").with("decision", kText).str(),
                .response_schema = any});
    const auto link = Schema{}.with("!kind", kText).with("!target", kNumber).with("note", kText).str();
    routes.api(Method::post, "/api/v1/assignments/{id}/links", in, link_act(actions::add_link),
               {.summary = "Link to another record", .request_schema = link, .response_schema = any});
    routes.api(Method::post, "/api/v1/assignments/{id}/unlink", in, link_act(actions::remove_link),
               {.summary = "Remove a link", .request_schema = link, .response_schema = any});
}

}  // namespace thienan::directives::api
