// What is SQLite's own: its files, one writing process, copies, and what survives a kill.
#include "platform/store/testing.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace thienan::store {
namespace {

using testing::TestDatabase;

constexpr Migration kMigrations[] = {
    {"0001_counter", "create table counter (id bigint primary key, value bigint not null);\n"
                     "insert into counter (id, value) values (1, 0);\n"
                     "create table page (id ID PRIMARY KEY, filler text not null);\n"}};
constexpr Statement kCounter{"counter.value", "select value from counter where id = 1"};
constexpr Statement kIncrement{"counter.increment", "update counter set value = value + 1 where id = 1"};

Result<std::int64_t> increment(Database& db) {
    return db.write([](WriteTx& tx) -> Result<std::int64_t> {
        tx.execute(kIncrement);
        return tx.number(kCounter);
    });
}
std::int64_t counter(Database& db) {
    return db.read([](ReadTx& tx) { return tx.number(kCounter); });
}
std::string fault_of_opening(const Options& options) {
    try {
        Database::open(options);
    } catch (const StoreFault& fault) {
        return fault.what();
    }
    return "";
}

// Ends a child of this test whatever happens to the test.
struct Child {
    pid_t pid;
    ~Child() { stop(); }
    void stop() {
        if (pid <= 0) return;
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        pid = 0;
    }
};

// Increments for ever and tells each value through `pipe` once its commit was acknowledged.
[[noreturn]] void increment_and_tell(Options options, int pipe) {
    const auto db = Database::open(std::move(options));
    for (;;) {
        const auto value = increment(*db);
        if (!value || ::write(pipe, &*value, sizeof *value) != sizeof *value) ::_exit(1);
    }
}

TEST(Sqlite, loses_no_acknowledged_write_when_killed) {
    TestDatabase test{Engine::sqlite};
    test->migrate(kMigrations);
    for (int round = 0; round < 5; ++round) {
        test.close();
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        Child child{::fork()};
        ASSERT_GE(child.pid, 0);
        if (child.pid == 0) increment_and_tell(test.options(), ends[1]);
        ::close(ends[1]);
        std::int64_t told = 0;
        for (int n = 0; n < 40 + 7 * round; ++n) ASSERT_EQ(::read(ends[0], &told, sizeof told), ssize_t{sizeof told});
        child.stop();
        while (::read(ends[0], &told, sizeof told) == ssize_t{sizeof told}) {}
        ::close(ends[0]);

        auto reading = test.options();
        reading.read_only = true;
        EXPECT_GE(counter(*Database::open(reading)), told);  // reads what the killed one left in the WAL
        test.open();
        EXPECT_GE(counter(*test), told);
        EXPECT_LE(counter(*test), told + 1);
        test->read([](ReadTx& tx) {
            EXPECT_EQ(tx.first({"check", "pragma integrity_check"}, [](const Row& row) { return row.string(0); }), "ok");
        });
    }
}

TEST(Sqlite, refuses_a_second_writing_process_by_its_number) {
    TestDatabase test{Engine::sqlite};
    const auto what = fault_of_opening(test.options());
    EXPECT_NE(what.find("process " + std::to_string(::getpid()) + " has it open for writing"), std::string::npos) << what;

    const auto options = test.options();
    Child child{::fork()};
    ASSERT_GE(child.pid, 0);
    if (child.pid == 0) ::_exit(fault_of_opening(options).empty() ? 1 : 0);
    int status = 0;
    ASSERT_EQ(::waitpid(child.pid, &status, 0), child.pid);
    child.pid = 0;
    EXPECT_EQ(status, 0);

    test.close();
    EXPECT_EQ(fault_of_opening(options), "");
}

TEST(Sqlite, a_full_disk_is_a_fault_that_loses_nothing) {
    TestDatabase test{Engine::sqlite};
    test->migrate(kMigrations);
    ASSERT_TRUE(increment(*test));
    test.close();
    const auto fill = [&]() -> int {
        ::signal(SIGXFSZ, SIG_IGN);
        const auto db = Database::open(test.options());
        const rlimit small{300'000, RLIM_INFINITY}, large{RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &small);
        try {
            (void)db->write([](WriteTx& tx) -> Result<Done> {
                tx.execute(kIncrement);
                for (int i = 0; i < 5000; ++i) tx.execute({"fill", "insert into page (filler) values ($1)"}, std::string(4000, 'f'));
                return Done{};
            });
            return 1;
        } catch (const StoreFault&) {
        }
        if (counter(*db) != 1) return 2;
        ::setrlimit(RLIMIT_FSIZE, &large);
        return increment(*db).ok() && counter(*db) == 2 ? 0 : 3;
    };
    Child child{::fork()};  // the limit holds for the whole process
    ASSERT_GE(child.pid, 0);
    if (child.pid == 0) ::_exit(fill());
    int status = 0;
    ASSERT_EQ(::waitpid(child.pid, &status, 0), child.pid);
    child.pid = 0;
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    test.open();
    EXPECT_EQ(counter(*test), 2);
}

TEST(Sqlite, uses_the_settings_that_keep_data_safe) {
    TestDatabase test{Engine::sqlite};
    ASSERT_TRUE(test->write([](WriteTx& tx) -> Result<Done> {
        EXPECT_EQ(tx.number({"p", "pragma synchronous"}), 2);
        EXPECT_EQ(tx.number({"p", "pragma foreign_keys"}), 1);
        EXPECT_EQ(tx.number({"p", "pragma trusted_schema"}), 0);
        EXPECT_EQ(tx.number({"p", "pragma wal_autocheckpoint"}), 1000);
        EXPECT_EQ(tx.first({"p", "pragma journal_mode"}, [](const Row& row) { return row.string(0); }), "wal");
        return Done{};
    }));
    test->read([](ReadTx& tx) {
        EXPECT_EQ(tx.number({"p", "pragma wal_autocheckpoint"}), 0);
        EXPECT_EQ(tx.number({"p", "pragma query_only"}), 1);
        EXPECT_EQ(tx.number({"p", "pragma foreign_keys"}), 1);
    });
}

TEST(Sqlite, keeps_its_files_to_their_owner) {
    TestDatabase test{Engine::sqlite};
    test->migrate(kMigrations);
    ASSERT_TRUE(increment(*test));
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{test.folder()}) {
        struct stat status {};
        ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777, 0600u) << entry.path();
        ++files;
    }
    EXPECT_EQ(files, 4);  // the database, its lock, -wal and -shm
}

