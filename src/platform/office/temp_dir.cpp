#include "platform/office/temp_dir.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

namespace thienan::office {

TempDir::TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "thienan-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), "cannot make a temporary directory: " + pattern);
    path_ = pattern;
}

TempDir::~TempDir() {
    std::error_code ignored;  // what is left is private and cleaned by the system
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

TempDir::TempDir(TempDir&& other) noexcept : path_(std::exchange(other.path_, {})) {}

}  // namespace thienan::office
