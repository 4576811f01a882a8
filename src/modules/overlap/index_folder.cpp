#include "modules/overlap/index_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "engines/overlap/hashing.hpp"
#include "engines/overlap/segment.hpp"
#include "engines/overlap/segment_builder.hpp"
#include "engines/overlap/segment_format.hpp"

namespace thienan::overlap {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstLine = "thienan overlap index 1";
constexpr std::size_t kMergeAfter = 300;            // records added since, so that opening replays few
constexpr std::size_t kMostSegments = 8;            // of less than kLarge records; more are merged into one
constexpr std::uint32_t kLarge = 200'000;
constexpr std::size_t kLeastToLearn = 50;           // pairs of title and text; fewer teach nothing
constexpr std::uint32_t kMostEntry = 64u << 20;     // bytes of a log's entry

// A segment with the mapping it lives on.
struct MappedSegment {
    explicit MappedSegment(const std::string& path) : file(path) {}
    disk::MappedFile file;
    std::optional<Segment> segment;
};

Result<std::shared_ptr<const Shard>> map_segment(const std::string& path) {
    auto mapped = std::make_shared<MappedSegment>(path);
    TRY_ASSIGN(auto segment, Segment::open(mapped->file.bytes()));
    mapped->segment = std::move(segment);
    const Shard* shard = &*mapped->segment;
    return std::shared_ptr<const Shard>{std::move(mapped), shard};
}

struct Current {
    std::vector<std::string> segments;
    std::string log;
    // The number of the next file.
    std::uint64_t next = 1;
};

std::string text_of(const Current& current) {
    std::string out{kFirstLine};
    for (const std::string& segment : current.segments) out += "\nsegment " + segment;
    return out + "\nlog " + current.log + "\nnext " + std::to_string(current.next) + "\n";
}

bool is_plain_name(std::string_view name) { return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-0123456789") == std::string_view::npos; }

Result<Current> read_current(const std::string& folder) {
    const std::string path = folder + "/current";
    if (!fs::exists(path)) return Error{Code::not_found, "overlap.no_index", {folder}};
    const disk::MappedFile file{path};
    std::string_view text{reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
    Current current;
    for (bool first = true; !text.empty(); first = false) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto space = line.find(' ');
        const std::string_view word = line.substr(0, space), name = space == line.npos ? std::string_view{} : line.substr(space + 1);
        if (first && line != kFirstLine) return Error{Code::invalid, line.starts_with("thienan overlap index ") ? "overlap.other_version" : "overlap.not_an_index", {path}};
        if (first) continue;
        if (!is_plain_name(name)) return Error{Code::invalid, "overlap.damaged_index", {path}};
        if (word == "segment") current.segments.emplace_back(name);
        else if (word == "log") current.log = name;
        else if (word == "next") for (char c : name) current.next = c < '0' || c > '9' ? current.next : (&c == name.data() ? 0 : current.next) * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (current.log.empty()) return Error{Code::invalid, "overlap.damaged_index", {path}};
    return current;
}

void append_text(std::string& out, std::string_view text) {
    append_varint(out, text.size());
    out += text;
}

std::string framed(std::string_view payload) {
    std::string out;
    append_fixed(out, static_cast<std::uint32_t>(payload.size()));
    append_fixed(out, crc32c(payload.data(), payload.size()));
    out += payload;
    return out;
}

std::string addition(const Record& record) {
    std::string payload = "a";
    append_text(payload, record.id), append_text(payload, record.title), append_text(payload, record.text), append_text(payload, record.place);
    append_varint(payload, static_cast<std::uint64_t>(std::max(0, record.year)));
    return framed(payload);
}

std::string removal(std::string_view id) {
    std::string payload = "r";
    append_text(payload, id);
    return framed(payload);
}

// Files that no list names: left by a crash, or merged away.
void sweep(const std::string& folder, const Current& current) {
    std::unordered_set<std::string> kept{"current", "lock", "lexicon", current.log};
    kept.insert(current.segments.begin(), current.segments.end());
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder}) {
        const std::string name = entry.path().filename().string();
        if (!kept.contains(name) && (name.starts_with("segment-") || name.starts_with("changes-") || name == "current.new")) fs::remove(entry.path(), ignored);
    }
}

// The text of a record as an index keeps it: syllables with their places.
Text text_of(const Shard& shard, ByteReader& bytes, const RecordHead& head) {
    std::vector<WordId> numbers;
    std::vector<PlacedWord> places;
    read_words(bytes, head, shard.vocabulary(), numbers);
    read_places(bytes, numbers, shard.lengths(), places);
    Text text;
    text.title_tokens = std::min(head.title_words, static_cast<std::uint32_t>(numbers.size()));
    for (const PlacedWord& p : places) {
        const std::uint8_t kind = shard.kinds()[p.word];
        text.tokens.push_back({shard.fulls()[p.word], shard.folds()[p.word], p.begin, p.end, kind & kNumber ? TokenKind::number : kind & kCode ? TokenKind::code : TokenKind::word, (kind & kBare) != 0});
    }
    return text;
}

std::string write_segment(const std::string& folder, Current& current, SegmentBuilder& builder, unsigned threads) {
    const std::string name = "segment-" + std::to_string(current.next++);
    disk::NewFile file{folder + "/" + name};
    builder.finish([&](Bytes bytes) { file.write(bytes); }, threads);
    file.commit();
    return name;
}

}  // namespace

