// What holds on both engines.
#include "platform/store/store.hpp"

#include "platform/store/testing.hpp"

#include <algorithm>
#include <limits>
#include <thread>

namespace thienan::store {
namespace {

using testing::EachEngine;

struct Person;
constexpr Migration kMigrations[] = {
    {"0001_people",
     "create table person (id ID PRIMARY KEY, name text not null unique, born text, height bigint, photo blob,\n"
     "    chief bigint references person (id), version bigint not null default 0);\n"
     "insert into person (name) values ('the; first');\n"},
    {"0002_counter", "create table counter (id bigint primary key, value bigint not null);\n"
                     "insert into counter (id, value) values (1, 0);"}};

constexpr Statement kInsert{"person.insert", "insert into person (name, born, height, photo) values ($1, $2, $3, $4) returning id"};
constexpr Statement kName{"person.name", "select name from person where id = $1"};
constexpr Statement kNames{"person.names", "select name from person order by name"};
constexpr Statement kCount{"person.count", "select count(*) from person"};
constexpr Statement kAdd{"person.add", "insert into person (name) values ($1)"};
constexpr Statement kRename{"person.rename", "update person set name = $3, version = version + 1 where id = $1 and version = $2"};
constexpr Statement kCounter{"counter.value", "select value from counter where id = 1"};
constexpr Statement kIncrement{"counter.increment", "update counter set value = value + 1 where id = 1"};
constexpr Statement kSetCounter{"counter.set", "update counter set value = $1 where id = 1"};

const Error kRefusal{Code::conflict, "test.refused"};

class Store : public EachEngine {
protected:
    void SetUp() override {
        EachEngine::SetUp();
        if (!IsSkipped()) db().migrate(kMigrations);
    }
    std::int64_t people() {
        return db().read([](ReadTx& tx) { return tx.number(kCount); });
    }
    void add(std::string_view name) {
        ASSERT_TRUE(db().write([&](WriteTx& tx) -> Result<Done> {
            EXPECT_EQ(tx.execute(kAdd, name), 1);
            return Done{};
        }));
    }
};
INSTANTIATE_TEST_SUITE_P(, Store, testing::both_engines(), testing::engine_name);

TEST_P(Store, what_is_written_is_read_back_as_it_was) {
    const auto born = *Date::from_ymd(1990, 2, 28);
    const std::string bytes{"\0\x01'\xff\\", 5};
    const auto id = db().write([&](WriteTx& tx) -> Result<Id<Person>> {
        return tx.insert<Person>(kInsert, "Đỗ Thị Ánh 🌾", born, std::int64_t{165}, Blob{bytes});
    });
    db().read([&](ReadTx& tx) {
        tx.each({"person.all", "select id, name, born, height, photo from person where id = $1"}, [&](const Row& row) {
            EXPECT_EQ(row.id<Person>(0), *id);
            EXPECT_EQ(row.text(1), "Đỗ Thị Ánh 🌾");
            EXPECT_EQ(row.date(2), born);
            EXPECT_EQ(row.integer(3), 165);
            EXPECT_EQ(row.blob(4), bytes);
        }, *id);
    });
}

TEST_P(Store, a_null_of_each_type_is_null_and_reads_as_nothing) {
    const auto id = db().write([&](WriteTx& tx) -> Result<Id<Person>> {
        return tx.insert<Person>(kInsert, "Nobody", std::optional<Date>{}, std::optional<int>{}, std::optional<Blob>{});
    });
    const bool seen = db().read([&](ReadTx& tx) {
        return tx.first({"person.nulls", "select born, height, photo from person where id = $1"}, [](const Row& row) {
            for (const int column : {0, 1, 2}) EXPECT_TRUE(row.is_null(column)) << column;
            EXPECT_EQ(row.text(0), "");
            EXPECT_EQ(row.maybe_date(0), std::nullopt);
            EXPECT_EQ(row.maybe_integer(1), std::nullopt);
            EXPECT_EQ(row.integer(1), 0);
            EXPECT_EQ(row.blob(2), "");
            return true;
        }, *id).value_or(false);
    });
    EXPECT_TRUE(seen);
}

TEST_P(Store, an_empty_text_and_empty_bytes_are_not_null) {
    ASSERT_TRUE(db().write([&](WriteTx& tx) -> Result<Done> {
        tx.execute({"person.empty", "insert into person (name, photo) values ($1, $2)"}, std::string_view{}, Blob{});
        return Done{};
    }));
    db().read([](ReadTx& tx) {
        const auto seen = tx.first({"person.empty_back", "select name, photo from person where name = ''"}, [](const Row& row) {
            return !row.is_null(0) && !row.is_null(1) && row.blob(1).empty();
        });
        EXPECT_EQ(seen, true);
    });
}

TEST_P(Store, whole_numbers_keep_all_their_64_bits) {
    for (const auto value : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::numeric_limits<std::int64_t>::max()}) {
        ASSERT_TRUE(db().write([&](WriteTx& tx) -> Result<Done> {
            tx.execute(kSetCounter, value);
            EXPECT_EQ(tx.number(kCounter), value);
            return Done{};
        }));
        EXPECT_EQ(db().read([](ReadTx& tx) { return tx.number(kCounter); }), value);
    }
}

TEST_P(Store, sums_counts_and_comparisons_read_as_whole_numbers) {
    db().read([](ReadTx& tx) {
        tx.each({"sums", "select sum(value + 4), count(*), 1 = 1, exists (select 1 from counter where id = 2), sum(id) from counter"},
                [](const Row& row) {
                    EXPECT_EQ(row.integer(0), 4);
                    EXPECT_EQ(row.integer(1), 1);
                    EXPECT_TRUE(row.flag(2));
                    EXPECT_FALSE(row.flag(3));
                    EXPECT_EQ(row.integer(4), 1);
                });
    });
}

TEST_P(Store, text_is_ordered_by_its_bytes) {
    for (const char* name : {"b", "B", "á", "a", "Z", "_", "đ"}) add(name);
    const auto names = db().read([](ReadTx& tx) { return tx.list(kNames, [](const Row& row) { return row.string(0); }); });
    auto sorted = names;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(names, sorted);
    EXPECT_EQ(names.size(), 8u);
}

TEST_P(Store, like_tells_large_letters_from_small_ones) {
    add("abc");
    db().read([](ReadTx& tx) {
        constexpr Statement like{"like", "select count(*) from person where name like $1 escape '\\'"};
        EXPECT_EQ(tx.number(like, "ab%"), 1);
        EXPECT_EQ(tx.number(like, "AB%"), 0);
        EXPECT_EQ(tx.number(like, "ab\\%"), 0);
    });
}

TEST_P(Store, a_text_is_refused_where_a_number_belongs) {
    EXPECT_THROW((void)db().write([](WriteTx& tx) -> Result<Done> {
        tx.execute({"wrong_type", "insert into counter (id, value) values (2, $1)"}, "many");
        return Done{};
    }), StoreFault);
}

TEST_P(Store, a_column_of_another_type_is_a_fault_not_a_guess) {
    db().read([](ReadTx& tx) {
        tx.each(kNames, [](const Row& row) {
            EXPECT_THROW(row.integer(0), StoreFault);
            EXPECT_THROW(row.blob(0), StoreFault);
            EXPECT_THROW(row.date(0), StoreFault);
        });
    });
}

TEST_P(Store, placeholders_go_by_their_number_wherever_they_stand) {
    const auto found = db().read([](ReadTx& tx) {
        return tx.list({"order_of_values", "select name from person where height is null and name <> $2 and id = $1 and name <> $2"},
                       [](const Row& row) { return row.string(0); }, 1, "x");
    });
    EXPECT_EQ(found, std::vector<std::string>{"the; first"});
}

TEST_P(Store, a_wrong_number_of_values_is_a_fault) {
    db().read([](ReadTx& tx) { EXPECT_THROW(tx.number(kName), StoreFault); });
    db().read([](ReadTx& tx) { EXPECT_THROW(tx.number(kCount, 1), StoreFault); });
}

TEST_P(Store, a_taken_value_can_be_turned_into_a_refusal) {
    const auto result = db().write([](WriteTx& tx) -> Result<Done> {
        try {
            tx.execute(kAdd, "the; first");
        } catch (const Taken&) {
            return kRefusal;
        }
        return Done{};
    });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().reason, "test.refused");
    add("somebody else");  // the connection goes on
}

