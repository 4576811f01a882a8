#include "frame/page_testing.hpp"
#include "modules/directives/module.hpp"
#include "modules/directives/states.hpp"

#include <gtest/gtest.h>

namespace thienan::directives {
namespace {

TEST(Procedure, the_page_names_every_state_and_every_act_of_the_table_of_transitions) {
    store::testing::TestDatabase test{store::Engine::sqlite};
    frame::testing::migrate_all(*test);
    frame::testing::Site site{*test, test.clock()};
    add_routes(site.routes(), {});
    const auto page = site.get("/assignments/procedure", frame::testing::principal(1, 1, {}));
    ASSERT_TRUE(page);
    const auto& words = frame::testing::real_words().words(Language::vi);
    for (const auto& row : kTransitions)
        for (const auto& key : {key_of(row.from), key_of(row.act), key_of(row.to), key_of(row.who)})
            EXPECT_NE(page->body.find(std::string{words(key)}), std::string::npos) << key;
}

TEST(Procedure, nobody_sees_it_without_signing_in) {
    store::testing::TestDatabase test{store::Engine::sqlite};
    frame::testing::migrate_all(*test);
    frame::testing::Site site{*test, test.clock()};
    add_routes(site.routes(), {});
    EXPECT_EQ(site.get("/assignments/procedure", {}).error().code, Code::forbidden);
}

}  // namespace
}  // namespace thienan::directives
