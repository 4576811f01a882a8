// Lists of records: sort, filter chips, paging and column choice, all in the URL; stacked cards on a phone.
#pragma once

#include "frame/context.hpp"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thienan::frame {

using html::Html;
using html::Writer;

struct Column {
    std::string key;          // in the URL: ?sort=key, ?columns=key,…
    std::string label;
    bool sortable = false;
    bool numeric = false;     // right-aligned
    bool optional = false;    // may be switched off by the reader
    bool hidden_at_first = false;
    bool is_short = false;    // on a phone its label stands beside it, not above
    bool is_name = false;     // never narrower than a few words of a name
};

// Which of the columns the reader chose (?columns=a,b; else the usual ones).
std::vector<Column> chosen_columns(const Context& ctx, const std::vector<Column>& all);

// "due" or "-due" of ?sort=…, if it names a sortable column; else `otherwise`.
std::string chosen_sort(const Context& ctx, const std::vector<Column>& all, std::string_view otherwise);

struct TableView {
    std::string caption;                    // for screen readers and print
    std::vector<Column> columns;            // those to show
    std::string sort;                       // as chosen_sort gave it
    std::string select_name;                // checkbox column of that name when not ""
};

// <table> with its head; `rows` writes <tr>…</tr>. Use cell() inside.
void table(Writer& out, const Context& ctx, const TableView& view, const std::function<void(Writer&)>& rows);
void cell(Writer& out, const Column& column, const std::function<void(Writer&)>& content);

// What a row's first cell is where the table has a checkbox column: `value` is sent, `label` is read out.
void pick_cell(Writer& out, const Context& ctx, const TableView& view, std::string_view value, std::string_view label);

// A form around a list whose rows have checkboxes: with the first chosen row comes a bar of acts, each a GET that carries the
// chosen rows to a page that says what will happen. Without scripts the bar is always there.
struct BulkButton {
    std::string label;
    std::string icon;
    std::string address;
};
struct Selection {
    std::vector<BulkButton> acts;                             // none: no form, only the list
    std::vector<std::pair<std::string, std::string>> kept;    // hidden fields that go with every act
};
void selectable(Writer& out, const Context& ctx, const Selection& selection, const std::function<void(Writer&)>& list);

// Next and previous by keys the query gave ("" = none): ?after=…, ?before=…
struct Pager {
    std::string before;
    std::string after;
    std::string shown;        // "1–25 trong hơn 1.000"
    int rows = 0;             // of a page, where the reader may choose among kPageSizes (?rows=50)
};
inline constexpr std::array kPageSizes = {25, 50, 100};
// One of kPageSizes; 25 unless the URL says another.
int chosen_rows(const Context& ctx);
void pager(Writer& out, const Context& ctx, const Pager& pager);

// The filters in force as chips, each a link that removes it. `label` is what people read.
struct Chip {
    std::string query_name;
    std::string label;
};
void chips(Writer& out, const Context& ctx, const std::vector<Chip>& chips);

// A details box with one checkbox a column, as a GET form that keeps the other query values.
void column_choice(Writer& out, const Context& ctx, const std::vector<Column>& all);

// Nothing to show: what usually stands here and what to do next.
struct Empty {
    std::string title;
    std::string text;
    std::string act_label;    // "" = no act
    std::string act_address;
};
void empty_state(Writer& out, const Empty& empty);

}  // namespace thienan::frame
