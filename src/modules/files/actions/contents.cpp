#include "modules/files/actions/contents.hpp"

#include "modules/files/rules.hpp"
#include "platform/office/archive.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

namespace thienan::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashHex = 64;
constexpr std::size_t kBlock = 1 << 20;

[[noreturn]] void fault(const std::string& what) { throw std::system_error{errno, std::generic_category(), what}; }

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    explicit operator bool() const { return value_ >= 0; }
    int get() const { return value_; }

private:
    int value_;
};

// A new file beside the contents, gone again unless it was renamed.
class Unfinished {
public:
    explicit Unfinished(const std::string& root) : path_(root + "/new/XXXXXX"), descriptor_(create(root, path_)) {
        if (!descriptor_) fault("cannot write into " + root + "/new");
    }
    ~Unfinished() { ::unlink(path_.c_str()); }
    int descriptor() const { return descriptor_.get(); }
    const std::string& path() const { return path_; }

private:
    static int create(const std::string& root, std::string& path) {
        fs::create_directories(root + "/new");
        return ::mkostemp(path.data(), O_CLOEXEC);
    }
    std::string path_;
    Descriptor descriptor_;
};

// Taken by those who rename into the folder together, by the sweep alone.
class FolderLock {
public:
    FolderLock(const std::string& root, int how) : descriptor_(::open((root + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (!descriptor_) fault("cannot open " + root + "/lock");
        while (::flock(descriptor_.get(), how) != 0)
            if (errno != EINTR) fault("cannot lock " + root);
    }

private:
    Descriptor descriptor_;
};

// A file's bytes without copying them into memory.
class Mapped {
public:
    Mapped(int descriptor, std::size_t size) : size_(size), at_(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0)) {
        if (at_ == MAP_FAILED) fault("cannot map a file");
    }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;
    ~Mapped() { ::munmap(at_, size_); }
    std::string_view bytes() const { return {static_cast<const char*>(at_), size_}; }

private:
    std::size_t size_;
    void* at_;
};

std::size_t read_block(int descriptor, std::vector<char>& block) {
    for (;;) {
        const auto got = ::read(descriptor, block.data(), block.size());
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) fault("cannot read a file");
    }
}

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto put = ::write(descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno != EINTR) fault("cannot write a file");
        if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

std::string hash_of(int descriptor) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<char> block(kBlock);
    while (const auto got = read_block(descriptor, block))
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(block.data()), got);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::array<char, kHashHex + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

bool is_hash(std::string_view text) {
    return text.size() == kHashHex && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Instant written_at(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {INT64_MAX};
    return {status.st_mtim.tv_sec * std::int64_t{1000} + status.st_mtim.tv_nsec / 1'000'000};
}

void sync_folder(const std::string& path) {
    const Descriptor folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder || ::fsync(folder.get()) != 0) fault("cannot sync " + path);
}

Error too_large(std::int64_t most) { return {Code::too_large, "files.too_large", {std::to_string(most >> 20)}}; }

// What the content is, or why it is not taken.
Result<office::Kind> judge(std::string_view bytes) {
    const bool zip = bytes.starts_with("PK");
    if (zip && static_cast<std::int64_t>(bytes.size()) > rules::kLargestPackage) return too_large(rules::kLargestPackage);
    const auto kind = office::sniff(bytes);
    TRY(rules::may_take(kind));
    if (!zip) return kind;
    const office::Limits limits;
    const auto package = office::Archive::open(bytes, limits);
    if (!package || !package->check_sizes()) return Error{Code::invalid, "files.bomb"};
    return kind;
}

}  // namespace

Contents::Contents(std::string data_folder, std::int64_t most) : root_(std::move(data_folder) + "/files"), most_(most) {}

Result<Content> Contents::take(const std::string& temporary_file) const {
    const Descriptor source{::open(temporary_file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    struct stat status {};
    if (!source || ::fstat(source.get(), &status) != 0 || !S_ISREG(status.st_mode)) return Error{Code::invalid, "files.unreadable"};
    const Unfinished copy{root_};
    std::vector<char> block(kBlock);
    std::int64_t size = 0;
    while (const auto got = read_block(source.get(), block)) {
        size += static_cast<std::int64_t>(got);
        if (size > most_) return too_large(most_);
        write_all(copy.descriptor(), {block.data(), got});
    }
    return settle(copy.descriptor(), copy.path());
}

Result<Content> Contents::keep(std::string_view bytes) const {
    if (static_cast<std::int64_t>(bytes.size()) > most_) return too_large(most_);
    const Unfinished copy{root_};
    write_all(copy.descriptor(), bytes);
    return settle(copy.descriptor(), copy.path());
}

Result<Content> Contents::settle(int descriptor, const std::string& temporary) const {
    Content content;
    content.size = ::lseek(descriptor, 0, SEEK_END);
    if (content.size == 0) return Error{Code::invalid, "files.empty"};
    {
        const Mapped mapped{descriptor, static_cast<std::size_t>(content.size)};
        TRY_ASSIGN(content.kind, judge(mapped.bytes()));
    }
    ::lseek(descriptor, 0, SEEK_SET);
    content.sha256 = hash_of(descriptor);
    if (::fchmod(descriptor, 0440) != 0 || ::fsync(descriptor) != 0) fault("cannot finish " + temporary);
    const auto path = path_of(content.sha256);
    const auto folder = fs::path{path}.parent_path().string();
    const FolderLock lock{root_, LOCK_SH};
    if (fs::create_directory(folder)) sync_folder(root_);
    if (::rename(temporary.c_str(), path.c_str()) != 0) fault("cannot rename to " + path);
    sync_folder(folder);
    return content;
}

std::string Contents::path_of(std::string_view sha256) const {
    CHECK(is_hash(sha256));
    return root_ + "/" + std::string{sha256.substr(0, 2)} + "/" + std::string{sha256};
}

bool Contents::has(std::string_view sha256) const { return fs::is_regular_file(path_of(sha256)); }

std::string Contents::damage_of(std::string_view sha256) const {
    const Descriptor file{::open(path_of(sha256).c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file) return "missing";
    return hash_of(file.get()) == sha256 ? "" : "changed";
}

int Contents::sweep(Instant before, const std::function<bool(std::string_view)>& is_known) const {
    int removed = 0;
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator{root_, ignored}) {
        const auto path = entry.path().string();
        const auto name = entry.path().filename().string();
        const bool unfinished = entry.path().parent_path().filename() == "new";
        if (!entry.is_regular_file(ignored) || (!unfinished && !is_hash(name)) || written_at(path) >= before) continue;
        // Under the lock once more: the same content may just have been uploaded again.
        const FolderLock lock{root_, LOCK_EX};
        if (written_at(path) < before && (unfinished || !is_known(name)) && ::unlink(path.c_str()) == 0) ++removed;
    }
    return removed;
}

}  // namespace thienan::files
