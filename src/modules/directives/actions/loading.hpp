// How every act begins and ends: load what the principal may see at the version they saw, check access and state, save, audit.
#pragma once

#include "modules/audit/actions.hpp"
#include "modules/directives/access.hpp"
#include "modules/directives/model.hpp"
#include "modules/directives/states.hpp"
#include "modules/directives/store/assignments.hpp"
#include "modules/directives/store/directives.hpp"
#include "modules/directives/store/settings.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thienan::directives {

access::Standing standing_of(store::ReadTx& tx, const Principal& who, const Assignment& assignment);

// not_found where the principal may not see it; conflict frame.conflict where somebody changed it since `version`.
Result<Directive> load_directive(store::ReadTx& tx, const Principal& who, Id<Directive> id);
Result<Directive> load_to_register(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version);

struct Loaded {
    Assignment assignment;
    access::Standing standing;
};
Result<Loaded> load_assignment(store::ReadTx& tx, const Principal& who, Id<Assignment> id);
// Loads for an act: version, access. The state table is the act's matter (advance).
Result<Assignment> load_for(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, Act act);

// The state after the act, or its refusal.
Result<Done> take_step(Assignment& assignment, Act act, std::optional<State> to = std::nullopt);

// Effective due day of due.on as of today's rules.
void set_effective_due(store::ReadTx& tx, Assignment& assignment, Date today);

// Saves, recounts the directive where that can have changed, and appends "directives.assignment_<what>" with every changed field.
Result<Done> finish(store::WriteTx& tx, const Principal& who, const Assignment& before, Assignment& after, std::string_view act_key,
                    std::string_view note = {});

// Every changed field for the audit: agencies and people by name, days as ISO, enumerations by name; module.hpp's audited_fields()
// has their words.
std::vector<audit::Change> changes(store::ReadTx& tx, const Assignment& before, const Assignment& after);
std::vector<audit::Change> changes(const Header& before, const Header& after);

// Required words: trimmed, NFC, at most `most` code points. Form errors form.required, form.too_long at `field`.
std::string words(FieldErrors& errors, std::string_view field, std::string_view text, std::size_t most = 20'000);
std::string optional_words(FieldErrors& errors, std::string_view field, std::string_view text, std::size_t most);
Result<std::string> reason(std::string_view text, std::string_view field = "reason");

}  // namespace thienan::directives
