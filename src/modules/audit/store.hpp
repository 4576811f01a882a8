// Rows of the audit. Only this module includes it.
#pragma once

#include "modules/audit/chain.hpp"
#include "modules/audit/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::audit::rows {

EntryId insert(store::WriteTx& tx, const Principal& who, const Event& event, bool refused);

// The stored values behind a row selected with kColumns.
StoredEntry values_of(const store::Row& row);
Entry entry_of(const store::Row& row);

// A place in the chain; seq 0 is before the first link.
struct Head {
    std::int64_t seq = 0;
    std::string hash;
    friend bool operator==(const Head&, const Head&) = default;
};
Head last_link(store::ReadTx& tx);   // where the chain ends
Head noted_head(store::ReadTx& tx);  // where it ended when it was last added to

// id, at, person_id, person_name, agency_id, agency_name, via, act, subject_kind, subject_id, changes, note, refused
inline constexpr std::string_view kColumns =
    "e.id, e.at, e.person_id, e.person_name, e.agency_id, e.agency_name, e.via, e.act, e.subject_kind, e.subject_id, e.changes, e.note, e.refused";

}  // namespace thienan::audit::rows
