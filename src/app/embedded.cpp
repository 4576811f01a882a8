#include "app/embedded.hpp"

#include "base/check.hpp"

extern "C" {
struct ThienanEmbedded {
    const char* name;
    const char* begin;
    const char* end;
};
extern const ThienanEmbedded thienan_embedded[];
}

namespace thienan::app {

std::vector<EmbeddedFile> embedded_files(std::string_view folder) {
    std::vector<EmbeddedFile> out;
    for (const auto* file = thienan_embedded; file->name; ++file) {
        const std::string_view name{file->name};
        if (name.size() > folder.size() && name.starts_with(folder) && name[folder.size()] == '/')
            out.push_back({name, {file->begin, static_cast<std::size_t>(file->end - file->begin)}});
    }
    return out;
}

std::optional<std::string_view> find_embedded(std::string_view name) {
    for (const auto* file = thienan_embedded; file->name; ++file)
        if (name == file->name) return std::string_view{file->begin, static_cast<std::size_t>(file->end - file->begin)};
    return std::nullopt;
}

std::string_view embedded(std::string_view name) {
    const auto found = find_embedded(name);
    CHECK(found.has_value());
    return *found;
}

std::vector<store::Migration> migrations() {
    std::vector<store::Migration> out;
    for (const auto& file : embedded_files("migrations")) {
        auto name = file.name.substr(std::string_view{"migrations/"}.size());
        name.remove_suffix(std::string_view{".sql"}.size());
        out.push_back({name, file.bytes});
    }
    return out;
}

}  // namespace thienan::app
