// What is PostgreSQL's own: lost connections, deadlocks, and databases it refuses.
#include "platform/store/testing.hpp"

#include <thread>

namespace thienan::store {
namespace {

constexpr Migration kMigrations[] = {
    {"0001_counter", "create table counter (id bigint primary key, value bigint not null);\n"
                     "insert into counter (id, value) values (1, 0);\ninsert into counter (id, value) values (2, 0);\n"}};
constexpr Statement kCounter{"counter.value", "select value from counter where id = 1"};
constexpr Statement kIncrement{"counter.increment", "update counter set value = value + 1 where id = $1"};

class Postgres : public ::testing::Test {
protected:
    void SetUp() override {
        if (testing::postgres_server().empty()) GTEST_SKIP() << testing::kNoPostgres;
        test_ = std::make_unique<testing::TestDatabase>(Engine::postgres);
        db().migrate(kMigrations);
    }
    Database& db() { return **test_; }
    Options options() { return test_->options(); }
    std::int64_t counter() {
        return db().read([](ReadTx& tx) { return tx.number(kCounter); });
    }
    Result<Done> increment() {
        return db().write([](WriteTx& tx) -> Result<Done> {
            tx.execute(kIncrement, 1);
            return Done{};
        });
    }
    // As a restart of the server does it.
    static void end_all_connections() {
        testing::run_on_server("do $$ begin perform pg_terminate_backend(pid, 5000) from pg_stat_activity "
                               "where pid <> pg_backend_pid() and application_name = 'thienan'; end $$");
    }
    // What opening says of a database created so; "" where it opens.
    std::string fault_of_database(const std::string& created_with) {
        const auto name = testing::fresh_name();
        testing::run_on_server("create database " + name + " template template0 " + created_with);
        auto other = options();
        other.postgres_url = testing::postgres_server() + "&dbname=" + name;
        std::string what;
        try {
            Database::open(other);
        } catch (const StoreFault& fault) {
            what = fault.what();
        }
        testing::run_on_server("drop database " + name + " with (force)");
        return what;
    }

private:
    std::unique_ptr<testing::TestDatabase> test_;
};

TEST_F(Postgres, idle_connections_that_were_lost_are_replaced_unnoticed) {
    ASSERT_TRUE(increment());
    EXPECT_EQ(counter(), 1);
    end_all_connections();
    EXPECT_EQ(counter(), 1);
    end_all_connections();
    EXPECT_TRUE(increment());
    EXPECT_EQ(counter(), 2);
}

TEST_F(Postgres, a_connection_lost_in_the_middle_fails_that_act_alone) {
    EXPECT_THROW((void)db().write([&](WriteTx& tx) -> Result<Done> {
        tx.execute(kIncrement, 1);
        end_all_connections();
        tx.execute(kIncrement, 1);
        return Done{};
    }), StoreFault);
    EXPECT_THROW((void)db().write([&](WriteTx& tx) -> Result<Done> {
        tx.execute(kIncrement, 1);
        end_all_connections();
        return Done{};  // the commit finds out
    }), StoreFault);
    EXPECT_THROW(db().read([&](ReadTx& tx) {
        tx.number(kCounter);
        end_all_connections();
        tx.number(kCounter);
    }), StoreFault);
    EXPECT_EQ(counter(), 0);
    EXPECT_TRUE(increment());
    EXPECT_EQ(counter(), 1);
}

TEST_F(Postgres, two_writers_in_a_deadlock_both_succeed_in_the_end) {
    std::atomic<int> runs{0}, first_done{0};
    const auto both = [&](int first, int second) {
        EXPECT_TRUE(db().write([&](WriteTx& tx) -> Result<Done> {
            ++runs;
            tx.execute(kIncrement, first);
            ++first_done;
            for (int i = 0; first_done < 2 && i < 500; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{2});
            tx.execute(kIncrement, second);
            return Done{};
        }).ok());
    };
    std::thread one{[&] { both(1, 2); }}, two{[&] { both(2, 1); }};
    one.join(), two.join();
    EXPECT_GE(runs, 3);
    EXPECT_EQ(counter(), 2);
}

TEST_F(Postgres, an_act_that_stays_in_conflict_is_a_fault_after_five_attempts) {
    int runs = 0;
    EXPECT_THROW((void)db().write([&](WriteTx& tx) -> Result<Done> {
        ++runs;
        tx.execute(kIncrement, 1);
        tx.number({"conflict", "do $$ begin raise exception 'again' using errcode = '40001'; end $$"});
        return Done{};
    }), StoreFault);
    EXPECT_EQ(runs, 5);
    EXPECT_EQ(counter(), 0);
}

TEST_F(Postgres, a_changed_table_does_not_break_prepared_statements) {
    const auto columns = [&] {
        return db().read([](ReadTx& tx) {
            return tx.first({"all", "select * from counter where id = 1"}, [](const Row& row) { return row.integer(1); });
        });
    };
    EXPECT_EQ(columns(), 0);
    auto second = Database::open(options());
    const Migration more[] = {kMigrations[0], {"0002_more", "alter table counter add column note text;"}};
    second->migrate(more);
    EXPECT_EQ(columns(), 0);
}

TEST_F(Postgres, two_programs_that_migrate_at_once_apply_each_once) {
    const Migration more[] = {kMigrations[0], {"0002_more", "create table more (id ID PRIMARY KEY);"},
                              {"0003_still", "create table still (id ID PRIMARY KEY);"}};
    auto second = Database::open(options());
    std::thread other{[&] { EXPECT_NO_THROW(second->migrate(more)); }};
    EXPECT_NO_THROW(db().migrate(more));
    other.join();
    EXPECT_EQ(db().read([](ReadTx& tx) { return tx.number({"applied", "select count(*) from schema_migration"}); }), 3);
}

TEST_F(Postgres, a_text_with_a_zero_byte_is_a_fault) {
    db().read([](ReadTx& tx) {
        EXPECT_THROW(tx.number({"zero", "select length($1)"}, std::string_view{"a\0b", 3}), StoreFault);
    });
}

TEST_F(Postgres, is_not_copied_to_a_file) {
    const auto result = db().backup_to("/nowhere/copy");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().reason, "store.backup_by_pg_dump");
}

TEST_F(Postgres, a_database_that_orders_text_by_a_language_is_refused) {
    EXPECT_EQ(fault_of_database("encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"), "");
    const auto what = fault_of_database("encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'");
    EXPECT_NE(what.find("collation C.UTF-8; it must be created with"), std::string::npos) << what;
}

TEST_F(Postgres, a_database_of_another_encoding_is_refused) {
    const auto what = fault_of_database("encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'");
    EXPECT_NE(what.find("encoding LATIN1"), std::string::npos) << what;
}

TEST(PostgresServer, that_cannot_be_reached_is_a_fault_that_keeps_the_password) {
    Options options;
    options.postgres_url = "postgresql://me:secret@/store?host=/nonexistent";
    options.now = [] { return Instant{}; };
    try {
        Database::open(options);
        FAIL() << "opened";
    } catch (const StoreFault& fault) {
        const std::string what = fault.what();
        EXPECT_NE(what.find("PostgreSQL cannot be reached"), std::string::npos) << what;
        EXPECT_EQ(what.find("secret"), std::string::npos) << what;
    }
}

}  // namespace
}  // namespace thienan::store
