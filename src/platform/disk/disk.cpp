#include "platform/disk/disk.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace thienan::disk {
namespace {

constexpr std::size_t kBuffer = 1 << 20;

[[noreturn]] void fault(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) fault("cannot write " + path);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

std::string folder_of(const std::string& path) {
    const auto folder = std::filesystem::path{path}.parent_path().string();
    return folder.empty() ? "." : folder;
}

void sync_folder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fault("cannot open " + path);
    const bool done = ::fsync(folder) == 0;
    ::close(folder);
    if (!done) fault("cannot sync " + path);
}

std::string temporary_of(const std::string& path) { return path + ".new"; }

}  // namespace

MappedFile::MappedFile(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fault("cannot open " + path);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        errno = EINVAL;
        fault("cannot read " + path);
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* at = size ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0) : nullptr;
    ::close(descriptor);
    if (at == MAP_FAILED) fault("cannot map " + path);
    bytes_ = {static_cast<const std::uint8_t*>(at), size};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
}

NewFile::NewFile(std::string path) : path_(std::move(path)) {
    descriptor_ = ::open(temporary_of(path_).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (descriptor_ < 0) fault("cannot make " + temporary_of(path_));
}

NewFile::~NewFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(temporary_of(path_).c_str());
}

void NewFile::write(Bytes bytes) {
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    if (text.size() >= kBuffer) {
        flush();
        write_all(descriptor_, text, path_);
        return;
    }
    buffer_ += text;
    if (buffer_.size() >= kBuffer) flush();
}

void NewFile::flush() {
    write_all(descriptor_, buffer_, path_);
    buffer_.clear();
}

void NewFile::commit() {
    flush();
    if (::fsync(descriptor_) != 0) fault("cannot sync " + path_);
    ::close(std::exchange(descriptor_, -1));
    if (::rename(temporary_of(path_).c_str(), path_.c_str()) != 0) fault("cannot put in place " + path_);
    sync_folder(folder_of(path_));
}

void replace_file(const std::string& path, std::string_view content) {
    NewFile file{path};
    file.write({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()});
    file.commit();
}

Log::Log(const std::string& path, std::uint64_t size) : path_(path) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0640);
    if (descriptor_ < 0) fault("cannot open " + path);
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0 || ::lseek(descriptor_, 0, SEEK_END) < 0 || ::fsync(descriptor_) != 0) {
        ::close(descriptor_);
        fault("cannot cut " + path);
    }
    sync_folder(folder_of(path));
}

Log::~Log() { ::close(descriptor_); }

void Log::append(std::string_view bytes) {
    write_all(descriptor_, bytes, path_);
    if (::fdatasync(descriptor_) != 0) fault("cannot sync " + path_);
}

FolderLock::FolderLock(const std::string& folder) {
    descriptor_ = ::open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (descriptor_ < 0) fault("cannot open " + folder + "/lock");
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(std::exchange(descriptor_, -1));
    }
}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace thienan::disk
