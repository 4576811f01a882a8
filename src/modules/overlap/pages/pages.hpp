// The pages of the module; module.cpp registers them.
#pragma once

#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/components/record.hpp"
#include "frame/components/tables.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "modules/audit/model.hpp"
#include "modules/overlap/model.hpp"
#include "modules/overlap/task_index.hpp"

namespace thienan::overlap::pages {

using frame::Context;
using frame::Tone;
using html::Writer;
using Errors = std::vector<FieldError>;

void add_registry(frame::Routes& routes);
void add_imports(frame::Routes& routes);
void add_screenings(frame::Routes& routes, TaskIndex& index);
void add_side_by_side(frame::Routes& routes);
void add_batches(frame::Routes& routes, TaskIndex& index);

inline std::string word(const Context& ctx, std::string_view key) { return std::string{ctx.t()(key)}; }

// "2019–2021", "2019", "" for unknown.
std::string years(const EarlierTask& task);
void task_state(Writer& out, const Context& ctx, TaskState state);
// Choices of a select, the first one "any" or nothing chosen.
std::vector<frame::Choice> state_choices(const Context& ctx);
std::vector<frame::Choice> level_choices(const Context& ctx);
void history(Writer& out, const Context& ctx, const std::vector<audit::Entry>& entries);
// Where pages of look-ups stand.
std::vector<frame::Crumb> screening_crumbs(const Context& ctx);
// Hundredths of a percent as whole percents.
std::string percent(std::int64_t score);
// By the engine's name of it.
void verdict_badge(Writer& out, const Context& ctx, std::string_view verdict);
// A text by its paragraphs.
void paragraphs(Writer& out, std::string_view text);

}  // namespace thienan::overlap::pages