TEST_P(Store, after_a_failed_statement_nothing_runs_and_nothing_commits) {
    EXPECT_THROW((void)db().write([](WriteTx& tx) -> Result<Done> {
        tx.execute(kAdd, "lost");
        EXPECT_THROW(tx.execute(kAdd, "lost"), Taken);
        EXPECT_THROW(tx.number(kCount), StoreFault);
        return Done{};
    }), StoreFault);
    EXPECT_EQ(people(), 1);
}

TEST_P(Store, a_text_that_is_no_statement_ends_the_transaction) {
    EXPECT_THROW((void)db().write([](WriteTx& tx) -> Result<Done> {
        tx.execute(kAdd, "lost");
        EXPECT_THROW(tx.execute({"nonsense", "inserted into person"}), StoreFault);
        return Done{};
    }), StoreFault);
    EXPECT_EQ(people(), 1);
}

TEST_P(Store, a_foreign_key_without_its_row_is_refused) {
    EXPECT_THROW((void)db().write([](WriteTx& tx) -> Result<Done> {
        tx.number({"orphan", "insert into person (name, chief) values ('orphan', 99) returning id"});
        return Done{};
    }), StoreFault);
    EXPECT_EQ(people(), 1);
}

TEST_P(Store, a_refusal_rolls_back_everything) {
    const auto result = db().write([](WriteTx& tx) -> Result<Done> {
        tx.execute(kAdd, "lost");
        return kRefusal;
    });
    EXPECT_FALSE(result.ok());
    EXPECT_EQ(people(), 1);
}

