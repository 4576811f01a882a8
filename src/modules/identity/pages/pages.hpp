// The HTML pages of this module, one topic a file, and what they share.
#pragma once

#include "frame/components/forms.hpp"
#include "frame/components/record.hpp"
#include "frame/components/sheets.hpp"
#include "frame/components/tables.hpp"
#include "frame/context.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "frame/routes.hpp"
#include "modules/audit/model.hpp"
#include "modules/identity/choices.hpp"
#include "modules/identity/directory.hpp"
#include "modules/identity/lists.hpp"
#include "modules/identity/queries.hpp"

namespace thienan::identity::pages {

using frame::Context;
using html::Writer;

void add_sign_in(frame::Routes& routes);
void add_passwords(frame::Routes& routes);
void add_account(frame::Routes& routes);
void add_agencies(frame::Routes& routes);
void add_chart(frame::Routes& routes);
void add_people(frame::Routes& routes);
void add_accounts(frame::Routes& routes);
void add_roles(frame::Routes& routes);
void add_imports(frame::Routes& routes);

// ---- shared

// The words of a key as a string, for the fields of components.
std::string word(const Context& ctx, std::string_view key);

// Before anybody is signed in, forms are guarded by a secret that stands both in a cookie and in the form. Call guard_forms
// before a form is written and answer with guarded_page, which is never kept by a cache.
void guard_forms(Context& ctx);
http::Response guarded_page(Context& ctx, std::string_view title, const html::Html& body, int status);

// An address of this site handed on by a form or link; "/" where it is anything else.
std::string local_address(std::string_view asked);

// People, agencies, roles, import: tabs above the lists, those the reader may see.
void section_tabs(Writer& out, const Context& ctx, std::string_view current);

// How many rows there are and the way to the next ones; the place stands in ?after= and ?before=.
struct ListPages {
    std::string previous, next;
    std::int64_t total = 0;
};
void list_pager(Writer& out, const Context& ctx, const ListPages& pages);
lists::Place list_place(const Context& ctx);

// All that a list shows, one page of it after the other, as a workbook. `page(tx, filter)` gives a page and may fail; `cell(directory, column, row)`
// the text of one cell.
template <class Filter, class Page, class Cell>
Result<http::Response> list_sheet(Context& ctx, frame::Sheet sheet, Filter filter, const Page& page, const Cell& cell) {
    filter.place = {};
    TRY(ctx.read([&](store::ReadTx& tx) -> Result<Done> {
        const auto directory = queries::directory(tx);
        for (bool more = true; more && sheet.rows.size() <= frame::kMostSheetRows;) {
            TRY_ASSIGN(const auto one, page(tx, filter));
            for (const auto& item : one.rows) {
                auto& row = sheet.rows.emplace_back();
                for (const auto& column : sheet.columns) row.push_back(cell(*directory, column.key, item));
            }
            filter.place.after = parse_positive(one.next);
            more = filter.place.after.has_value();
        }
        return Done{};
    }));
    return frame::download_sheet(ctx, sheet);
}

// Every act on a record, newest first.
void history(Writer& out, const Context& ctx, const std::vector<audit::Entry>& entries);

// "01/03/2025 – nay", "" where open at both ends.
std::string validity_words(const Context& ctx, const Validity& valid);

// A link to the agency, with its name.
void agency_link(Writer& out, const Directory& directory, Id<Agency> id);

// The form again with its errors, or the refusal itself where no field can mend it.
template <class Show>
Result<http::Response> shown_again(const Error& error, Show&& show) {
    if (error.code != Code::invalid && error.code != Code::too_many && error.code != Code::unavailable) return error;
    std::vector<FieldError> fields = error.fields;
    if (fields.empty()) fields.push_back({"form", error.reason, error.args});
    return show(fields, error.code == Code::too_many ? 429 : error.code == Code::unavailable ? 503 : 422);
}

// An empty choice that says so.
inline frame::Choice nothing_chosen(const Context& ctx) { return {"", word(ctx, "form.choose"), ""}; }

}  // namespace thienan::identity::pages
