#include "frame/audited.hpp"

#include "base/date.hpp"
#include "frame/locale.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

std::string said_value(const AuditedField& field, const Words& t, std::string_view value) {
    if (value.empty()) return {};
    switch (field.values) {
        case AuditedField::Values::text: return std::string{value};
        case AuditedField::Values::day: {
            const auto day = Date::parse_iso(value);
            return day ? day->vietnamese() : std::string{value};
        }
        case AuditedField::Values::flag: return std::string{t(value == "1" ? "form.yes" : "form.no")};
        case AuditedField::Values::names: {
            std::string out;
            for (const auto& key : keys_of_value(field, value)) {
                if (!out.empty()) out += "; ";
                out += t.has(key) ? t(key) : std::string_view{key}.substr(field.prefix.size());
            }
            return out;
        }
    }
    return std::string{value};
}

}  // namespace

const AuditedField* find_audited(const AuditedFields& fields, std::string_view subject, std::string_view field) {
    const AuditedField* of_any = nullptr;
    for (const auto& known : fields) {
        if (known.field != field) continue;
        if (known.subject == subject) return &known;
        if (known.subject.empty()) of_any = &known;
    }
    return of_any;
}

std::vector<std::string> keys_of_value(const AuditedField& field, std::string_view value) {
    std::vector<std::string> keys;
    if (field.values != AuditedField::Values::names) return keys;
    for (std::size_t from = 0; from < value.size();) {
        const auto to = std::min(value.find(' ', from), value.size());
        if (to > from) keys.push_back(std::string{field.prefix} + std::string{value.substr(from, to - from)});
        from = to + 1;
    }
    return keys;
}

SaidChange said(const AuditedFields& fields, const Words& t, std::string_view subject, const SaidChange& raw) {
    const auto* field = find_audited(fields, subject, raw.label);
    if (!field) return raw;
    return {std::string{t(field->label)}, said_value(*field, t, raw.before), said_value(*field, t, raw.after)};
}

}  // namespace thienan::frame
