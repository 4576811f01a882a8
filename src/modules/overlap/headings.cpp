#include "modules/overlap/headings.hpp"

#include "engines/viet/text.hpp"

namespace thienan::overlap {
namespace {

template <HasNames E>
void add_words(Headings& out, const frame::Words& t) {
    for (std::size_t i = 0; i < kNames<E>.all.size(); ++i) {
        const auto value = static_cast<E>(i);
        out.emplace("=" + viet::fold(t(key_of(value))), name_of(value));
        out.emplace("=" + viet::fold(name_of(value)), name_of(value));
    }
}

}  // namespace

Headings import_headings(const frame::Locale& locale) {
    Headings out;
    for (const auto field : kImportColumns) out.emplace(viet::fold(field), field);
    for (const auto language : {Language::vi, Language::en}) {
        const auto& t = locale.words(language);
        for (const auto field : kImportColumns) out.emplace(viet::fold(t("overlap." + std::string{field})), field);
        add_words<TaskState>(out, t);
        add_words<Level>(out, t);
    }
    return out;
}

}  // namespace thienan::overlap
