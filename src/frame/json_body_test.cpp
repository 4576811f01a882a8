#include "frame/json_body.hpp"
#include "frame/json_schema.hpp"
#include "frame/page_testing.hpp"

#include <gtest/gtest.h>

#include <set>

namespace thienan::frame {
namespace {

enum class Colour { red, green };
constexpr auto names(Colour) { return Names{"paint.colour_", "red", "green"}; }

using Refusals = std::set<std::string>;

// What reading a pot of paint refuses: "field reason" each, or the whole refusal's reason; "" of a good one.
Refusals refusals(const std::string& sent, const std::string& type = "application/json") {
    store::testing::TestDatabase test{store::Engine::sqlite};
    testing::Site site{*test, test.clock()};
    Refusals out;
    site.routes().api(http::Method::post, "/api/v1/pots", Access::anyone(), [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(auto body, JsonBody::of(ctx));
        body.text("name", {.required = true, .most = 5});
        body.choice<Colour>("colour", true);
        body.date("made_on");
        body.each("sizes", 2, [](JsonBody& size) { size.number("litres", 1, 10, true); });
        TRY(body.checked());
        return ctx.json("{}");
    }, {});
    http::Request request;
    request.headers.add("content-type", type);
    request.body = sent;
    const auto answer = site.ask(http::Method::post, "/api/v1/pots", {}, std::move(request));
    if (answer) return out;
    for (const auto& f : answer.error().fields) out.insert(f.field + " " + f.reason);
    if (out.empty()) out.insert(answer.error().reason);
    return out;
}

TEST(JsonBody, a_good_body_is_read) {
    EXPECT_EQ(refusals(R"({"name":"Sơn","colour":"red","made_on":"2026-11-23","sizes":[{"litres":1},{"litres":10}]})"), Refusals{});
    EXPECT_EQ(refusals(R"({"name":"Sơn","colour":"red","made_on":null})", "application/json; charset=utf-8"), Refusals{});
}

TEST(JsonBody, every_wrong_field_is_named_at_once_and_so_is_every_unknown_one) {
    EXPECT_EQ(refusals(R"({"name":"quá dài","colour":"blue","made_on":"23/11/2026","sizes":[{"litres":11}],"lid":1})"),
              (Refusals{"name form.too_long", "colour form.not_a_choice", "made_on form.not_a_date", "sizes.0.litres form.out_of_range", "lid frame.unknown_field"}));
    EXPECT_EQ(refusals(R"({"name":7,"sizes":[1]})"), (Refusals{"name frame.wrong_type", "colour form.required", "sizes.0 frame.wrong_type"}));
    EXPECT_EQ(refusals(R"({"name":"a","colour":"red","sizes":[{},{},{}]})"), Refusals{"sizes frame.too_many_values"});
}

TEST(JsonBody, what_is_no_json_object_is_refused_whole) {
    for (const auto* sent : {"", "[]", "{", "7"}) EXPECT_EQ(refusals(sent), Refusals{"frame.bad_json"}) << sent;
    EXPECT_EQ(refusals("{}", "text/plain"), Refusals{"frame.bad_json"});
}

TEST(JsonSchema, the_names_of_an_enumeration_and_what_is_required) {
    EXPECT_EQ(schema::object({{"colour", schema::one_of<Colour>()}, {"litres", schema::kInteger}}, 1),
              R"({"type":"object","properties":{"colour":{"enum":["red","green"]},"litres":{"type":"integer"}},"required":["colour"]})");
}

}  // namespace
}  // namespace thienan::frame
