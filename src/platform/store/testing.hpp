// Databases for tests of any unit: a fresh, empty one of either engine that is gone when the test ends.
// PostgreSQL is the server of the environment's THIENAN_TEST_POSTGRES (scripts/with_postgres.sh COMMAND sets it);
// without it the PostgreSQL half of a test is skipped and says so.
//
//   store::testing::for_each_engine([](store::testing::TestDatabase& test) {
//       test->migrate(kMigrations);
//       test.clock().advance(kDay);
//       …
//   });
// or, one test case per engine:
//   class Orders : public store::testing::EachEngine {};
//   TEST_P(Orders, a_withdrawn_order_is_not_listed) { db().write(…); }
//   INSTANTIATE_TEST_SUITE_P(, Orders, store::testing::both_engines(), store::testing::engine_name);
#pragma once

#include "base/clock.hpp"
#include "platform/store/store.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>

namespace thienan::store::testing {

inline constexpr const char* kNoPostgres =
    "PostgreSQL NOT TESTED: THIENAN_TEST_POSTGRES is not set; run the test by scripts/with_postgres.sh";

inline std::string postgres_server() {
    const char* const url = std::getenv("THIENAN_TEST_POSTGRES");
    return url == nullptr ? "" : url;
}

// A number no other test database of this machine uses now.
inline std::string fresh_name() {
    static std::atomic<int> count{0};
    return "thienan_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

inline void run_on_server(const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(postgres_server().c_str()), &PQfinish};
    const std::unique_ptr<PGresult, decltype(&PQclear)> result{PQexec(connection.get(), sql.c_str()), &PQclear};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw StoreFault{PQerrorMessage(connection.get())};
}

class TestDatabase {
public:
    static TestDatabase sqlite() { return TestDatabase{Engine::sqlite}; }
    static TestDatabase postgres() { return TestDatabase{Engine::postgres}; }  // a StoreFault where there is no server

    explicit TestDatabase(Engine engine) : engine_(engine), name_(fresh_name()) {
        if (engine == Engine::sqlite) std::filesystem::create_directories(folder());
        else run_on_server("create schema " + name_);
        open();
    }
    TestDatabase(TestDatabase&&) = delete;
    ~TestDatabase() {
        database_.reset();
        std::error_code ignored;
        if (engine_ == Engine::sqlite) std::filesystem::remove_all(folder(), ignored);
        else drop_schema();
    }

    Database& operator*() { return *database_; }
    Database* operator->() { return database_.get(); }
    // Stands still at 08:00 on Monday 23/11/2026 until moved.
    ManualClock& clock() { return clock_; }
    Engine engine() const { return engine_; }
    // An empty folder that goes with the database; SQLite only.
    std::filesystem::path folder() const { return std::filesystem::temp_directory_path() / name_; }

    // For opening the same database a second time.
    Options options() {
        Options options;
        options.now = [this] { return clock_.now(); };
        if (engine_ == Engine::sqlite) options.sqlite_file = (folder() / "test.db").string();
        else options.postgres_url = with_search_path(postgres_server());
        return options;
    }
    void open() { database_ = Database::open(options()); }
    void close() { database_.reset(); }

private:
    std::string with_search_path(const std::string& url) const {
        return url + (url.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + name_;
    }
    void drop_schema() const noexcept {
        try {
            run_on_server("set client_min_messages = warning; drop schema " + name_ + " cascade");
        } catch (const StoreFault& fault) {
            ADD_FAILURE() << "the test's schema stays behind: " << fault.what();
        }
    }

    Engine engine_;
    std::string name_;
    ManualClock clock_{office_midnight(*Date::from_ymd(2026, 11, 23)) + 8 * kHour};
    std::unique_ptr<Database> database_;
};

// Runs the body with a Database& or a TestDatabase& on SQLite, then on PostgreSQL.
template <class Body>
void for_each_engine(Body&& body) {
    const auto on = [&](Engine engine) {
        SCOPED_TRACE(engine == Engine::sqlite ? "on SQLite" : "on PostgreSQL");
        TestDatabase test{engine};
        if constexpr (std::is_invocable_v<Body, TestDatabase&>) body(test);
        else body(*test);
    };
    on(Engine::sqlite);
    if (postgres_server().empty()) GTEST_SKIP() << kNoPostgres;
    on(Engine::postgres);
}

class EachEngine : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (GetParam() == Engine::postgres && postgres_server().empty()) GTEST_SKIP() << kNoPostgres;
        test_ = std::make_unique<TestDatabase>(GetParam());
    }
    Database& db() { return **test_; }
    TestDatabase& test() { return *test_; }

private:
    std::unique_ptr<TestDatabase> test_;
};

inline auto both_engines() { return ::testing::Values(Engine::sqlite, Engine::postgres); }
inline std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace thienan::store::testing