TEST_P(Store, an_exception_rolls_back_and_passes_on) {
    EXPECT_THROW((void)db().write([](WriteTx& tx) -> Result<Done> {
        tx.execute(kAdd, "lost");
        throw std::runtime_error{"stop"};
    }), std::runtime_error);
    EXPECT_EQ(people(), 1);
    add("kept");
    EXPECT_EQ(people(), 2);
}

TEST_P(Store, after_commit_runs_once_and_only_after_a_commit) {
    int ran = 0;
    const auto act = [&](Result<Done> answer) {
        return db().write([&](WriteTx& tx) -> Result<Done> {
            tx.execute(kIncrement);
            tx.after_commit([&] {
                ++ran;
                EXPECT_EQ(db().read([](ReadTx& inner) { return inner.number(kCounter); }), ran);  // committed, connection free
            });
            return answer;
        });
    };
    EXPECT_FALSE(act(kRefusal).ok());
    EXPECT_EQ(ran, 0);
    EXPECT_TRUE(act(Done{}).ok());
    EXPECT_EQ(ran, 1);
    EXPECT_THROW((void)db().write([&](WriteTx& tx) -> Result<Done> {
        tx.after_commit([&] { ++ran; });
        throw std::runtime_error{"stop"};
    }), std::runtime_error);
    EXPECT_EQ(ran, 1);
}

TEST_P(Store, a_read_sees_one_snapshot_while_others_write) {
    db().read([&](ReadTx& tx) {
        EXPECT_EQ(tx.number(kCount), 1);
        std::thread{[&] { add("meanwhile"); }}.join();
        EXPECT_EQ(tx.number(kCount), 1);
    });
    EXPECT_EQ(people(), 2);
}

TEST_P(Store, a_read_transaction_cannot_write) {
    db().read([](ReadTx& tx) {
        EXPECT_THROW(tx.number({"sneaky", "insert into person (name) values ('sneaky') returning id"}), StoreFault);
    });
    EXPECT_EQ(people(), 1);
}

