#include "platform/http/body.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace thienan::http {
namespace {

Request with_type(const std::string& type) {
    Request request;
    request.headers.add("content-type", type);
    return request;
}

Limits for_files() {
    Limits limits;
    limits.body = 128u << 20;
    limits.multipart = true;
    return limits;
}

Framing of_length(std::uint64_t length) {
    Framing framing;
    framing.length = length;
    return framing;
}

TEST(Body, a_route_for_files_takes_large_bodies_only_as_multipart_forms) {
    const auto form = with_type("multipart/form-data; boundary=b"), bytes = with_type("application/octet-stream");
    EXPECT_EQ((Body{form, for_files(), "/tmp"}.may_begin(of_length(100u << 20))), 0);
    EXPECT_EQ((Body{bytes, for_files(), "/tmp"}.may_begin(of_length(100u << 20))), 413);
    EXPECT_EQ((Body{bytes, for_files(), "/tmp"}.may_begin(of_length(1000))), 0);
    Body chunked{bytes, for_files(), "/tmp"};
    EXPECT_EQ(chunked.take(std::string(1 << 20, 'x')), 0);
    EXPECT_EQ(chunked.take("x"), 413) << "a length that was not declared is counted";
}

TEST(Body, all_bodies_together_hold_no_more_than_the_bound_and_give_it_back) {
    Limits limits;
    limits.body = kMostBodiesInMemory;
    const auto request = with_type("application/json");
    const std::string piece(kMostBodiesInMemory / 4, 'x');
    std::vector<std::unique_ptr<Body>> bodies;
    for (int i = 0; i < 4; ++i) {
        bodies.push_back(std::make_unique<Body>(request, limits, "/tmp"));
        ASSERT_EQ(bodies.back()->take(piece), 0);
    }
    Body one_more{request, limits, "/tmp"};
    EXPECT_EQ(one_more.take("x"), 503);
    bodies.pop_back();
    EXPECT_EQ(one_more.take("x"), 0);
}

}  // namespace
}  // namespace thienan::http
