#include "engines/overlap/segment.hpp"

#include <algorithm>

#include "engines/overlap/hashing.hpp"
#include "engines/overlap/segment_format.hpp"

namespace thienan::overlap {
namespace {

constexpr std::size_t kIdEntry = 12;

SegmentHead head_of(Bytes bytes) {
    SegmentHead head;
    std::memcpy(&head, bytes.data(), sizeof head);
    return head;
}

// Whether the sections lie in the file, in order, with the sizes that the counts ask for.
bool fits(const SegmentHead& head, std::uint64_t size) {
    if (head.bucket_bits < 1 || head.bucket_bits > 24) return false;
    const std::uint64_t words = head.vocabulary, records = head.records;
    const std::array<std::uint64_t, kSections> wanted{words * 8, words * 8, words, words, words, words * 4, (records + 1) * 8, ~0ull, records * kIdEntry,
                                                      ((1ull << head.bucket_bits) + 1) * 8, ~0ull};
    std::uint64_t end = sizeof(SegmentHead);
    for (std::size_t i = 0; i < kSections; ++i) {
        const SectionPlace& place = head.sections[i];
        if (place.offset != (end + 7) / 8 * 8 || place.offset > size || place.size > size - place.offset) return false;
        if (wanted[i] != ~0ull && place.size != wanted[i]) return false;
        end = place.offset + place.size;
    }
    return (end + 7) / 8 * 8 == size;
}

}  // namespace

Result<Segment> Segment::open(Bytes bytes) {
    if (bytes.size() < sizeof(SegmentHead) || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) return Error{Code::invalid, "overlap.not_an_index"};
    const SegmentHead head = head_of(bytes);
    if (head.version != kVersion) return Error{Code::invalid, "overlap.other_version"};
    if (head.crc != crc32c(&head, offsetof(SegmentHead, crc)) || !fits(head, bytes.size()) || reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) return Error{Code::invalid, "overlap.damaged_index"};
    Segment s;
    s.bytes_ = bytes;
    s.records_ = head.records, s.vocabulary_ = head.vocabulary, s.bucket_bits_ = head.bucket_bits;
    const auto at = [&](Section which) { return bytes.data() + head.sections[which].offset; };
    s.fulls_ = reinterpret_cast<const std::uint64_t*>(at(kFulls));
    s.folds_ = reinterpret_cast<const std::uint64_t*>(at(kFolds));
    s.kinds_ = at(kKinds), s.lengths_ = at(kLengths), s.rarities_ = at(kRarities), s.ids_ = at(kIds);
    s.by_fold_ = reinterpret_cast<const std::uint32_t*>(at(kByFold));
    s.starts_ = reinterpret_cast<const std::uint64_t*>(at(kStarts));
    s.buckets_ = reinterpret_cast<const std::uint64_t*>(at(kBuckets));
    s.forward_ = s.section(kForward), s.terms_ = s.section(kTerms);
    return s;
}

Bytes Segment::section(std::uint32_t which) const {
    const SectionPlace place = head_of(bytes_).sections[which];
    return bytes_.subspan(place.offset, place.size);
}

Result<Done> Segment::verify() const {
    const SegmentHead head = head_of(bytes_);
    for (std::uint32_t i = 0; i < kSections; ++i) {
        const Bytes bytes = section(i);
        if (crc32c(bytes.data(), bytes.size()) != head.sections[i].crc) return Error{Code::invalid, "overlap.damaged_index"};
    }
    return Done{};
}

Postings Segment::find(std::uint64_t term) const {
    const std::uint64_t bucket = term >> (64 - bucket_bits_);
    const std::uint64_t begin = buckets_[bucket], end = buckets_[bucket + 1];
    if (begin > end || end > terms_.size()) return {};
    ByteReader reader{terms_.subspan(begin, end - begin)};
    const std::uint64_t count = reader.varint();
    const auto wanted = static_cast<std::uint16_t>(term >> (48 - bucket_bits_));
    std::uint64_t skipped = 0, records = 0, size = 0, before = 0;
    for (std::uint64_t i = 0; i < count && !reader.failed(); ++i) {
        const auto rest = reader.fixed<std::uint16_t>();
        const std::uint64_t n = reader.varint(), length = reader.varint();
        if (rest == wanted) records = n, size = length, before = skipped;
        skipped += length;
    }
    if (records == 0 || records > records_ || reader.failed() || skipped > reader.left()) return {};
    reader.take(before);
    return {static_cast<std::uint32_t>(records), reader.take(size)};
}

std::optional<DocId> Segment::find_id(std::string_view id) const {
    const std::uint64_t hash = id_hash(id);
    std::size_t low = 0, high = records_;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (load<std::uint64_t>(ids_ + middle * kIdEntry) < hash) low = middle + 1;
        else high = middle;
    }
    for (; low < records_ && load<std::uint64_t>(ids_ + low * kIdEntry) == hash; ++low) {
        const auto doc = load<std::uint32_t>(ids_ + low * kIdEntry + 8);
        ByteReader reader{record(doc)};
        const auto head = read_head(reader);
        if (head && head->id == id) return doc;
    }
    return std::nullopt;
}

Bytes Segment::record(DocId doc) const {
    if (doc >= records_ || starts_[doc] > starts_[doc + 1] || starts_[doc + 1] > forward_.size()) return {};
    return forward_.subspan(starts_[doc], starts_[doc + 1] - starts_[doc]);
}

void Segment::spellings(std::uint64_t fold, std::vector<Spelling>& out) const {
    const auto word_at = [&](std::size_t i) { return std::min(by_fold_[i], vocabulary_ - 1); };
    std::size_t low = 0, high = vocabulary_;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (folds_[word_at(middle)] < fold) low = middle + 1;
        else high = middle;
    }
    for (; low < vocabulary_ && folds_[word_at(low)] == fold; ++low) {
        const WordId word = word_at(low);
        out.push_back({word, fulls_[word], (kinds_[word] & kBare) != 0});
    }
}

}  // namespace thienan::overlap
