// The index on disk: a folder of segments, a log of what changed since, and a list that says which are in force.
//
//   current           "thienan overlap index 1", then one line for each segment and one for the log; replaced at once
//   segment-N         bytes of engines/overlap/segment.hpp
//   lexicon           bytes of engines/overlap/lexicon.hpp, where one was learned
//   changes-N         entries {u32 size, u32 CRC-32C, 'a' and the record, or 'r' and an id}
//
// Each change is on disk before it is answered. A crash while building or merging leaves what was in force; a crash while
// adding leaves at most a half-written entry, which is cut off.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "engines/overlap/corpus.hpp"
#include "platform/disk/disk.hpp"

namespace thienan::overlap {

class IndexFolder {
public:
    enum class Use { read, write };

    // overlap.no_index, overlap.in_use (another process writes), overlap.not_an_index, overlap.other_version, overlap.damaged_index.
    static Result<std::unique_ptr<IndexFolder>> open(const std::string& folder, Use use);

    // Gives the next record, or nullopt at the end. Its errors end the building.
    using Source = std::function<Result<std::optional<Record>>()>;

    // Makes the folder's index anew from all records of the source, on `threads` threads; what was in force stays so until the end.
    // Returns how many. Errors of open(), and overlap.twice with the id where two records have the same.
    static Result<std::size_t> build(const std::string& folder, const Source& source, unsigned threads);

    // Learns a paraphrase lexicon from the source's records that have both a title and a text, for who opens the index from now on.
    // overlap.no_index, overlap.nothing_to_learn, and the source's errors. Returns from how many it was learned.
    static Result<std::size_t> learn(const std::string& folder, const Source& source);

    Corpus& corpus() { return corpus_; }

    // A record of that id is replaced.
    void add(const Record& record);
    bool remove(std::string_view id);

    // Re-reads every byte. overlap.damaged_index
    Result<Done> verify() const;

private:
    explicit IndexFolder(std::string folder) : folder_(std::move(folder)) {}
    Result<Done> load(Use use);
    Result<std::uint64_t> replay(const std::string& log);
    void merge();

    std::string folder_;
    std::unique_ptr<disk::FolderLock> lock_;
    std::unique_ptr<disk::Log> log_;
    std::mutex writing_;
    Corpus corpus_;
};

}  // namespace thienan::overlap