TEST_P(Store, of_two_who_change_the_same_version_the_second_changes_nothing) {
    const auto rename = [&](std::string_view name) {
        return *db().write([&](WriteTx& tx) -> Result<std::int64_t> { return tx.execute(kRename, 1, 0, name); });
    };
    std::int64_t changed[2] = {};
    std::thread first{[&] { changed[0] = rename("one"); }}, second{[&] { changed[1] = rename("two"); }};
    first.join(), second.join();
    EXPECT_EQ(changed[0] + changed[1], 1);
}

TEST_P(Store, eight_threads_lose_no_increment) {
    constexpr int kThreads = 8, kTimes = 200;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < kTimes; ++n)
                EXPECT_TRUE(db().write([](WriteTx& tx) -> Result<Done> { tx.execute(kIncrement); return Done{}; }).ok());
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(db().read([](ReadTx& tx) { return tx.number(kCounter); }), kThreads * kTimes);
}

TEST_P(Store, readers_and_writers_share_few_connections) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n) {
                const auto before = db().read([](ReadTx& tx) { return tx.number(kCounter); });
                EXPECT_TRUE(db().write([](WriteTx& tx) -> Result<Done> { tx.execute(kIncrement); return Done{}; }).ok());
                EXPECT_GT(db().read([](ReadTx& tx) { return tx.number(kCounter); }), before);
            }
        });
    for (auto& thread : threads) thread.join();
}

TEST_P(Store, a_write_may_change_rows_while_it_goes_through_them) {
    add("second"), add("third");
    ASSERT_TRUE(db().write([](WriteTx& tx) -> Result<Done> {
        tx.each({"person.ids", "select id from person order by id"}, [&](const Row& row) {
            tx.execute(kAdd, "copy of " + row.string(0));
        });
        return Done{};
    }));
    EXPECT_EQ(people(), 6);
}

TEST_P(Store, the_same_statement_may_run_inside_itself) {
    add("second");
    int pairs = 0;
    db().read([&](ReadTx& tx) { tx.each(kNames, [&](const Row&) { tx.each(kNames, [&](const Row&) { ++pairs; }); }); });
    EXPECT_EQ(pairs, 4);
}

TEST_P(Store, an_exception_in_the_middle_of_an_answer_leaves_the_connection_whole) {
    add("second");
    for (int i = 0; i < 20; ++i)
        EXPECT_THROW(db().read([](ReadTx& tx) { tx.each(kNames, [](const Row&) { throw std::runtime_error{"stop"}; }); }),
                     std::runtime_error);
    EXPECT_EQ(people(), 2);
}

TEST_P(Store, more_statements_than_the_cache_holds_still_work) {
    db().read([](ReadTx& tx) {
        for (int round = 0; round < 2; ++round)
            for (int i = 0; i < 600; ++i) {
                const auto sql = "select id + " + std::to_string(i) + " from counter where id = $1";
                EXPECT_EQ(tx.number({"many", sql}, 1), 1 + i);
            }
    });
}

TEST_P(Store, one_text_may_take_values_of_different_types) {
    db().read([](ReadTx& tx) {
        constexpr Statement same{"same", "select count(*) from person where $1 is not null"};
        EXPECT_EQ(tx.number(same, 1), 1);
        EXPECT_EQ(tx.number(same, "text"), 1);
        EXPECT_EQ(tx.number(same, std::optional<std::string>{}), 0);
    });
}

struct PersonLeft {
    std::string name;
};

TEST_P(Store, a_published_event_reaches_its_reaction_in_the_same_transaction) {
    db().bus().subscribe<PersonLeft>([](WriteTx& tx, const PersonLeft& event) -> Result<Done> {
        tx.execute(kAdd, event.name + " (left)");
        return Done{};
    });
    ASSERT_TRUE(db().write([](WriteTx& tx) { return tx.publish(PersonLeft{"Anh"}); }));
    EXPECT_EQ(people(), 2);
}

