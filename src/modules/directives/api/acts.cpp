// Every act on an assignment as an address of its own, and deciding an extension.
#include "modules/directives/actions/deciding.hpp"
#include "modules/directives/actions/progress.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/files/access.hpp"
#include "modules/files/queries.hpp"

#include <functional>

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

constexpr std::size_t kMostReason = 2'000;
constexpr std::size_t kMostBodies = 200;

// ---- what is answered -----------------------------------------------------------------------------------------------------------

using Created = std::vector<std::int64_t>;
Created created(Done) { return {}; }
template <class Of>
Created created(Id<Of> id) { return {id.value}; }
template <class Of>
Created created(const std::vector<Id<Of>>& ids) {
    Created out;
    for (const auto id : ids) out.push_back(id.value);
    return out;
}

template <class F>
Result<Created> write(Context& ctx, F&& act) {
    TRY_ASSIGN(const auto value, ctx.write([&](store::WriteTx& tx) { return act(tx); }));
    return created(value);
}

// The version for the next act; null where whoever acted sees the assignment no more.
Result<http::Response> answer_assignment(Context& ctx, Id<Assignment> id, const Created& made) {
    const auto record = ctx.read([&](store::ReadTx& tx) { return queries::assignment(tx, ctx.who(), id, ctx.today()); });
    Json out{{"id", id.value}, {"version", nullptr}, {"state", nullptr}, {"created", made}};
    if (record) out["version"] = record->assignment.version, out["state"] = name_of(record->assignment.state);
    return answer(ctx, out);
}

std::string answer_schema() { return object({{"id", kInteger}, {"version", kMaybeInteger}, {"state", R"({"type":["string","null"]})"}, {"created", array(kInteger)}}, 4); }

// ---- the acts -------------------------------------------------------------------------------------------------------------------

// Only one's own uploads that no record holds yet can become evidence: a report shows its files to all who see it.
Result<Done> check_own(Context& ctx, const std::vector<Id<File>>& ids) {
    return ctx.read([&](store::ReadTx& tx) -> Result<Done> {
        FieldErrors errors;
        for (const auto id : ids) {
            const auto file = files::queries::find(tx, id);
            if (errors.empty() && (!file || !files::access::may_attach(ctx.who(), *file))) errors.add("files", "frame.not_found");
        }
        if (errors.empty()) return Done{};
        return std::move(errors).refusal();
    });
}

struct Asked {
    Context& ctx;
    Body& body;
    Id<Assignment> id;
    std::int64_t version;
};

using WithReason = Result<Done> (*)(store::WriteTx&, const Principal&, Id<Assignment>, std::int64_t, std::string_view);

Result<Created> with_reason(const Asked& a, WithReason act) {
    const auto reason = a.body.text("reason", {.required = true, .most = kMostReason});
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return act(tx, a.ctx.who(), a.id, a.version, reason); });
}

Result<Created> accept(const Asked& a) {
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::accept(tx, a.ctx.who(), a.id, a.version); });
}

Result<Created> split(const Asked& a) {
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::split_by_member(tx, a.ctx.who(), a.id, a.version); });
}

Result<Created> confirm(const Asked& a) {
    const auto note = a.body.text("note", {.most = kMostReason});
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::confirm_completion(tx, a.ctx.who(), a.id, a.version, note); });
}

Result<Created> hand_on(const Asked& a) {
    const actions::HandOn to{a.body.id<Agency>("unit"), a.body.id<Person>("person"), a.body.id<Person>("leader"), a.body.date("internal_due"), a.body.text("note", {.most = kMostReason})};
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::hand_on(tx, a.ctx.who(), a.id, a.version, to); });
}

Result<Created> report_progress(const Asked& a) {
    const actions::Progress progress{a.body.text("text", {.required = true, .most = 20'000}), static_cast<int>(a.body.number("percent", 0, 100, true).value_or(0)), a.body.ids<File>("files", kMostFiles)};
    TRY(a.body.checked());
    TRY(check_own(a.ctx, progress.files));
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::report_progress(tx, a.ctx.who(), a.id, a.version, progress); });
}

Result<Created> report_completion(const Asked& a) {
    const actions::Completion completion{a.body.text("text", {.required = true, .most = 20'000}), a.body.text("evidence_symbol", {.most = 100}), a.body.date("evidence_on"),
                                         a.body.ids<File>("files", kMostFiles)};
    TRY(a.body.checked());
    TRY(check_own(a.ctx, completion.files));
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::report_completion(tx, a.ctx.who(), a.id, a.version, completion); });
}

Result<Created> ask_extension(const Asked& a) {
    const auto new_due = a.body.date("new_due", true);
    const auto grounds = a.body.text("grounds", {.required = true, .most = kMostReason});
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::ask_extension(tx, a.ctx.who(), a.id, a.version, grounds, *new_due); });
}

Result<Created> meet_condition(const Asked& a) {
    const auto due_on = a.body.date("due_on", true);
    const auto note = a.body.text("note", {.most = kMostReason});
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::meet_condition(tx, a.ctx.who(), a.id, a.version, *due_on, note); });
}

