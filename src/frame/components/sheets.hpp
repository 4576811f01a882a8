// What a list shows, as a workbook to save: the same filter, order and columns, without its pages.
#pragma once

#include "frame/components/tables.hpp"

#include <string>
#include <vector>

namespace thienan::frame {

inline constexpr std::size_t kMostSheetRows = 5'000;

struct Sheet {
    std::string file;                              // "van-ban": the name before the day
    std::string title;
    std::string filter;                            // in words; "" = none
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;    // at most kMostSheetRows are written, and the sheet says so where there are more
};
Result<http::Response> download_sheet(const Context& ctx, const Sheet& sheet);

// A button to the same address with another path, for lists that can be saved.
void sheet_link(Writer& out, const Context& ctx, std::string_view path);

// What stands above a list: the filter in force as chips, the choice of columns, and the list as a workbook at `sheet`.
void list_tools(Writer& out, const Context& ctx, const std::vector<Column>& columns, std::string_view sheet, const std::vector<Chip>& in_force = {});

}  // namespace thienan::frame