TEST_P(Store, a_reaction_that_refuses_refuses_the_whole_act) {
    int later = 0;
    db().bus().subscribe<PersonLeft>([](WriteTx&, const PersonLeft&) -> Result<Done> { return kRefusal; });
    db().bus().subscribe<PersonLeft>([&](WriteTx&, const PersonLeft&) -> Result<Done> { ++later; return Done{}; });
    const auto result = db().write([](WriteTx& tx) -> Result<Done> {
        tx.execute(kAdd, "lost");
        TRY(tx.publish(PersonLeft{"Anh"}));
        return Done{};
    });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().reason, "test.refused");
    EXPECT_EQ(later, 0);
    EXPECT_EQ(people(), 1);
}

TEST_P(Store, an_event_nobody_waits_for_is_no_fault) {
    EXPECT_TRUE(db().write([](WriteTx& tx) { return tx.publish(PersonLeft{"Anh"}); }).ok());
}

TEST_P(Store, the_time_is_the_clock_given) {
    test().clock().advance(kDay);
    ASSERT_TRUE(db().write([&](WriteTx& tx) -> Result<Done> {
        EXPECT_EQ(tx.now(), test().clock().now());
        EXPECT_EQ(tx.today(), *Date::from_ymd(2026, 11, 24));
        return Done{};
    }));
}

TEST_P(Store, a_statement_put_together_counts_its_own_placeholders) {
    add("an"), add("binh");
    QueryText query{"person.search", "select name from person where 1 = 1"};
    query.add(" and name <> $", std::string{"an"}).add(" and id in ($, $, $)", 1, 2, 3).add(" and born is null");
    query.add(" and (born is null or born < $)", *Date::from_ymd(2000, 1, 1)).add(" order by name limit $", 10);
    EXPECT_NE(query.sql().find("id in ($2, $3, $4)"), std::string::npos) << query.sql();
    std::vector<std::string> names;
    db().read([&](ReadTx& tx) { query.run(tx, [&](const Row& row) { names.push_back(row.string(0)); }); });
    EXPECT_EQ(names, (std::vector<std::string>{"binh", "the; first"}));
    int rows = 0;
    db().read([&](ReadTx& tx) { query.run(tx, [&](const Row&) { ++rows; return false; }); });
    EXPECT_EQ(rows, 1);
}

class StoreDeathTest : public Store {};
INSTANTIATE_TEST_SUITE_P(, StoreDeathTest, testing::both_engines(), testing::engine_name);

TEST_P(StoreDeathTest, a_transaction_inside_another_of_the_same_thread_is_a_mistake) {
    EXPECT_DEATH(db().read([&](ReadTx&) { people(); }), "inside");
}

TEST(QueryTextDeathTest, a_piece_with_more_places_than_values_is_a_mistake) {
    EXPECT_DEATH(QueryText("q", "select 1").add(" where id = $ and name = $", 1), "");
}

TEST_P(Store, a_statement_without_an_end_is_stopped) {
    test().close();
    auto options = test().options();
    options.statement_seconds = 1;
    const auto short_lived = Database::open(options);
    constexpr Statement endless{"endless", "with recursive n (x) as (select 1 union all select x + 1 from n where x > 0) "
                                           "select count(*) from n"};
    short_lived->read([&](ReadTx& tx) { EXPECT_THROW(tx.number(endless), StoreFault); });
    EXPECT_EQ(short_lived->read([](ReadTx& tx) { return tx.number(kCount); }), 1);
}

TEST_P(Store, a_database_open_for_reading_refuses_writes) {
    auto options = test().options();
    options.read_only = true;
    const auto reading = Database::open(options);
    EXPECT_EQ(reading->read([](ReadTx& tx) { return tx.number(kCount); }), 1);
    EXPECT_THROW((void)reading->write([](WriteTx& tx) -> Result<Done> { tx.execute(kIncrement); return Done{}; }), StoreFault);
    add("while it is open");
    EXPECT_EQ(reading->read([](ReadTx& tx) { return tx.number(kCount); }), 2);
}

}  // namespace
}  // namespace thienan::store
