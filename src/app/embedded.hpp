// Files carried inside the program: migrations/, locale/, regulations/, sample/ and the built web/ assets.
#pragma once

#include "platform/store/store.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace thienan::app {

struct EmbeddedFile {
    std::string_view name;   // "locale/vi.toml"
    std::string_view bytes;  // lives as long as the program
};

// Sorted by name within each folder.
std::vector<EmbeddedFile> embedded_files(std::string_view folder);
// None where there is no such file.
std::optional<std::string_view> find_embedded(std::string_view name);
// CHECKs that the file exists: for files the program cannot be without.
std::string_view embedded(std::string_view name);

std::vector<store::Migration> migrations();

}  // namespace thienan::app
