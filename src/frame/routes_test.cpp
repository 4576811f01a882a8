#include "frame/page_testing.hpp"

#include <gtest/gtest.h>

namespace thienan::frame {
namespace {

Handle answer() {
    return [](Context& ctx) -> Result<http::Response> { return ctx.json("{}"); };
}

Routes some_routes() {
    Routes routes;
    routes.get("/things", Access::signed_in(), answer());
    routes.get("/things/new", Access::needs("things.make"), answer());
    routes.get("/things/{id}", Access::signed_in(), answer());
    routes.post("/things/{id}/parts/{part}", Access::signed_in(), answer());
    return routes;
}

TEST(Routes, a_fixed_segment_goes_before_one_that_may_be_anything) {
    const auto routes = some_routes();
    EXPECT_EQ(routes.match(http::Method::get, "/things/new").route->pattern, "/things/new");
    const auto one = routes.match(http::Method::get, "/things/17");
    EXPECT_EQ(one.route->pattern, "/things/{id}");
    EXPECT_EQ(one.values, std::vector<std::string>{"17"});
    EXPECT_EQ(routes.match(http::Method::post, "/things/17/parts/a").values, (std::vector<std::string>{"17", "a"}));
}

TEST(Routes, what_is_not_registered_is_not_found_and_another_method_is_told_apart) {
    const auto routes = some_routes();
    EXPECT_FALSE(routes.match(http::Method::get, "/thing").route);
    EXPECT_FALSE(routes.match(http::Method::get, "/thing").other_method);
    EXPECT_TRUE(routes.match(http::Method::post, "/things").other_method);
    EXPECT_FALSE(routes.match(http::Method::get, "/things/17/parts").other_method);
    EXPECT_TRUE(routes.match(http::Method::head, "/things").route) << "HEAD is answered as GET";
}

TEST(Routes, a_redirect_never_leaves_the_site_and_an_id_must_be_a_positive_number) {
    store::testing::TestDatabase test{store::Engine::sqlite};
    testing::Site site{*test, test.clock()};
    site.routes().get("/go/{id}", Access::anyone(), [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto id, ctx.id<Person>());
        return ctx.redirect(id.value == 1 ? "/things?a=1" : "//evil.example/");
    });
    EXPECT_EQ(testing::header_of(site.get("/go/1", {}).value(), "Location"), "/things?a=1");
    EXPECT_EQ(testing::header_of(site.get("/go/2", {}).value(), "Location"), "/");
    for (const auto* wrong : {"/go/0", "/go/-1", "/go/x", "/go/1x", "/go/99999999999999999999"}) EXPECT_EQ(site.get(wrong, {}).error().code, Code::not_found) << wrong;
}

TEST(Routes, an_address_with_one_value_changed_keeps_the_filters_and_begins_the_pages_anew) {
    store::testing::TestDatabase test{store::Engine::sqlite};
    testing::Site site{*test, test.clock()};
    std::string with, without;
    site.routes().get("/things", Access::anyone(), [&](Context& ctx) -> Result<http::Response> {
        with = ctx.address_with("state", "mở & đóng");
        without = ctx.address_with("q", "");
        return ctx.json("{}");
    });
    (void)site.get("/things?q=a+b&state=old&after=17", {});
    EXPECT_EQ(with, "/things?q=a%20b&state=m%E1%BB%9F%20%26%20%C4%91%C3%B3ng");
    EXPECT_EQ(without, "/things?state=old");
}

}  // namespace
}  // namespace thienan::frame
