// Makes a segment: the bytes of an index over up to a million records.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engines/overlap/vocabulary.hpp"

namespace thienan::overlap {

// Takes the bytes of a segment, in order.
using Sink = std::function<void(Bytes)>;

class SegmentBuilder {
public:
    static constexpr std::uint32_t kMostRecords = 1u << 20;

    // Costs about 3 µs for 220 syllables. The text is the record's, read by read_text.
    void add(const Record& record, const Text& text);

    std::uint32_t records() const { return static_cast<std::uint32_t>(starts_.size() - 1 + held_.size()); }

    // Writes everything to the sink, sorting on `threads` threads, and leaves the builder empty. About 0.8 GB of memory for a
    // million records of 220 syllables.
    void finish(const Sink& sink, unsigned threads);

private:
    struct Held { Record record; Text text; };
    void write(const Record& record, const Text& text);
    void release_held();

    std::vector<Held> held_;  // the first ones, until the frequent syllables are known
    bool ranked_ = false;
    Vocabulary words_;
    std::vector<std::uint32_t> times_;  // by word
    std::uint64_t syllables_ = 0;
    std::string forward_;
    std::vector<std::uint64_t> starts_{0};
    std::vector<std::pair<std::uint64_t, std::uint32_t>> ids_;
    std::vector<WordId> numbers_;
    std::vector<std::uint8_t> usual_;
};

}  // namespace thienan::overlap
