#include "engines/overlap/segment_builder.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <thread>
#include <utility>

#include "base/check.hpp"
#include "engines/overlap/hashing.hpp"
#include "engines/overlap/segment_format.hpp"
#include "engines/overlap/shard.hpp"

namespace thienan::overlap {
namespace {

constexpr std::size_t kSample = 2000;    // records after which syllables are ranked by frequency
constexpr std::uint32_t kDocBits = 20;   // SegmentBuilder::kMostRecords
constexpr std::uint32_t kRestBits = 16;  // of a term that are kept below its bucket's

template <class T>
Bytes bytes_of(const std::vector<T>& values) { return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(T)}; }

// Least significant digit first, 10 bits a pass, over the bits above the record's number: equal terms keep the records' order.
void sort_pairs(std::vector<std::uint64_t>& pairs, std::vector<std::uint64_t>& other, std::uint32_t term_bits) {
    constexpr std::uint32_t kDigit = 10;
    other.resize(pairs.size());
    for (std::uint32_t bit = kDocBits; bit < kDocBits + term_bits; bit += kDigit) {
        std::array<std::uint32_t, 1u << kDigit> at{};
        for (std::uint64_t pair : pairs) ++at[pair >> bit & ((1u << kDigit) - 1)];
        std::uint32_t sum = 0;
        for (std::uint32_t& n : at) sum += std::exchange(n, sum);
        for (std::uint64_t pair : pairs) other[at[pair >> bit & ((1u << kDigit) - 1)]++] = pair;
        pairs.swap(other);
    }
}

// All that the sorting threads read.
struct Forward {
    const std::string& bytes;
    const std::vector<std::uint64_t>& starts;
    const Vocabulary& words;
    std::uint32_t bucket_bits = 0;
    std::uint32_t parts = 1;  // a power of two: the first bits of a term
    std::uint32_t records() const { return static_cast<std::uint32_t>(starts.size() - 1); }
    std::uint32_t term_bits() const { return bucket_bits + kRestBits; }
};

// The buckets of one part of all terms.
struct Part {
    std::string terms;
    std::vector<std::uint64_t> bucket_sizes;
};

void gather(const Forward& forward, std::uint32_t part, std::vector<std::uint64_t>& pairs) {
    const int part_bits = std::countr_zero(forward.parts);
    std::vector<WordId> words;
    const auto* folds = forward.words.folds.data();
    for (std::uint32_t doc = 0; doc < forward.records(); ++doc) {
        ByteReader reader{{reinterpret_cast<const std::uint8_t*>(forward.bytes.data()) + forward.starts[doc], forward.starts[doc + 1] - forward.starts[doc]}};
        const auto head = read_head(reader);
        CHECK(head.has_value());
        read_words(reader, *head, forward.words.size(), words);
        const auto put = [&](std::uint64_t term) {
            if (part_bits == 0 || term >> (64 - part_bits) == part) pairs.push_back((term >> (64 - forward.term_bits())) << kDocBits | doc);
        };
        std::uint64_t before = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::uint64_t fold = folds[words[i]];
            put(syllable_term(forward.words.fulls[words[i]]));
            if (i > 0) put(pair_term(before, fold));
            before = fold;
        }
    }
}

// One term's records (shard.hpp says how they are packed).
void append_postings(std::string& out, std::span<const std::uint64_t> pairs) {
    std::size_t control = 0;
    int in_group = 8;
    const auto put = [&](std::uint32_t gap) {
        if (in_group == 8) control = out.size(), in_group = 0, out.push_back(0);
        const bool wide = gap > 0xff;
        out[control] = static_cast<char>(static_cast<std::uint8_t>(out[control]) | (wide ? 1u : 0u) << in_group++);
        if (wide) append_fixed(out, static_cast<std::uint16_t>(gap));
        else out.push_back(static_cast<char>(gap));
    };
    std::uint32_t last = 0;
    for (std::uint64_t pair : pairs) {
        const auto doc = static_cast<std::uint32_t>(pair & ((1u << kDocBits) - 1));
        std::uint32_t gap = doc - last;
        for (; gap >= kFarther; gap -= kFarther) put(kFarther);
        put(gap);
        last = doc;
    }
}

