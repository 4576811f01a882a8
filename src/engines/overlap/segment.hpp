// A segment: an index over bytes that somebody keeps, usually a mapped file. Opening reads the head only; what lies in the
// sections is checked where it is read, so that damage gives fewer hits and never a fault.
#pragma once

#include "base/result.hpp"
#include "engines/overlap/shard.hpp"

namespace thienan::overlap {

class Segment final : public Shard {
public:
    // The bytes must outlive the segment. Refuses what is not a whole segment of this version: overlap.not_an_index,
    // overlap.other_version, overlap.damaged_index. Constant cost.
    static Result<Segment> open(Bytes bytes);

    // Re-reads every byte: overlap.damaged_index where a section differs from its check sum. Linear, about 5 GB/s.
    Result<Done> verify() const;

    std::uint32_t records() const override { return records_; }
    std::uint32_t vocabulary() const override { return vocabulary_; }
    Postings find(std::uint64_t term) const override;
    std::optional<DocId> find_id(std::string_view id) const override;
    Bytes record(DocId doc) const override;
    void spellings(std::uint64_t fold, std::vector<Spelling>& out) const override;
    const std::uint64_t* folds() const override { return folds_; }
    const std::uint64_t* fulls() const override { return fulls_; }
    const std::uint8_t* kinds() const override { return kinds_; }
    std::span<const std::uint8_t> lengths() const override { return {lengths_, vocabulary_}; }
    const std::uint8_t* rarities() const override { return rarities_; }

private:
    Bytes section(std::uint32_t which) const;

    Bytes bytes_;
    std::uint32_t records_ = 0, vocabulary_ = 0, bucket_bits_ = 0;
    const std::uint64_t *fulls_ = nullptr, *folds_ = nullptr, *starts_ = nullptr, *buckets_ = nullptr;
    const std::uint8_t *kinds_ = nullptr, *lengths_ = nullptr, *rarities_ = nullptr, *ids_ = nullptr;
    const std::uint32_t* by_fold_ = nullptr;
    Bytes forward_, terms_;
};

}  // namespace thienan::overlap