Result<std::unique_ptr<IndexFolder>> IndexFolder::open(const std::string& folder, Use use) {
    std::unique_ptr<IndexFolder> index{new IndexFolder{folder}};
    TRY(index->load(use));
    return index;
}

Result<Done> IndexFolder::load(Use use) {
    if (!fs::exists(folder_ + "/current")) return Error{Code::not_found, "overlap.no_index", {folder_}};
    if (use == Use::write) {
        lock_ = std::make_unique<disk::FolderLock>(folder_);
        if (!lock_->held()) return Error{Code::conflict, "overlap.in_use", {folder_}};
    }
    TRY_ASSIGN(const Current current, read_current(folder_));
    for (const std::string& name : current.segments) {
        if (!fs::exists(folder_ + "/" + name)) return Error{Code::invalid, "overlap.damaged_index", {folder_ + "/" + name}};
        auto shard = map_segment(folder_ + "/" + name);
        if (!shard) return Error{Code::invalid, shard.error().reason, {folder_ + "/" + name}};
        corpus_.attach(std::move(shard).value());
    }
    if (const std::string path = folder_ + "/lexicon"; fs::exists(path)) {
        const disk::MappedFile file{path};
        auto lexicon = Lexicon::from_bytes(file.bytes());
        if (!lexicon) return Error{Code::invalid, lexicon.error().reason, {path}};
        corpus_.set_lexicon(std::make_shared<const Lexicon>(std::move(lexicon).value()));
    }
    TRY_ASSIGN(const std::uint64_t whole, replay(folder_ + "/" + current.log));
    if (use == Use::write) {
        sweep(folder_, current);
        log_ = std::make_unique<disk::Log>(folder_ + "/" + current.log, whole);
        if (corpus_.fresh_records() >= kMergeAfter) merge();
    }
    return Done{};
}

// Bytes of whole entries. An entry that ends beyond the file is what a crash left; one that is whole and wrong is damage.
Result<std::uint64_t> IndexFolder::replay(const std::string& path) {
    if (!fs::exists(path)) return Error{Code::invalid, "overlap.damaged_index", {path}};
    if (fs::file_size(path) == 0) return std::uint64_t{0};
    const disk::MappedFile file{path};
    ByteReader reader{file.bytes()};
    for (;;) {
        const std::uint64_t whole = file.bytes().size() - reader.left();
        const auto size = reader.fixed<std::uint32_t>();
        const auto crc = reader.fixed<std::uint32_t>();
        if (reader.failed() || size > reader.left()) return whole;
        const Bytes payload = reader.take(size);
        if (size > kMostEntry || crc32c(payload.data(), payload.size()) != crc) {
            if (reader.left() == 0) return whole;
            return Error{Code::invalid, "overlap.damaged_index", {path}};
        }
        ByteReader entry{payload};
        const auto kind = entry.fixed<char>();
        if (kind == 'r') {
            const std::string_view id = entry.text(entry.varint());
            corpus_.remove(id);
        } else if (kind == 'a') {
            Record record;
            for (std::string* field : {&record.id, &record.title, &record.text, &record.place}) *field = entry.text(entry.varint());
            record.year = static_cast<int>(entry.varint());
            if (!entry.failed()) corpus_.add(record);
        }
        if (entry.failed() || (kind != 'a' && kind != 'r')) return Error{Code::invalid, "overlap.damaged_index", {path}};
    }
}

void IndexFolder::add(const Record& record) {
    const std::lock_guard lock{writing_};
    log_->append(addition(record));
    corpus_.add(record);
    if (corpus_.fresh_records() >= kMergeAfter) merge();
}

bool IndexFolder::remove(std::string_view id) {
    const std::lock_guard lock{writing_};
    if (!corpus_.contains(id)) return false;
    log_->append(removal(id));
    return corpus_.remove(id);
}