Result<Created> reassign(const Asked& a) {
    actions::Reassignment to;
    to.lead = {"", a.body.id<Agency>("lead", true)};
    to.with = bodies(a.body, "with", kMostBodies);
    to.due_on = a.body.date("due_on");
    to.reason = a.body.text("reason", {.required = true, .most = kMostReason});
    TRY(a.body.checked());
    return write(a.ctx, [&](store::WriteTx& tx) { return actions::reassign(tx, a.ctx.who(), a.id, a.version, to); });
}

struct Address {
    Act act;
    std::string summary;
    std::string request;
    std::function<Result<Created>(const Asked&)> perform;
};

// A reason and nothing more.
Address reasoned(Act act, std::string summary, WithReason perform) {
    return {act, std::move(summary), object({{"version", kInteger}, {"reason", words(kMostReason)}}, 2), [perform](const Asked& a) { return with_reason(a, perform); }};
}

std::vector<Address> addresses() {
    const auto version_only = object({{"version", kInteger}}, 1);
    const auto noted = object({{"version", kInteger}, {"note", words(kMostReason)}}, 1);
    const auto files = array(kInteger);
    return {
        {Act::accept, "The lead agency takes the work over", version_only, accept},
        {Act::hand_on, "To a unit or a person of the lead agency", object({{"version", kInteger}, {"unit", kMaybeInteger}, {"person", kMaybeInteger}, {"leader", kMaybeInteger}, {"internal_due", kMaybeDate}, {"note", words(kMostReason)}}, 1), hand_on},
        {Act::report_progress, "Progress in words, percent and files (own uploads of POST /api/v1/files)", object({{"version", kInteger}, {"text", words(20'000)}, {"percent", whole(0, 100)}, {"files", files}}, 3), report_progress},
        {Act::ask_extension, "Asks the agency that gave the work out for a later day", object({{"version", kInteger}, {"new_due", kDate}, {"grounds", words(kMostReason)}}, 3), ask_extension},
        reasoned(Act::return_back, "Returns the work to the agency that gave it out", actions::return_back),
        {Act::report_completion, "Reports completion with evidence: a document's number or a file", object({{"version", kInteger}, {"text", words(20'000)}, {"evidence_symbol", words(100)}, {"evidence_on", kMaybeDate}, {"files", files}}, 2), report_completion},
        {Act::confirm, "Confirms completion; never by who reported it", noted, confirm},
        reasoned(Act::send_back, "Sends reported work back to be done further", actions::send_back),
        {Act::reassign, "Gives the work to another lead agency", object({{"version", kInteger}, {"lead", kInteger}, {"reason", words(kMostReason)}, {"with", array(named_schema())}, {"due_on", kMaybeDate}}, 3), reassign},
        {Act::meet_condition, "What the work waited for has happened; it is due on that day", object({{"version", kInteger}, {"due_on", kDate}, {"note", words(kMostReason)}}, 2), meet_condition},
        reasoned(Act::suspend, "Stops the clock", actions::suspend),
        reasoned(Act::resume, "Lets the clock run again", actions::resume),
        reasoned(Act::cancel, "The work need not be done any more", actions::cancel),
        reasoned(Act::reopen, "Opens completed or cancelled work again", actions::reopen_assignment),
        reasoned(Act::conclude, "Ends standing or recurring work: no period opens any more", actions::conclude),
        {Act::split, "One assignment for each member of the group that leads", version_only, split},
    };
}

Result<http::Response> post_act(Context& ctx, const Address& address) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    TRY_ASSIGN(const auto made, address.perform({ctx, body, id, version}));
    return answer_assignment(ctx, id, made);
}

// ---- extensions ---------------------------------------------------------------------------------------------------------------

Result<http::Response> post_extension(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Extension>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    const auto decision = body.text("decision", {.required = true, .most = 20});
    if (!decision.empty() && decision != "grant" && decision != "refuse") body.refuse("decision", "form.not_a_choice");
    const auto words = body.text("words", {.most = kMostReason});
    TRY(body.checked());
    TRY_ASSIGN(const auto extension, ctx.read([&](store::ReadTx& tx) { return queries::extension(tx, ctx.who(), id); }));
    const auto decided = decision == "grant" ? actions::Decision::grant : actions::Decision::refuse;
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::decide_extension(tx, ctx.who(), id, version, decided, words); }));
    return answer_assignment(ctx, extension.assignment, {});
}

}  // namespace

void add_acts(frame::Routes& routes) {
    const auto signed_in = frame::Access::signed_in();
    for (auto& address : addresses()) {
        const auto pattern = "/api/v1/assignments/{id}/" + std::string{name_of(address.act)};
        frame::ApiDoc doc{.summary = address.summary, .request_schema = address.request, .response_schema = answer_schema(), .query = {}};
        routes.api(Method::post, pattern, signed_in, [address](Context& ctx) { return post_act(ctx, address); }, std::move(doc));
    }
    routes.api(Method::post, "/api/v1/extensions/{id}", signed_in, post_extension,
               {.summary = "Grants or refuses an extension; never by who asked. A refusal needs words",
                .request_schema = object({{"version", kInteger}, {"decision", R"({"enum":["grant","refuse"]})"}, {"words", words(kMostReason)}}, 2), .response_schema = answer_schema(), .query = {}});
}

}  // namespace thienan::directives::api
