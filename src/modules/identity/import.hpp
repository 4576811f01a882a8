// Agencies, people, posts and accounts from a workbook or CSV file.
// A sheet is recognised by its headings: one with a column "agency" lists people, one with "name" but no "agency" lists agencies.
// Importing is applying; a preview applies and takes everything back, so it cannot differ.
#pragma once

#include "modules/identity/model.hpp"
#include "platform/store/store.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::identity {

inline constexpr std::size_t kMostImportRows = 2000;
inline constexpr std::size_t kMostImportBytes = 5u << 20;

// The fields of the two kinds of sheets, in the template's order.
inline constexpr std::array<std::string_view, 8> kAgencyColumns = {"code", "name", "short_name", "kind", "parent", "aliases", "valid_from", "valid_to"};
inline constexpr std::array<std::string_view, 12> kPersonColumns = {"name",  "email", "phone",     "person_code", "agency",     "unit",
                                                                    "title", "leads", "roles", "login",       "valid_from", "valid_to"};

// Folded heading or cell word → field or enumerator, of both languages; made by the page from the locale files.
using Headings = std::map<std::string, std::string, std::less<>>;

struct ImportTable {
    enum class Kind { agencies, people } kind = Kind::agencies;
    struct Line {
        int number = 0;                                    // as the spreadsheet shows it
        std::map<std::string, std::string, std::less<>> cells;  // by field; NFC, trimmed
    };
    std::vector<Line> lines;
};

// Refused: what office::read_tables refuses; invalid identity.import_no_columns, identity.import_too_many_rows {0}, identity.import_empty.
Result<std::vector<ImportTable>> read_import(std::string_view bytes, const Headings& headings);

struct ImportRow {
    ImportTable::Kind kind = ImportTable::Kind::agencies;
    int number = 0;
    std::string label;
    enum class Fate { added, extended, unchanged, refused } fate = Fate::added;  // extended: a known person got a post or an account
    std::vector<FieldError> errors;
};

struct ImportReport {
    std::vector<ImportRow> rows;
    std::int64_t agencies = 0, people = 0, posts = 0, accounts = 0;  // added
    std::int64_t refused = 0;
};

// Adds what is new, line by line; a line that is refused changes nothing. Accounts get a password nobody knows: their people set one
// by the link of "forgotten password". Needs identity.administer.
// Field errors beside those of the acts: identity.agency_unknown, identity.agency_not_clear (several fit), identity.unit_unknown,
// identity.role_unknown, identity.login_needs_email, form.not_a_date, identity.kind_unknown, identity.import_twice_in_file.
Result<ImportReport> apply_import(store::WriteTx& tx, const Principal& who, const std::vector<ImportTable>& tables, const Headings& headings);

}  // namespace thienan::identity