TEST(Sqlite, does_not_create_a_database_to_read_it) {
    TestDatabase test{Engine::sqlite};
    auto options = test.options();
    options.read_only = true;
    options.sqlite_file = (test.folder() / "none.db").string();
    EXPECT_NE(fault_of_opening(options).find("none.db"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(options.sqlite_file));
}

TEST(Sqlite, names_a_file_that_is_no_database) {
    TestDatabase test{Engine::sqlite};
    auto options = test.options();
    options.sqlite_file = (test.folder() / "letter.db").string();
    std::ofstream{options.sqlite_file} << std::string(5000, 'x');
    const auto what = fault_of_opening(options);
    EXPECT_NE(what.find("letter.db: file is not a database"), std::string::npos) << what;
}

TEST(Sqlite, names_a_folder_that_does_not_exist) {
    TestDatabase test{Engine::sqlite};
    auto options = test.options();
    options.sqlite_file = (test.folder() / "nowhere" / "store.db").string();
    EXPECT_NE(fault_of_opening(options).find("nowhere"), std::string::npos);
}

TEST(Sqlite, double_quotes_are_names_and_never_texts) {
    TestDatabase test{Engine::sqlite};
    test->read([](ReadTx& tx) { EXPECT_THROW(tx.number({"quotes", "select count(*) from sqlite_schema where name = \"no column\""}), StoreFault); });
}

TEST(SqliteBackup, is_one_whole_file_made_while_others_write) {
    TestDatabase test{Engine::sqlite};
    test->migrate(kMigrations);
    ASSERT_TRUE(test->write([](WriteTx& tx) -> Result<Done> {
        const std::string filler(4000, 'f');
        for (int i = 0; i < 2000; ++i) tx.execute({"fill", "insert into page (filler) values ($1)"}, filler);
        return Done{};
    }));
    std::atomic<bool> stop{false};
    std::thread writer{[&] {
        while (!stop) EXPECT_TRUE(increment(*test).ok());
    }};
    const std::string file = (test.folder() / "copy.db").string();
    const auto before = counter(*test);
    EXPECT_TRUE(test->backup_to(file).ok());
    const auto after = counter(*test);
    stop = true;
    writer.join();

    EXPECT_FALSE(std::filesystem::exists(file + "-wal"));
    EXPECT_FALSE(std::filesystem::exists(file + ".part"));
    auto options = test.options();
    options.sqlite_file = file;
    const auto copy = Database::open(options);
    EXPECT_GE(counter(*copy), before);
    EXPECT_LE(counter(*copy), after);
    EXPECT_EQ(copy->read([](ReadTx& tx) { return tx.number({"pages", "select count(*) from page"}); }), 2000);
    EXPECT_TRUE(increment(*copy).ok());
}

TEST(SqliteBackup, can_be_made_by_another_process_beside_the_writing_one) {
    TestDatabase test{Engine::sqlite};
    test->migrate(kMigrations);
    ASSERT_TRUE(increment(*test));
    auto options = test.options();
    options.read_only = true;
    const std::string file = (test.folder() / "copy.db").string();
    EXPECT_TRUE(Database::open(options)->backup_to(file).ok());
    options.sqlite_file = file;
    EXPECT_EQ(counter(*Database::open(options)), 1);
}

TEST(SqliteBackup, never_overwrites_a_file) {
    TestDatabase test{Engine::sqlite};
    const std::string file = (test.folder() / "precious").string();
    std::ofstream{file} << "precious";
    const auto result = test->backup_to(file);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().reason, "store.backup_exists");
    EXPECT_EQ(std::filesystem::file_size(file), 8u);
}

TEST(SqliteBackup, that_cannot_be_made_leaves_nothing_behind) {
    TestDatabase test{Engine::sqlite};
    const std::string file = (test.folder() / "copy.db").string();
    std::filesystem::create_directories(file + ".part/in_the_way");
    EXPECT_THROW((void)test->backup_to(file), StoreFault);
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_THROW((void)test->backup_to((test.folder() / "nowhere" / "copy.db").string()), StoreFault);
}

}  // namespace
}  // namespace thienan::store
