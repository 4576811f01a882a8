#include "modules/identity/api.hpp"

#include "frame/context.hpp"
#include "frame/problem.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/lists.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::identity {
namespace {

using frame::Context;
using frame::json_string;

std::string text_field(std::string_view name, std::string_view value) { return json_string(name).append(":").append(json_string(value)); }

std::string day_field(std::string_view name, const std::optional<Date>& day) {
    return json_string(name).append(":").append(day ? json_string(day->iso()) : std::string{"null"});
}

std::string ids(const std::vector<Id<Agency>>& list) {
    std::string out = "[";
    for (const auto id : list) out.append(out.size() == 1 ? "" : ",").append(id.str());
    return out.append("]");
}

std::string agency_json(const Directory& directory, const Agency& agency, Date today) {
    std::string out = "{\"id\":" + agency.id.str() + ",";
    out.append("\"parent\":").append(agency.parent ? agency.parent.str() : "null").append(",");
    out.append(text_field("kind", name_of(agency.kind))).append(",").append(text_field("code", agency.code)).append(",");
    out.append(text_field("name", agency.name)).append(",").append(text_field("short_name", agency.short_name)).append(",");
    out.append(day_field("valid_from", agency.valid.from)).append(",").append(day_field("valid_to", agency.valid.to)).append(",");
    out.append("\"members\":").append(ids(agency.members)).append(",\"current\":").append(ids(directory.successors_on(agency.id, today)));
    return out.append("}");
}

std::string post_json(const Post& post) {
    std::string out = "{\"agency\":" + post.node.str() + ",";
    return out.append(text_field("title", post.title)).append(",\"leads\":").append(post.is_leader ? "true" : "false").append("}");
}

std::string person_json(std::int64_t id, std::string_view name, std::string_view email, const std::vector<Post>& posts) {
    std::string out = "{\"id\":" + std::to_string(id) + ",";
    out.append(text_field("name", name)).append(",").append(text_field("email", email)).append(",\"posts\":[");
    for (std::size_t i = 0; i < posts.size(); ++i) out.append(i == 0 ? "" : ",").append(post_json(posts[i]));
    return out.append("]}");
}

template <class Rows, class Write>
std::string page_json(std::string_view name, const Rows& page, Write write) {
    std::string out = "{\"total\":" + std::to_string(page.total) + ",\"next\":" + (page.next.empty() ? "null" : page.next) + ",\"" + std::string{name} + "\":[";
    for (std::size_t i = 0; i < page.rows.size(); ++i) out.append(i == 0 ? "" : ",").append(write(page.rows[i]));
    return out.append("]}");
}

Result<http::Response> get_agencies(Context& ctx) {
    lists::AgencyFilter filter;
    filter.search = std::string{ctx.query("q").substr(0, 200)};
    filter.kind = agency_kind_of(ctx.query("kind"));
    if (ctx.query("existing") == "all") filter.existing = lists::AgencyFilter::Existing::all;
    filter.place.after = parse_positive(ctx.query("after"));
    std::shared_ptr<const Directory> directory;
    TRY_ASSIGN(const auto page, ctx.read([&](store::ReadTx& tx) {
        directory = queries::directory(tx);
        return lists::agencies(tx, ctx.who(), filter, ctx.today());
    }));
    return ctx.json(page_json("agencies", page, [&](const lists::AgencyRow& row) { return agency_json(*directory, *directory->find(row.id), ctx.today()); }));
}

Result<http::Response> get_agency(Context& ctx) {
    TRY(access::may_read_directory(ctx.who()));
    TRY_ASSIGN(const auto id, ctx.id<Agency>());
    const auto directory = ctx.read([](store::ReadTx& tx) { return queries::directory(tx); });
    const Agency* agency = directory->find(id);
    if (!agency) return Error{Code::not_found, "frame.not_found"};
    return ctx.json(agency_json(*directory, *agency, ctx.today()));
}

Result<http::Response> get_people(Context& ctx) {
    lists::PersonFilter filter;
    filter.search = std::string{ctx.query("q").substr(0, 200)};
    filter.node = parse_id<Agency>(ctx.query("agency")).value_or(Id<Agency>{});
    filter.place.after = parse_positive(ctx.query("after"));
    TRY_ASSIGN(const auto page, ctx.read([&](store::ReadTx& tx) { return lists::people(tx, ctx.who(), filter, ctx.today()); }));
    return ctx.json(page_json("people", page, [](const lists::PersonRow& row) { return person_json(row.id.value, row.name, row.email, row.posts); }));
}

Result<http::Response> get_person(Context& ctx) {
    TRY(access::may_read_directory(ctx.who()));
    TRY_ASSIGN(const auto id, ctx.id<Person>());
    return ctx.read([&](store::ReadTx& tx) -> Result<http::Response> {
        const auto person = queries::find_person(tx, id);
        if (!person) return Error{Code::not_found, "frame.not_found"};
        return ctx.json(person_json(id.value, person->name, person->email, queries::posts_of(tx, id, ctx.today())));
    });
}

Result<http::Response> get_me(Context& ctx) {
    const auto& who = ctx.who();
    std::string out = "{\"person\":" + who.person.str() + ",";
    out.append(text_field("name", who.name)).append(",\"agency\":").append(who.agency() ? who.agency().str() : "null").append(",\"capabilities\":[");
    bool first = true;
    if (const auto* acting = who.acting_for())
        for (const auto& capability : acting->capabilities) {
            if (!who.may(capability)) continue;
            out.append(first ? "" : ",").append(json_string(capability));
            first = false;
        }
    return ctx.json(out.append("]}"));
}

constexpr std::string_view kAgency =
    R"({"type":"object","properties":{"id":{"type":"integer"},"parent":{"type":["integer","null"]},"kind":{"enum":["agency","unit","group"]},"code":{"type":"string"},"name":{"type":"string"},"short_name":{"type":"string"},"valid_from":{"type":["string","null"],"format":"date"},"valid_to":{"type":["string","null"],"format":"date"},"members":{"type":"array","items":{"type":"integer"}},"current":{"type":"array","items":{"type":"integer"},"description":"who does its work today"}}})";
constexpr std::string_view kPerson =
    R"({"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"email":{"type":"string"},"posts":{"type":"array","items":{"type":"object","properties":{"agency":{"type":"integer"},"title":{"type":"string"},"leads":{"type":"boolean"}}}}}})";

