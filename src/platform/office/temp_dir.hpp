// A private directory (mode 0700) that lives as long as the object. Under $TMPDIR, else /tmp.
#pragma once

#include <filesystem>

namespace thienan::office {

class TempDir {
public:
    TempDir();  // throws std::system_error when it cannot be made
    ~TempDir();
    TempDir(TempDir&& other) noexcept;
    TempDir& operator=(TempDir&&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace thienan::office
