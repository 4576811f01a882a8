#include "base/utf8.hpp"
#include "platform/http/http.hpp"
#include "platform/http/part_header.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace thienan::http {
namespace {

constexpr std::size_t kPartHeaderBytes = 8192;
constexpr std::size_t kPadding = 256;  // blanks a client may put after a boundary

class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& folder) : path_(folder + "/upload-XXXXXX") {
        fd_ = ::mkostemp(path_.data(), O_CLOEXEC);
        if (fd_ < 0) throw std::system_error{errno, std::generic_category(), "cannot make an upload in " + folder};
    }
    ~TemporaryFile() {
        if (fd_ < 0) return;
        ::close(fd_);
        ::unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto n = ::write(fd_, bytes.data(), bytes.size());
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) throw std::system_error{errno, std::generic_category(), "cannot write " + path_};
            bytes.remove_prefix(static_cast<std::size_t>(n));
            size_ += static_cast<std::uint64_t>(n);
        }
    }
    std::uint64_t size() const { return size_; }

    // Closes the file and leaves it to the caller.
    std::string keep() {
        const int fd = std::exchange(fd_, -1);
        if (::close(fd) != 0) {
            const int error = errno;
            ::unlink(path_.c_str());
            throw std::system_error{error, std::generic_category(), "cannot write " + path_};
        }
        return path_;
    }

private:
    std::string path_;
    int fd_ = -1;
    std::uint64_t size_ = 0;
};

Error broken() { return {Code::invalid, "http.multipart_broken"}; }

}  // namespace

struct MultipartReader::Impl {
    enum class State { preamble, after_boundary, header, content, epilogue };

    Impl(std::string_view content_type, const Limits& limits_, std::string folder_)
        : limits(limits_), folder(std::move(folder_)) {
        if (const auto boundary = boundary_of(content_type)) delimiter = "\r\n--" + *boundary;
        else error = broken();
    }
    ~Impl() {
        for (const auto& upload : uploads) ::unlink(upload.temporary_file.c_str());
    }

    Result<Done> feed(std::string_view piece) {
        if (error) return *error;
        total += piece.size();
        if (total > limits.body) return refuse({Code::too_large, "http.too_large"});
        if (state == State::epilogue) return Done{};
        pending.append(piece);
        std::size_t at = 0;
        for (bool moved = true; moved;) {
            auto step = advance(at);
            if (!step) return refuse(std::move(step).error());
            moved = *step;
        }
        pending.erase(0, at);
        return Done{};
    }

    Result<Done> finish() {
        if (error) return *error;
        if (state != State::epilogue) return refuse(broken());
        return Done{};
    }

    Result<Done> refuse(Error why) {
        error = std::move(why);
        pending.clear();
        file.reset();
        return *error;
    }

    // One step over pending[at…]; false where more input is needed.
    Result<bool> advance(std::size_t& at) {
        switch (state) {
            case State::preamble: return skip_preamble(at);
            case State::after_boundary: return after_boundary(at);
            case State::header: return header(at);
            case State::content: return content(at);
            case State::epilogue: at = pending.size(); return false;
        }
        return false;
    }

    Result<bool> skip_preamble(std::size_t& at) {
        const auto found = pending.find(delimiter, at);
        if (found == std::string::npos) {
            keep_tail(at);
            return false;
        }
        at = found + delimiter.size();
        state = State::after_boundary;
        return true;
    }

    Result<bool> after_boundary(std::size_t& at) {
        const std::string_view rest = std::string_view{pending}.substr(at);
        if (rest.starts_with("--")) {
            state = State::epilogue;
            at = pending.size();
            return false;
        }
        const auto end = rest.find_first_not_of(" \t");
        if (std::min(end, rest.size()) > kPadding) return broken();
        if (end == std::string_view::npos || rest.size() - end < 2) {
            const bool may_still_be = end == std::string_view::npos || rest[end] == '\r' || (end == 0 && rest[0] == '-');
            if (!may_still_be) return broken();
            return false;
        }
        if (rest.substr(end, 2) != "\r\n") return broken();
        at += end + 2;
        state = State::header;
        return true;
    }