std::string list_schema(std::string_view name, std::string_view item) {
    std::string out = R"({"type":"object","properties":{"total":{"type":"integer","description":"counted to 1001"},"next":{"type":["integer","null"],"description":"`after` of the next page"},)";
    return out.append(json_string(name)).append(R"(:{"type":"array","items":)").append(item).append("}}}");
}

}  // namespace

void add_api_routes(frame::Routes& routes) {
    using frame::Access;
    const auto get = http::Method::get;
    routes.api(get, "/api/v1/me", Access::signed_in(), get_me,
               {.summary = "Who the token or session belongs to, for which agency, with which capabilities", .request_schema = "",
                .response_schema = R"({"type":"object","properties":{"person":{"type":"integer"},"name":{"type":"string"},"agency":{"type":["integer","null"]},"capabilities":{"type":"array","items":{"type":"string"}}}})", .query = {}});
    routes.api(get, "/api/v1/agencies", Access::signed_in(), get_agencies,
               {.summary = "Agencies, units and groups by name", .request_schema = "", .response_schema = list_schema("agencies", kAgency), .query = {"q", "kind", "existing", "after"}});
    routes.api(get, "/api/v1/agencies/{id}", Access::signed_in(), get_agency,
               {.summary = "One agency, unit or group", .request_schema = "", .response_schema = std::string{kAgency}, .query = {}});
    routes.api(get, "/api/v1/people", Access::signed_in(), get_people,
               {.summary = "People who work now, by given name", .request_schema = "", .response_schema = list_schema("people", kPerson), .query = {"q", "agency", "after"}});
    routes.api(get, "/api/v1/people/{id}", Access::signed_in(), get_person,
               {.summary = "One person with the posts held today", .request_schema = "", .response_schema = std::string{kPerson}, .query = {}});
}

}  // namespace thienan::identity
