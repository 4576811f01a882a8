#include "modules/files/rules.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"

#include <array>

namespace thienan::files::rules {
namespace {

// Besides office::usual_extension; in lower case.
struct Extension {
    office::Kind kind;
    std::string_view text;
};
constexpr std::array kExtensions{
    Extension{office::Kind::jpeg, ".jpeg"}, Extension{office::Kind::tiff, ".tiff"}, Extension{office::Kind::txt, ".csv"},
    Extension{office::Kind::docx, ".docm"}, Extension{office::Kind::xlsx, ".xlsm"},
};

bool is_control_or_direction(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFFFD;
}

std::string_view last_part(std::string_view given) {
    const auto slash = given.find_last_of("/\\");
    return slash == std::string_view::npos ? given : given.substr(slash + 1);
}

bool has_extension_of(std::string_view name, office::Kind kind) {
    const auto lower = viet::lower(name);
    if (lower.ends_with(office::usual_extension(kind))) return true;
    for (const auto& extension : kExtensions)
        if (extension.kind == kind && lower.ends_with(extension.text)) return true;
    return false;
}

}  // namespace

Result<Done> may_take(office::Kind kind) {
    switch (kind) {
        case office::Kind::txt:
        case office::Kind::pdf:
        case office::Kind::docx:
        case office::Kind::xlsx:
        case office::Kind::png:
        case office::Kind::jpeg:
        case office::Kind::tiff: return Done{};
        case office::Kind::doc_legacy:
        case office::Kind::zip_other:
        case office::Kind::unknown: break;
    }
    return Error{Code::invalid, "files.kind_" + std::string{office::name_of(kind)}};
}

std::string clean_name(std::string_view given, office::Kind kind) {
    std::string kept;
    const auto part = last_part(given);
    for (std::size_t at = 0; at < part.size();)
        if (const auto c = next_code_point(part, at); !is_control_or_direction(c)) append_utf8(kept, c);
    const auto normal = viet::normalise(kept);
    std::string name{trim(first_code_points(trim(normal), kLongestName))};
    while (!name.empty() && name.front() == '.') name.erase(0, 1);
    if (name.empty()) name = "file";
    if (!has_extension_of(name, kind)) name += office::usual_extension(kind);
    return name;
}

}  // namespace thienan::files::rules