void append_bucket(std::string& out, std::span<const std::uint64_t> pairs, std::uint32_t most) {
    thread_local std::string heads, lists;
    heads.clear(), lists.clear();
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < pairs.size();) {
        std::size_t end = i + 1;
        while (end < pairs.size() && pairs[end] >> kDocBits == pairs[i] >> kDocBits) ++end;
        if (end - i <= most) {
            const std::size_t before = lists.size();
            append_postings(lists, pairs.subspan(i, end - i));
            append_fixed(heads, static_cast<std::uint16_t>(pairs[i] >> kDocBits));
            append_varint(heads, end - i);
            append_varint(heads, lists.size() - before);
            ++count;
        }
        i = end;
    }
    append_varint(out, count);
    out += heads;
    out += lists;
}

Part make_part(const Forward& forward, std::uint32_t part) {
    thread_local std::vector<std::uint64_t> pairs, other;
    pairs.clear();
    gather(forward, part, pairs);
    sort_pairs(pairs, other, forward.term_bits());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    Part out;
    constexpr std::uint32_t bucket_shift = kDocBits + kRestBits;
    const std::uint64_t buckets = (std::uint64_t{1} << forward.bucket_bits) / forward.parts, first = part * buckets;
    const std::uint32_t most = std::max(kAlwaysKept, forward.records() / kMostShare);
    for (std::size_t i = 0, bucket = 0; bucket < buckets; ++bucket) {
        std::size_t end = i;
        while (end < pairs.size() && pairs[end] >> bucket_shift == first + bucket) ++end;
        const std::size_t before = out.terms.size();
        append_bucket(out.terms, {pairs.data() + i, end - i}, most);
        out.bucket_sizes.push_back(out.terms.size() - before);
        i = end;
    }
    return out;
}

std::vector<Part> make_parts(const Forward& forward, unsigned threads) {
    std::vector<Part> parts(forward.parts);
    std::atomic<std::uint32_t> next = 0;
    const auto work = [&] {
        for (std::uint32_t part; (part = next++) < forward.parts;) parts[part] = make_part(forward, part);
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::min(threads, forward.parts); ++i) others.emplace_back(work);
    work();
    return parts;
}

// Enough buckets for about three terms each, and no more than the kept bits allow.
std::uint32_t bucket_bits_for(std::uint64_t words) {
    return static_cast<std::uint32_t>(std::clamp<int>(std::bit_width(words / 128), 4, 24));
}

class SegmentWriter {
public:
    explicit SegmentWriter(const Sink& sink, SegmentHead& head) : sink_(sink), head_(head) {}

    // Says what will come, in order.
    void plan(Section section, std::uint64_t size, std::uint32_t crc) {
        head_.sections[section] = {offset_, size, crc};
        offset_ += (size + 7) / 8 * 8;
    }
    void write(Bytes bytes) {
        sink_(bytes);
        written_ += bytes.size();
    }
    void pad() {
        static constexpr std::array<std::uint8_t, 8> kZeros{};
        write({kZeros.data(), (8 - written_ % 8) % 8});
    }

private:
    const Sink& sink_;
    SegmentHead& head_;
    std::uint64_t offset_ = sizeof(SegmentHead), written_ = 0;
};

}  // namespace

void SegmentBuilder::add(const Record& record, const Text& text) {
    CHECK(records() < kMostRecords);
    if (!ranked_) {
        held_.push_back({record, text});
        if (held_.size() >= kSample) release_held();
        return;
    }
    write(record, text);
}

// Frequent syllables get the small numbers, which take one byte.
void SegmentBuilder::release_held() {
    Vocabulary seen;
    std::vector<std::pair<std::uint32_t, Token>> counted;
    for (const Held& held : held_) {
        for (const Token& token : held.text.tokens) {
            const WordId word = seen.number(token);
            if (word == counted.size()) counted.emplace_back(0, token);
            ++counted[word].first;
        }
    }
    std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, token] : counted) words_.number(token);
    ranked_ = true;
    for (const Held& held : held_) write(held.record, held.text);
    held_.clear();
    held_.shrink_to_fit();
}

