// How the audit is said to people: each module names every field it writes to the audit, with the word its forms use for it and
// what its values are. App joins the modules' tables into Services::audited; tests fail on a field or a value without a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thienan::frame {

class Words;

struct AuditedField {
    enum class Values {
        text,    // as it stands: words of people, names of agencies and people, numbers
        day,     // ISO or already dd/mm/yyyy; said dd/mm/yyyy
        flag,    // "1", "0"
        names,   // one or several names of an enumeration, parted by spaces; `prefix` + name is the locale key
    };
    std::string_view subject;   // kind of record: "assignment"; "" = of any
    std::string_view field;     // "due_on"
    std::string_view label;     // locale key
    Values values = Values::text;
    std::string_view prefix = {};
};

using AuditedFields = std::vector<AuditedField>;

// The field a change of that kind of record means: one of the kind's own before one of any kind; null where nobody named it.
const AuditedField* find_audited(const AuditedFields& fields, std::string_view subject, std::string_view field);

// One change as people read it. A field or value that has no word stands as it is.
struct SaidChange {
    std::string label;
    std::string before, after;   // "" = nothing
};
SaidChange said(const AuditedFields& fields, const Words& t, std::string_view subject, const SaidChange& raw);

// Keys a stored value needs words for; empty for values that are no names.
std::vector<std::string> keys_of_value(const AuditedField& field, std::string_view value);

}  // namespace thienan::frame
