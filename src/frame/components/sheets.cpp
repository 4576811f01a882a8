#include "frame/components/sheets.hpp"

#include "frame/components/icons.hpp"
#include "platform/office/xlsx_writer.hpp"

#include <algorithm>

namespace thienan::frame {

Result<http::Response> download_sheet(const Context& ctx, const Sheet& sheet) {
    constexpr std::size_t kWidest = 60;
    office::XlsxSheet head{.name = sheet.title, .titles = {sheet.title}, .columns = {}};
    if (!sheet.filter.empty()) head.titles.push_back(sheet.filter);
    if (sheet.rows.size() > kMostSheetRows) head.titles.push_back(ctx.t()("frame.sheet_cut", {std::to_string(kMostSheetRows)}));
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        std::size_t width = 12;
        for (const auto& row : sheet.rows) width = std::max(width, std::min(kWidest, row[i].size()));
        head.columns.push_back({sheet.columns[i].label, static_cast<int>(width)});
    }
    office::XlsxWriter out;
    out.begin_sheet(head);
    for (std::size_t i = 0; i < sheet.rows.size() && i < kMostSheetRows; ++i) {
        const std::vector<office::XlsxCell> cells{sheet.rows[i].begin(), sheet.rows[i].end()};
        TRY(out.row(cells));
    }
    return ctx.download(out.finish(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.file + "-" + ctx.today().iso() + ".xlsx");
}

void sheet_link(Writer& out, const Context& ctx, std::string_view path) {
    const auto& target = ctx.request().target;
    const auto query = target.find('?');
    out.put<R"(<a class="btn btn-sm" href="{}">{}{}</a>)">(html::Url{std::string{path} + (query == std::string::npos ? std::string{} : target.substr(query))}, icon(ctx, "download"),
                                                        ctx.t()("frame.export"));
}

void list_tools(Writer& out, const Context& ctx, const std::vector<Column>& columns, std::string_view sheet, const std::vector<Chip>& in_force) {
    out.put<R"(<div class="ta-list-tools ta-no-print">{}<div class="ta-row">{}{}</div></div>)">([&](Writer& w) { chips(w, ctx, in_force); },
                                                                                          [&](Writer& w) { column_choice(w, ctx, columns); }, [&](Writer& w) { sheet_link(w, ctx, sheet); });
}

}  // namespace thienan::frame