    Result<bool> header(std::size_t& at) {
        const std::string_view rest = std::string_view{pending}.substr(at);
        if (rest.starts_with("\r\n")) return broken();  // a part must say its field's name
        const auto end = rest.find("\r\n\r\n");
        if (std::min(end, rest.size()) > kPartHeaderBytes) return Error{Code::too_large, "http.too_large"};
        if (end == std::string_view::npos) return false;
        TRY_ASSIGN(part, parse_part_header(rest.substr(0, end + 2)));
        TRY(begin_part());
        // The delimiter's CRLF may be the header's own: an empty content ends with the header's blank line.
        at += end + 2;
        blank_line = 2;
        state = State::content;
        return true;
    }

    Result<Done> begin_part() {
        value.clear();
        if (!part.is_file) {
            if (fields.pairs().size() == limits.fields) return Error{Code::too_large, "http.too_many_fields"};
            return Done{};
        }
        if (!part.file_name.empty()) TRY(open_file());
        return Done{};
    }

    Result<Done> open_file() {
        if (uploads.size() == limits.files) return Error{Code::too_large, "http.too_many_fields"};
        file = std::make_unique<TemporaryFile>(folder);
        return Done{};
    }

    Result<bool> content(std::size_t& at) {
        if (blank_line != 0 && pending.size() - at < delimiter.size()) return false;
        const auto found = pending.find(delimiter, at);
        const auto end = found != std::string::npos ? found : tail_start(at);
        const auto skipped = std::min(blank_line, end - at);
        TRY(take(std::string_view{pending}.substr(at + skipped, end - at - skipped)));
        blank_line -= skipped;
        at = end;
        if (found == std::string::npos) return false;
        at += delimiter.size();
        blank_line = 0;
        TRY(end_part());
        state = State::after_boundary;
        return true;
    }

    Result<Done> take(std::string_view bytes) {
        if (bytes.empty()) return Done{};
        if (!part.is_file) {
            if (value.size() + bytes.size() > limits.field_bytes) return Error{Code::too_large, "http.too_large"};
            value.append(bytes);
            return Done{};
        }
        if (!file) TRY(open_file());
        file->write(bytes);
        return Done{};
    }

    Result<Done> end_part() {
        if (part.is_file) {
            if (!file) return Done{};
            Upload upload{std::move(part.field), std::move(part.file_name), {}, file->size()};
            uploads.reserve(uploads.size() + 1);
            upload.temporary_file = file->keep();
            file.reset();
            uploads.push_back(std::move(upload));
            return Done{};
        }
        if (value.find('\0') != std::string::npos || !is_valid_utf8(value)) return Error{Code::invalid, "http.bad_encoding"};
        fields.add(std::move(part.field), std::move(value));
        return Done{};
    }

    // Where the bytes begin that may be the start of a delimiter.
    std::size_t tail_start(std::size_t at) const {
        const std::size_t keep = delimiter.size() - 1;
        return pending.size() - at > keep ? pending.size() - keep : at;
    }
    void keep_tail(std::size_t& at) const { at = tail_start(at); }

    Limits limits;
    std::string folder;
    std::string delimiter;
    std::optional<Error> error;
    State state = State::preamble;
    std::string pending = "\r\n";  // the first boundary may be the body's first line
    std::uint64_t total = 0;
    std::size_t blank_line = 0;    // bytes of the header's blank line not yet skipped
    PartHeader part;
    std::string value;
    std::unique_ptr<TemporaryFile> file;
    Fields fields;
    std::vector<Upload> uploads;
};

MultipartReader::MultipartReader(std::string_view content_type, const Limits& limits, std::string temporary_folder)
    : impl_(std::make_unique<Impl>(content_type, limits, std::move(temporary_folder))) {}
MultipartReader::~MultipartReader() = default;
Result<Done> MultipartReader::feed(std::string_view piece) { return impl_->feed(piece); }
Result<Done> MultipartReader::finish() { return impl_->finish(); }
Fields MultipartReader::take_fields() { return std::exchange(impl_->fields, {}); }
std::vector<Upload> MultipartReader::take_uploads() { return std::exchange(impl_->uploads, {}); }

}  // namespace thienan::http
