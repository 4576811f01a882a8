#include "modules/identity/model.hpp"

#include "base/check.hpp"

namespace thienan {

std::string_view name_of(AgencyKind kind) {
    switch (kind) {
        case AgencyKind::agency: return "agency";
        case AgencyKind::unit: return "unit";
        case AgencyKind::group: return "group";
    }
    CHECK(false);
    return {};
}

std::optional<AgencyKind> agency_kind_of(std::string_view name) {
    for (const auto kind : {AgencyKind::agency, AgencyKind::unit, AgencyKind::group})
        if (name == name_of(kind)) return kind;
    return std::nullopt;
}

std::string_view name_of(Language language) { return language == Language::vi ? "vi" : "en"; }

std::optional<Language> language_of(std::string_view name) {
    if (name == "vi") return Language::vi;
    if (name == "en") return Language::en;
    return std::nullopt;
}

}  // namespace thienan
