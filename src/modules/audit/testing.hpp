// For tests of the modules that write to the audit: whatever they wrote can be said to people, in both languages.
#pragma once

#include "frame/page_testing.hpp"
#include "modules/audit/queries.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace thienan::audit::testing {

namespace detail {

inline void expect_word(std::string_view key, const std::string& what) {
    for (const auto language : {Language::vi, Language::en})
        EXPECT_TRUE(frame::testing::real_words().words(language).has(key)) << what << " has no word " << key;
}

inline bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

inline void expect_said(const frame::AuditedFields& fields, const Entry& entry, const Change& change) {
    const auto what = entry.event.act + ": " + entry.event.subject_kind + "." + change.field;
    const auto* field = frame::find_audited(fields, entry.event.subject_kind, change.field);
    ASSERT_TRUE(field) << what << " is named by no module";
    expect_word(field->label, what);
    for (const auto& value : {change.before, change.after}) {
        for (const auto& key : frame::keys_of_value(*field, value)) expect_word(key, what);
        const bool is_day = Date::parse_iso(value) || Date::parse_vietnamese(value);
        EXPECT_TRUE(value.empty() || is_day || field->values != frame::AuditedField::Values::day) << what << " = " << value;
        EXPECT_TRUE(value.empty() || value == "0" || value == "1" || field->values != frame::AuditedField::Values::flag) << what << " = " << value;
        // Agencies and people are called by name, never by number.
        for (const auto& who : {"leads", "with", "unit", "person", "leader", "agency", "node", "parent", "members", "successors", "token", "link"})
            EXPECT_FALSE(change.field == who && is_number(value)) << what << " = " << value;
    }
}

}  // namespace detail

// Every act, kind of record, changed field and value of the whole log has its word. `fields` of all modules that wrote to it: of the
// module under test, and identity's where the test has an identity::testing::Office.
template <class... More>
void expect_words(store::Database& db, frame::AuditedFields fields, const More&... more) {
    (fields.insert(fields.end(), more.begin(), more.end()), ...);
    const auto who = frame::testing::principal(1, 1, {std::string{kReadAll}});
    for (const auto& entry : db.read([&](store::ReadTx& tx) { return log(tx, who, {}, 1'000'000); })) {
        if (entry.refused) continue;
        detail::expect_word(entry.event.act, "an act");
        detail::expect_word("audit.subject_" + entry.event.subject_kind, entry.event.act);
        for (const auto& change : entry.event.changes) detail::expect_said(fields, entry, change);
    }
}

}  // namespace thienan::audit::testing
