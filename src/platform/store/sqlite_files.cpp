#include "platform/store/sqlite_files.hpp"

#include "platform/store/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <system_error>

namespace thienan::store {
namespace {

constexpr int kOwnerOnly = 0600;

// Two to four MiB a reader keeps sixteen of them small; the kernel's cache holds the rest of the file.
constexpr std::string_view kForAll =
    "pragma busy_timeout=5000; pragma foreign_keys=on; pragma trusted_schema=off; pragma mmap_size=0; "
    "pragma temp_store=memory; pragma cell_size_check=on; pragma case_sensitive_like=on;";
constexpr std::string_view kForReaders = "pragma cache_size=-2048; pragma wal_autocheckpoint=0; pragma query_only=on;";
constexpr std::string_view kForWriter =
    "pragma cache_size=-8192; pragma synchronous=full; pragma wal_autocheckpoint=1000; pragma journal_size_limit=67108864;";

void configure_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Each connection is used by one thread at a time; counting memory would take a global lock per allocation.
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    });
}

std::string system_reason() { return std::generic_category().message(errno); }

[[noreturn]] void fail(const std::string& file, std::string_view reason) {
    throw StoreFault{fmt::format("the database {}: {}", file, reason)};
}

void run(sqlite3* db, const std::string& file, std::string_view sql) {
    if (sqlite3_exec(db, std::string{sql}.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(file, sqlite3_errmsg(db));
}

std::string answer_of(sqlite3* db, const std::string& file, const char* sql) {
    std::string answer;
    const auto keep = [](void* out, int columns, char** values, char**) {
        if (columns > 0 && values[0] != nullptr) *static_cast<std::string*>(out) = values[0];
        return 0;
    };
    if (sqlite3_exec(db, sql, keep, &answer, nullptr) != SQLITE_OK) fail(file, sqlite3_errmsg(db));
    return answer;
}

SqliteHandle open_handle(const std::string& file, int flags) {
    configure_library();
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteHandle db{raw};
    if (code != SQLITE_OK) fail(file, db ? sqlite3_errmsg(db.get()) : "not enough memory");
    sqlite3_extended_result_codes(raw, 1);
    return db;
}

void harden(sqlite3* db, SqliteAccess access) {
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // "word" is a name and never a text, as on PostgreSQL.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (access != SqliteAccess::writer) sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

// What is in the database is for its owner alone; SQLite gives its other files the same rights.
void create_private(const std::string& file) {
    // Never opened where it exists: closing it would drop the locks another connection of this process has on it.
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
    if (descriptor < 0 && errno != EEXIST) fail(file, system_reason());
    if (descriptor >= 0) ::close(descriptor);
}

void sync(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, system_reason());
    const int code = ::fsync(descriptor);
    const std::string reason = system_reason();
    ::close(descriptor);
    if (code != 0) fail(path, reason);
}

void copy_pages(const std::string& from, const std::string& to) {
    const auto source = open_sqlite(from, SqliteAccess::other_process);
    create_private(to);
    const auto target = open_handle(to, SQLITE_OPEN_READWRITE);
    sqlite3_backup* const backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (backup == nullptr) fail(to, sqlite3_errmsg(target.get()));
    sqlite3_backup_step(backup, -1);  // all pages from one snapshot; in WAL mode nobody waits for us
    if (sqlite3_backup_finish(backup) != SQLITE_OK) fail(to, sqlite3_errmsg(target.get()));
    // One file that can be read from a write-protected medium.
    if (answer_of(target.get(), to, "pragma journal_mode=delete") != "delete") fail(to, "cannot leave the WAL mode");
    if (const auto found = answer_of(target.get(), to, "pragma quick_check(1)"); found != "ok")
        fail(to, "the copy is damaged: " + found);
}

}  // namespace

void CloseSqlite::operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }

SqliteHandle open_sqlite(const std::string& file, SqliteAccess access) {
    const bool writes = access == SqliteAccess::writer;
    if (writes) create_private(file);
    auto db = open_handle(file, access == SqliteAccess::other_process ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    harden(db.get(), access);
    run(db.get(), file, kForAll);
    if (writes && answer_of(db.get(), file, "pragma journal_mode=wal") != "wal")
        fail(file, "cannot be switched to WAL; the file system must allow shared memory");
    run(db.get(), file, writes ? kForWriter : kForReaders);
    answer_of(db.get(), file, "select count(*) from sqlite_schema");  // a file that is no database is found out here
    return db;
}

ProcessLock::ProcessLock(const std::string& database_file) {
    const std::string file = database_file + ".lock";
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (descriptor_ < 0) fail(file, system_reason());
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        char pid[24] = {};
        const auto read = ::pread(descriptor_, pid, sizeof pid - 1, 0);
        ::close(descriptor_);
        if (reason != EWOULDBLOCK) fail(file, std::generic_category().message(reason));
        fail(database_file, fmt::format("process {} has it open for writing, and only one may; stop that one first",
                                        read > 0 ? std::string_view{pid} : "?"));
    }
    const std::string pid = std::to_string(::getpid());
    if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, pid.data(), pid.size(), 0) < 0) {
        const std::string reason = system_reason();
        ::close(descriptor_);
        fail(file, reason);
    }
}

ProcessLock::~ProcessLock() { ::close(descriptor_); }

Result<Done> backup_sqlite(const std::string& from, const std::string& to) {
    // An empty file under the final name keeps others away; the copy takes its place only when it is whole.
    const int placeholder = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
    if (placeholder < 0 && errno == EEXIST) return Error{Code::conflict, "store.backup_exists", {to}};
    if (placeholder < 0) fail(to, system_reason());
    ::close(placeholder);
    const std::string part = to + ".part";
    ::unlink(part.c_str());  // of a copy that was interrupted
    try {
        copy_pages(from, part);
        sync(part);
        if (::rename(part.c_str(), to.c_str()) != 0) fail(to, system_reason());
        sync(std::filesystem::absolute(to).parent_path().string());
    } catch (...) {
        ::unlink(part.c_str());
        ::unlink(to.c_str());
        throw;
    }
    return Done{};
}

}  // namespace thienan::store
