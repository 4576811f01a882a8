// The links of a record as one principal sees them, from both ends: a record they may not see is neither shown nor counted.
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::queries {

// A record of another kind than these is a later module's: shown by the title it had when it was linked, without a way to it.
inline constexpr std::string_view kDirectiveKind = "directive", kAssignmentKind = "assignment", kFileKind = "file";

struct Linked {
    std::string kind;
    std::int64_t target = 0;      // the record at the other end
    std::string title;            // what it is called today
    std::string address;          // its page; "" = it has none
    std::string note;
    enum class End { ours, theirs } end = End::ours;  // ours: the link stands on this record and may be removed here
};
// At most 500 from the other end.
std::vector<Linked> links(store::ReadTx& tx, const Principal& who, const Holder& holder);

// Whether this principal may add and remove links of the record.
bool may_link(store::ReadTx& tx, const Principal& who, const Holder& holder);

// The record's title as this principal sees it; none where they may not see it, or it is of a kind nobody knows.
std::optional<std::string> title_of(store::ReadTx& tx, const Principal& who, std::string_view kind, std::int64_t id);

// Directives by number, symbol, subject or issuer, then assignments by their words: what may be linked to, without the record itself.
std::vector<Linked> linkable(store::ReadTx& tx, const Principal& who, const Holder& holder, std::string_view words, Date today);

}  // namespace thienan::directives::queries
