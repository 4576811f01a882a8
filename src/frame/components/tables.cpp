#include "frame/components/tables.hpp"

#include "frame/components/icons.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

bool listed(std::string_view list, std::string_view key) {
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        if (list.substr(0, comma) == key) return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

void head_cell(Writer& out, const Context& ctx, const Column& column, std::string_view sort) {
    const bool down = sort.starts_with('-');
    const bool sorted = sort.substr(down ? 1 : 0) == column.key;
    html::Attributes more;
    if (column.sortable) more.set("aria-sort", !sorted ? "none" : down ? "descending" : "ascending");
    if (column.numeric) more.set("class", "ta-num");
    if (!column.sortable) return void(out.put<R"(<th scope="col"{}>{}</th>)">(more, column.label));
    const auto next = sorted && !down ? "-" + column.key : column.key;
    out.put<R"(<th scope="col"{}><a href="{}">{}{}</a></th>)">(more, html::Url{ctx.address_with("sort", next)}, column.label,
                                                                          icon(ctx, !sorted ? "selector" : down ? "chevron-down" : "chevron-up"));
}

}  // namespace

std::vector<Column> chosen_columns(const Context& ctx, const std::vector<Column>& all) {
    const auto wanted = ctx.request().query.all("columns");
    std::vector<Column> out;
    for (const auto& column : all) {
        const bool asked = std::any_of(wanted.begin(), wanted.end(), [&](auto w) { return listed(w, column.key); });
        if (!column.optional || (wanted.empty() ? !column.hidden_at_first : asked)) out.push_back(column);
    }
    return out;
}

std::string chosen_sort(const Context& ctx, const std::vector<Column>& all, std::string_view otherwise) {
    const auto asked = ctx.query("sort");
    const auto key = asked.substr(asked.starts_with('-') ? 1 : 0);
    for (const auto& column : all)
        if (column.sortable && column.key == key) return std::string{asked};
    return std::string{otherwise};
}

void table(Writer& out, const Context& ctx, const TableView& view, const std::function<void(Writer&)>& rows) {
    out.put<R"(<div class="ta-table-wrap ta-table-cards"><table class="ta-table"><caption class="ta-hidden">{}</caption><thead><tr>{}{}</tr></thead><tbody>{}</tbody></table></div>)">(
        view.caption,
        [&](Writer& w) {
            if (!view.select_name.empty())
                w.put<R"(<th class="ta-pick"><input class="form-check-input" type="checkbox" data-ta-all aria-label="{}" hidden></th>)">(ctx.t()("frame.select_all"));
        },
        [&](Writer& w) {
            for (const auto& column : view.columns) head_cell(w, ctx, column, view.sort);
        },
        rows);
}

void cell(Writer& out, const Column& column, const std::function<void(Writer&)>& content) {
    html::Attributes more;
    if (column.numeric) more.set("class", "ta-num");
    else if (column.is_short) more.set("class", "ta-flat");
    else if (column.is_name) more.set("class", "ta-name");
    out.put<R"(<td data-label="{}"{}>{}</td>)">(column.label, more, content);
}

void pick_cell(Writer& out, const Context& ctx, const TableView& view, std::string_view value, std::string_view label) {
    if (view.select_name.empty()) return;
    out.put<R"(<td class="ta-pick"><input class="form-check-input" type="checkbox" name="{}" value="{}" aria-label="{}"></td>)">(
        view.select_name, value, ctx.t()("frame.select_row", {std::string{label}}));
}

void selectable(Writer& out, const Context& ctx, const Selection& selection, const std::function<void(Writer&)>& list) {
    if (selection.acts.empty()) return list(out);
    out.put<R"(<form method="get" action="{}" data-ta-select>{}{}<div class="ta-bulk" data-ta-bulk><span data-ta-count="{}" aria-live="polite">{}</span><div class="ta-bulk-acts">{}</div></div></form>)">(
        html::Url{selection.acts.front().address},
        [&](Writer& w) {
            for (const auto& [name, value] : selection.kept) w.put<R"(<input type="hidden" name="{}" value="{}">)">(name, value);
        },
        list, ctx.t()("frame.rows_chosen"), ctx.t()("frame.with_chosen_rows"), [&](Writer& w) {
            for (const auto& act : selection.acts)
                w.put<R"(<button class="btn" type="submit" formaction="{}">{}{}</button>)">(html::Url{act.address}, icon(ctx, act.icon), act.label);
        });
}

