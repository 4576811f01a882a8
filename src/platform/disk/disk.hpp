// Files that survive a crash: whole files put in place at once, logs that are appended to, and files read as memory.
// What the disk refuses (full, gone, no rights) is an exception that names the file.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace thienan::disk {

using Bytes = std::span<const std::uint8_t>;

// A file's content as memory, for reading. Stays readable while the object lives, even if the file is replaced.
class MappedFile {
public:
    explicit MappedFile(const std::string& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    Bytes bytes() const { return bytes_; }

private:
    Bytes bytes_;
};

// A file written beside its place and put there by commit(): others see the old content or the new one, whole and on disk.
// Without commit() nothing happened.
class NewFile {
public:
    explicit NewFile(std::string path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(Bytes bytes);
    void commit();

private:
    std::string path_;
    int descriptor_ = -1;
    std::string buffer_;
    void flush();
};

void replace_file(const std::string& path, std::string_view content);

// Appends to a file; each append is on disk when it returns.
class Log {
public:
    // Opens or makes it, and cuts it to `size` bytes: what a crash left half-written behind the last whole entry.
    Log(const std::string& path, std::uint64_t size);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void append(std::string_view bytes);

private:
    std::string path_;
    int descriptor_ = -1;
};

// Holds a folder for one writing process; held() is false where another holds it already.
class FolderLock {
public:
    explicit FolderLock(const std::string& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    bool held() const { return descriptor_ >= 0; }

private:
    int descriptor_ = -1;
};

}  // namespace thienan::disk
