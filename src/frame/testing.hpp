// What tests of modules need: the real migrations, principals of a test's choosing, the invariants checked.
#pragma once

#include "frame/invariant.hpp"
#include "frame/principal.hpp"
#include "platform/store/testing.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace thienan::frame::testing {

// Applies every file of migrations/, as the program does.
inline void migrate_all(store::Database& db) {
    static const auto files = [] {
        std::vector<std::pair<std::string, std::string>> out;
        for (const auto& entry : std::filesystem::directory_iterator{THIENAN_SOURCE_DIR "/migrations"}) {
            std::ifstream in{entry.path()};
            std::ostringstream text;
            text << in.rdbuf();
            out.emplace_back(entry.path().stem().string(), text.str());
        }
        std::sort(out.begin(), out.end());
        return out;
    }();
    std::vector<store::Migration> migrations;
    for (const auto& [name, sql] : files) migrations.push_back({name, sql});
    db.migrate(migrations);
}

// Somebody signed in who acts for one agency with these capabilities.
inline Principal principal(std::int64_t person, std::int64_t agency, std::vector<std::string> capabilities) {
    std::sort(capabilities.begin(), capabilities.end());
    Principal who;
    who.via = Principal::Via::browser;
    who.account = {person};
    who.person = {person};
    who.name = "Người thử " + std::to_string(person);
    who.csrf = "test";
    Membership membership;
    membership.agency = {agency};
    membership.agency_name = "Cơ quan " + std::to_string(agency);
    membership.title = "Chuyên viên";
    membership.capabilities = std::move(capabilities);
    who.memberships.push_back(std::move(membership));
    return who;
}

inline void expect_invariants(store::Database& db, const std::vector<Invariant>& invariants) {
    for (const auto& invariant : invariants) {
        const auto broken = db.read([&](store::ReadTx& tx) {
            return tx.list(store::Statement{"test/invariant", invariant.sql}, [](const store::Row& row) { return row.integer(0); });
        });
        EXPECT_TRUE(broken.empty()) << "broken for record " << (broken.empty() ? 0 : broken.front()) << ": " << invariant.name;
    }
}

}  // namespace thienan::frame::testing