int chosen_rows(const Context& ctx) {
    for (const int size : kPageSizes)
        if (ctx.query("rows") == std::to_string(size)) return size;
    return kPageSizes.front();
}

void pager(Writer& out, const Context& ctx, const Pager& pager) {
    const auto& t = ctx.t();
    const auto link = [&](Writer& w, std::string_view name, const std::string& value, std::string_view key, std::string_view sign) {
        if (value.empty()) return;
        w.put<R"(<li><a rel="{}" href="{}">{} {}</a></li>)">(name == "after" ? "next" : "prev", html::Url{ctx.address_with(name, value)}, icon(ctx, sign), t(key));
    };
    const auto sizes = [&](Writer& w) {
        const bool is_all = pager.before.empty() && pager.after.empty() && pager.rows == kPageSizes.front();
        if (pager.rows == 0 || is_all) return;
        w.put<R"(<ul class="ta-pager-sizes" aria-label="{}">{}</ul>)">(t("frame.rows_of_page"), [&](Writer& list) {
            for (const int size : kPageSizes) {
                html::Attributes current;
                if (size == pager.rows) current.set("aria-current", "true");
                list.put<R"(<li><a href="{}" aria-label="{}"{}>{}</a></li>)">(html::Url{ctx.address_with("rows", size == kPageSizes.front() ? std::string{} : std::to_string(size))},
                                                                            t("frame.rows_number", {std::to_string(size)}), current, size);
            }
        });
    };
    out.put<R"(<nav class="ta-pager" aria-label="{}"><span>{}</span>{}<ul>{}{}</ul></nav>)">(
        t("frame.pages"), pager.shown, sizes, [&](Writer& w) { link(w, "before", pager.before, "frame.previous_page", "chevron-left"); },
        [&](Writer& w) { link(w, "after", pager.after, "frame.next_page", "chevron-right"); });
}

void chips(Writer& out, const Context& ctx, const std::vector<Chip>& chips) {
    if (chips.empty()) return;
    out.put<R"(<ul class="ta-chips" aria-label="{}">{}</ul>)">(ctx.t()("frame.filters_in_force"), [&](Writer& list) {
        for (const auto& chip : chips)
            list.put<R"(<li><a class="ta-chip" href="{}" aria-label="{}">{} {}</a></li>)">(html::Url{ctx.address_with(chip.query_name, "")},
                                                                                   ctx.t()("frame.remove_filter", {chip.label}), chip.label, icon(ctx, "x"));
    });
}

void column_choice(Writer& out, const Context& ctx, const std::vector<Column>& all) {
    const auto chosen = chosen_columns(ctx, all);
    out.put<R"(<details class="ta-menu ta-columns"><summary class="btn btn-sm">{} {}</summary><form method="get" action="{}" class="ta-menu-body">{}{}<button class="btn btn-sm" type="submit">{}</button></form></details>)">(
        icon(ctx, "columns"), ctx.t()("frame.columns"), html::Url{ctx.request().path},
        [&](Writer& w) {
            for (const auto& [name, value] : ctx.request().query.pairs())
                if (name != "columns" && name != "after" && name != "before")
                    w.put<R"(<input type="hidden" name="{}" value="{}">)">(name, value);
        },
        [&](Writer& w) {
            for (const auto& column : all) {
                const bool on = std::any_of(chosen.begin(), chosen.end(), [&](const auto& c) { return c.key == column.key; });
                if (column.optional)
                    w.put<R"(<div class="form-check"><input class="form-check-input" type="checkbox" id="column-{}" name="columns" value="{}"{}><label for="column-{}">{}</label></div>)">(
                        column.key, column.key, html::Attributes{}.flag("checked", on), column.key, column.label);
            }
        },
        ctx.t()("frame.apply"));
}

void empty_state(Writer& out, const Empty& empty) {
    out.put<R"(<div class="ta-card"><div class="ta-empty"><h2>{}</h2><p>{}</p>{}</div></div>)">(empty.title, empty.text, [&](Writer& w) {
        if (!empty.act_label.empty()) w.put<R"(<div class="ta-row"><a class="btn" href="{}">{}</a></div>)">(html::Url{empty.act_address}, empty.act_label);
    });
}

}  // namespace thienan::frame