// What was added becomes a segment; many small segments become one. What was removed from the large ones goes on into the new log.
void IndexFolder::merge() {
    auto before = read_current(folder_);
    Current next{{}, "", before.value().next};
    const auto parts = corpus_.parts();
    const auto small = static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [](const auto& p) { return p.shard->records() < kLarge; }));
    std::vector<std::shared_ptr<const Shard>> shards;
    std::string log;
    SegmentBuilder builder;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool fresh = i >= before.value().segments.size();
        if (!fresh && !(small > kMostSegments && parts[i].shard->records() < kLarge)) {
            next.segments.push_back(before.value().segments[i]);
            shards.push_back(parts[i].shard);
            for (DocId doc = 0; doc < parts[i].shard->records(); ++doc) {
                if (!parts[i].removed[doc]) continue;
                ByteReader bytes{parts[i].shard->record(doc)};
                if (const auto head = read_head(bytes)) log += removal(head->id);
            }
            continue;
        }
        for (DocId doc = 0; doc < parts[i].shard->records(); ++doc) {
            if (parts[i].removed[doc]) continue;
            ByteReader bytes{parts[i].shard->record(doc)};
            const auto head = read_head(bytes);
            if (!head) continue;
            builder.add({std::string{head->id}, {}, {}, head->year, std::string{head->place}}, text_of(*parts[i].shard, bytes, *head));
        }
    }
    if (builder.records() > 0) {
        next.segments.push_back(write_segment(folder_, next, builder, 1));
        shards.push_back(map_segment(folder_ + "/" + next.segments.back()).value());
    }
    next.log = "changes-" + std::to_string(next.next++);
    disk::replace_file(folder_ + "/" + next.log, log);
    disk::replace_file(folder_ + "/current", text_of(next));
    corpus_.replace(shards);
    log_ = std::make_unique<disk::Log>(folder_ + "/" + next.log, log.size());
    (void)replay(folder_ + "/" + next.log);
    sweep(folder_, next);
}

Result<std::size_t> IndexFolder::build(const std::string& folder, const Source& source, unsigned threads) {
    fs::create_directories(folder);
    const disk::FolderLock lock{folder};
    if (!lock.held()) return Error{Code::conflict, "overlap.in_use", {folder}};
    Current next;
    if (fs::exists(folder + "/current")) {
        const auto before = read_current(folder);
        if (before) next.next = before->next;
    }
    SegmentBuilder builder;
    std::unordered_set<std::uint64_t> ids;
    std::size_t records = 0;
    Text text;
    for (;;) {
        TRY_ASSIGN(const std::optional<Record> record, source());
        if (!record) break;
        if (!ids.insert(id_hash(record->id)).second) return Error{Code::invalid, "overlap.twice", {record->id}};
        read_text_into(record->title, record->text, text);
        builder.add(*record, text);
        ++records;
        if (builder.records() == SegmentBuilder::kMostRecords) next.segments.push_back(write_segment(folder, next, builder, threads));
    }
    if (builder.records() > 0) next.segments.push_back(write_segment(folder, next, builder, threads));
    next.log = "changes-" + std::to_string(next.next++);
    disk::replace_file(folder + "/" + next.log, "");
    disk::replace_file(folder + "/current", text_of(next));
    sweep(folder, next);
    return records;
}

Result<std::size_t> IndexFolder::learn(const std::string& folder, const Source& source) {
    if (!fs::exists(folder + "/current")) return Error{Code::not_found, "overlap.no_index", {folder}};
    std::vector<Text> titles, texts;
    for (;;) {
        TRY_ASSIGN(const std::optional<Record> record, source());
        if (!record) break;
        if (record->title.empty() || record->text.empty()) continue;
        titles.push_back(read_text(record->title, {}));
        texts.push_back(read_text({}, record->text));
    }
    if (titles.size() < kLeastToLearn) return Error{Code::invalid, "overlap.nothing_to_learn", {std::to_string(titles.size()), std::to_string(kLeastToLearn)}};
    disk::replace_file(folder + "/lexicon", Lexicon::learn(titles, texts).bytes());
    return titles.size();
}

Result<Done> IndexFolder::verify() const {
    TRY_ASSIGN(const Current current, read_current(folder_));
    for (const std::string& name : current.segments) {
        const disk::MappedFile file{folder_ + "/" + name};
        TRY_ASSIGN(const Segment segment, Segment::open(file.bytes()));
        TRY(segment.verify());
    }
    return Done{};
}

}  // namespace thienan::overlap