void SegmentBuilder::write(const Record& record, const Text& text) {
    numbers_.clear(), usual_.clear();
    for (const Token& token : text.tokens) {
        numbers_.push_back(words_.number(token));
        const WordId word = numbers_.back();
        usual_.push_back(words_.lengths[word]);
        if (word >= times_.size()) times_.resize(words_.size(), 0);
        ++times_[word], ++syllables_;
    }
    append_record(forward_, record, text, numbers_, usual_);
    ids_.emplace_back(id_hash(record.id), static_cast<std::uint32_t>(starts_.size() - 1));
    starts_.push_back(forward_.size());
}

void SegmentBuilder::finish(const Sink& sink, unsigned threads) {
    if (!ranked_) release_held();
    Forward forward{forward_, starts_, words_, bucket_bits_for(forward_.size()), 1};
    forward.parts = std::min<std::uint32_t>(1u << forward.bucket_bits, std::bit_ceil(static_cast<std::uint32_t>(1 + forward_.size() / (16u << 20))));
    if (forward.parts < threads && forward_.size() > 100'000) forward.parts = std::bit_ceil(threads);
    const std::vector<Part> parts = make_parts(forward, std::max(1u, threads));

    std::vector<WordId> by_fold(words_.size());
    for (WordId word = 0; word < words_.size(); ++word) by_fold[word] = word;
    std::sort(by_fold.begin(), by_fold.end(), [&](WordId a, WordId b) { return words_.folds[a] != words_.folds[b] ? words_.folds[a] < words_.folds[b] : a < b; });
    std::sort(ids_.begin(), ids_.end());
    std::string ids;
    for (const auto& [hash, doc] : ids_) append_fixed(ids, hash), append_fixed(ids, doc);
    std::vector<std::uint64_t> buckets{0};
    std::uint32_t terms_crc = 0;
    for (const Part& part : parts) {
        for (std::uint64_t size : part.bucket_sizes) buckets.push_back(buckets.back() + size);
        terms_crc = crc32c(part.terms.data(), part.terms.size(), terms_crc);
    }

    std::vector<std::uint8_t> rarities(words_.size());
    for (WordId word = 0; word < words_.size(); ++word) rarities[word] = rarity_of(word < times_.size() ? times_[word] : 0, syllables_);

    SegmentHead head{.records = static_cast<std::uint32_t>(starts_.size() - 1), .vocabulary = words_.size(), .bucket_bits = forward.bucket_bits};
    SegmentWriter writer{sink, head};
    const std::array<std::pair<Section, Bytes>, 10> plain{{{kFulls, bytes_of(words_.fulls)}, {kFolds, bytes_of(words_.folds)}, {kKinds, bytes_of(words_.kinds)},
        {kLengths, bytes_of(words_.lengths)}, {kRarities, bytes_of(rarities)}, {kByFold, bytes_of(by_fold)}, {kStarts, bytes_of(starts_)},
        {kForward, {reinterpret_cast<const std::uint8_t*>(forward_.data()), forward_.size()}}, {kIds, {reinterpret_cast<const std::uint8_t*>(ids.data()), ids.size()}}, {kBuckets, bytes_of(buckets)}}};
    for (const auto& [section, bytes] : plain) writer.plan(section, bytes.size(), crc32c(bytes.data(), bytes.size()));
    writer.plan(kTerms, buckets.back(), terms_crc);
    head.crc = crc32c(&head, offsetof(SegmentHead, crc));
    writer.write({reinterpret_cast<const std::uint8_t*>(&head), sizeof head});
    for (const auto& [section, bytes] : plain) writer.write(bytes), writer.pad();
    for (const Part& part : parts) writer.write({reinterpret_cast<const std::uint8_t*>(part.terms.data()), part.terms.size()});
    writer.pad();
    *this = SegmentBuilder{};
}

}  // namespace thienan::overlap
