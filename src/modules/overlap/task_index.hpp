// The index of the registry's tasks: on disk in the data folder, derived from the database and never ahead of it. One for the
// program. It follows the changes after their commits, and is made anew where it is missing, damaged or of another history; meanwhile
// nothing waits for it: who screens is told that it is not ready.
#pragma once

#include "base/result.hpp"
#include "modules/overlap/index_folder.hpp"
#include "modules/overlap/store/tasks.hpp"
#include "platform/store/store.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace thienan::overlap {

class TaskIndex {
public:
    explicit TaskIndex(std::string folder) : folder_(std::move(folder)) {}

    // Brings it up to the database: opens it, makes it anew, or takes in what changed. For the job; one at a time.
    void follow(store::Database& db);
    // The same where it takes a moment only: it is open, little changed and no other is at it. For who is about to screen.
    void follow_quickly(store::Database& db);

    // What is there to search, and which version of the registry it has. Null where it is not ready.
    struct View {
        std::shared_ptr<IndexFolder> index;
        std::int64_t version = 0;
        explicit operator bool() const { return index != nullptr; }
    };
    View view() const;

private:
    void open(store::Database& db);
    void rebuild(store::Database& db);
    void take_in(store::Database& db, std::int64_t most);
    rows::CorpusVersion noted() const;
    void note(rows::CorpusVersion at);
    void close();

    std::string folder_;
    std::mutex following_;
    mutable std::mutex mutex_;          // of what stands below
    std::shared_ptr<IndexFolder> index_;
    rows::CorpusVersion at_;
    bool reads_only_ = false;           // another process of this machine keeps it up
};

}  // namespace thienan::overlap
