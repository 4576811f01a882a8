// The files of a SQLite database: opening with our settings, one writing process at a time, copying.
#pragma once

#include "base/result.hpp"

#include <memory>
#include <string>

struct sqlite3;

namespace thienan::store {

struct CloseSqlite {
    void operator()(sqlite3* db) const noexcept;
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

enum class SqliteAccess {
    writer,         // creates the file; the only connection that writes and checkpoints
    reader,         // beside this process's writer
    other_process,  // beside another process's writer, or alone; never changes the file
};

// A StoreFault names the file and what is wrong with it.
SqliteHandle open_sqlite(const std::string& file, SqliteAccess access);

// FILE.lock, held while this lives. A StoreFault names the process that holds it already.
class ProcessLock {
public:
    explicit ProcessLock(const std::string& database_file);
    ProcessLock(const ProcessLock&) = delete;
    ~ProcessLock();

private:
    int descriptor_;
};

// A checked, synced copy in a new file; `store.backup_exists` where the file is there already. O(size).
Result<Done> backup_sqlite(const std::string& from, const std::string& to);

}  // namespace thienan::store
