#include "modules/overlap/json_lines.hpp"

#include <zlib.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

namespace thienan::overlap {
namespace {

constexpr std::size_t kMostLine = 16u << 20;  // bytes
constexpr std::size_t kBatch = 256, kMostBatches = 16;

using Parsed = Result<std::optional<Record>>;

// Throws with a sentence about what is wrong.
Record record_of(const std::string& line) {
    const auto json = nlohmann::json::parse(line);
    if (!json.is_object()) throw std::invalid_argument("not a JSON object");
    const auto text = [&](const char* key, bool required) -> std::string {
        const auto at = json.find(key);
        if (at == json.end() || at->is_null()) {
            if (required) throw std::invalid_argument(std::string{"no \""} + key + "\"");
            return {};
        }
        if (at->is_number_integer() && std::string_view{key} == "id") return std::to_string(at->get<std::int64_t>());
        if (!at->is_string()) throw std::invalid_argument(std::string{"\""} + key + "\" is not a string");
        return at->get<std::string>();
    };
    Record record{text("id", true), text("title", false), text("text", false), 0, text("place", false)};
    if (record.id.empty()) throw std::invalid_argument("\"id\" is empty");
    if (const auto year = json.find("year"); year != json.end() && !year->is_null()) {
        if (!year->is_number_integer()) throw std::invalid_argument("\"year\" is not a whole number");
        record.year = static_cast<int>(std::clamp<std::int64_t>(year->get<std::int64_t>(), 0, 9999));
    }
    return record;
}

std::string sentence_of(const std::exception& error) {
    std::string what = error.what();
    if (const auto bracket = what.find("] "); what.starts_with("[json.exception") && bracket != what.npos) what = what.substr(bracket + 2);
    return what.substr(0, 200);
}

}  // namespace

// Reads and parses in a thread of its own, some batches ahead.
struct JsonLines::Reader {
    std::string path;
    gzFile file = nullptr;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::vector<Parsed>> batches;
    bool stop = false;
    std::vector<Parsed> current;
    std::size_t at = 0;
    std::thread thread;

    ~Reader() {
        {
            const std::lock_guard lock{mutex};
            stop = true;
        }
        changed.notify_all();
        if (thread.joinable()) thread.join();
        if (file) gzclose(file);
    }

    // False at the end. Throws on a damaged file and on a line beyond the limit.
    bool read_line(std::string& line) {
        line.clear();
        char part[1 << 16];
        while (gzgets(file, part, sizeof part)) {
            line += part;
            if (line.size() > kMostLine) throw std::invalid_argument("a line of more than 16 MB");
            if (line.back() == '\n') return true;
        }
        int status = Z_OK;
        const char* message = gzerror(file, &status);
        if (status != Z_OK && status != Z_STREAM_END) throw std::invalid_argument(*message ? message : "damaged");
        return !line.empty();
    }

    bool give(std::vector<Parsed>& batch) {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return stop || batches.size() < kMostBatches; });
        batches.push_back(std::move(batch));
        batch.clear();
        changed.notify_all();
        return !stop;
    }

    void run() {
        std::vector<Parsed> batch;
        std::string line;
        std::size_t number = 0;
        try {
            for (;;) {
                ++number;
                if (!read_line(line)) break;
                if (line.find_first_not_of(" \t\r\n") == std::string::npos) continue;
                batch.emplace_back(std::optional{record_of(line)});
                if (batch.size() == kBatch && !give(batch)) return;
            }
            batch.emplace_back(std::optional<Record>{});
        } catch (const std::exception& error) {
            batch.emplace_back(Error{Code::invalid, "overlap.bad_line", {path, std::to_string(number), sentence_of(error)}});
        }
        give(batch);
    }
};

JsonLines::JsonLines(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
JsonLines::JsonLines(JsonLines&&) noexcept = default;
JsonLines& JsonLines::operator=(JsonLines&&) noexcept = default;
JsonLines::~JsonLines() = default;

Result<JsonLines> JsonLines::open(const std::string& path) {
    auto reader = std::make_unique<Reader>();
    reader->path = path;
    reader->file = path == "-" ? gzdopen(0, "rb") : gzopen(path.c_str(), "rb");
    if (!reader->file) return Error{Code::invalid, "overlap.unreadable_file", {path}};
    gzbuffer(reader->file, 1 << 18);
    reader->thread = std::thread{[r = reader.get()] { r->run(); }};
    return JsonLines{std::move(reader)};
}

Result<std::optional<Record>> JsonLines::next() {
    Reader& r = *reader_;
    if (r.at == r.current.size()) {
        std::unique_lock lock{r.mutex};
        r.changed.wait(lock, [&] { return !r.batches.empty(); });
        r.current = std::move(r.batches.front());
        r.batches.pop_front();
        r.at = 0;
        r.changed.notify_all();
    }
    // The last one, the end or an error, is given again and again.
    const bool last = !r.current[r.at].ok() || !r.current[r.at].value();
    return last ? r.current[r.at] : std::move(r.current[r.at++]);
}

}  // namespace thienan::overlap
