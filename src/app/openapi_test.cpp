#include "app/program.hpp"
#include "app/routes.hpp"
#include "platform/store/testing.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <unistd.h>

namespace thienan::app {
namespace {

class OpenApi : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::filesystem::temp_directory_path() / ("thienan-openapi-" + std::to_string(::getpid()));
        ProgramOptions options;
        options.data_folder = folder_.string();
        program_ = std::make_unique<Program>(options);
    }
    static void TearDownTestSuite() {
        program_.reset();
        std::filesystem::remove_all(folder_);
    }
    static nlohmann::json described() { return nlohmann::json::parse(openapi(program_->routes())); }

    static std::filesystem::path folder_;
    static std::unique_ptr<Program> program_;
};
std::filesystem::path OpenApi::folder_;
std::unique_ptr<Program> OpenApi::program_;

std::string lower(std::string_view text) {
    std::string out{text};
    for (auto& c : out) c = static_cast<char>(c | 0x20);
    return out;
}

TEST_F(OpenApi, the_description_has_every_route_of_the_api_and_no_other) {
    const auto paths = described().at("paths");
    std::size_t described_operations = 0, routes = 0;
    for (const auto& [path, operations] : paths.items()) described_operations += operations.size();
    for (const auto& route : program_->routes().all()) {
        if (!route->pattern.starts_with("/api/")) continue;
        ++routes;
        EXPECT_TRUE(route->pattern.starts_with("/api/v1/")) << route->pattern;
        EXPECT_TRUE(paths.contains(route->pattern) && paths.at(route->pattern).contains(lower(http::name_of(route->method)))) << route->pattern;
    }
    EXPECT_GT(routes, 40u);
    EXPECT_EQ(described_operations, routes);
}

TEST_F(OpenApi, every_operation_says_what_it_does_what_it_takes_and_what_it_answers) {
    const auto paths = described().at("paths");
    for (const auto& [path, operations] : paths.items())
        for (const auto& [method, operation] : operations.items()) {
            const auto name = method + " " + path;
            EXPECT_FALSE(operation.at("summary").get<std::string>().empty()) << name;
            EXPECT_TRUE(operation.at("responses").contains("200")) << name;
            if (method == "get" || method == "delete") {
                EXPECT_FALSE(operation.contains("requestBody")) << name;
            }
            std::size_t slots = 0;
            for (const auto& parameter : operation.at("parameters")) {
                if (parameter.at("in") != "path") continue;
                ++slots;
                EXPECT_NE(path.find("{" + parameter.at("name").get<std::string>() + "}"), std::string::npos) << name;
            }
            EXPECT_EQ(slots, static_cast<std::size_t>(std::count(path.begin(), path.end(), '{'))) << name;
        }
}

TEST_F(OpenApi, nothing_is_open_to_everybody_but_the_description_itself) {
    for (const auto& route : program_->routes().all())
        if (route->pattern.starts_with("/api/") && route->access.kind() == frame::Access::Kind::anyone) {
            EXPECT_EQ(route->pattern, "/api/v1/openapi.json");
        }
}

}  // namespace
}  // namespace thienan::app
