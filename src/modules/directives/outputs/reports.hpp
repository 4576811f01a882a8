// The official report on one directive or one period: as .docx, as .xlsx, and as rows for a print view.
// basis: NĐ 30/2020/NĐ-CP (layout); the columns of tables in use: docs/basis/directives.md D12
#pragma once

#include "frame/locale.hpp"
#include "modules/directives/queries/dashboard.hpp"
#include "modules/directives/queries/records.hpp"

#include <optional>
#include <string>
#include <vector>

namespace thienan::directives::outputs {

inline constexpr int kMostRows = 5'000;

// One row of the table, all texts ready to print.
struct ReportRow {
    std::string number, work, directive, lead, with, leader, product, due, status, result;
};
struct ReportData {
    std::string title, subject;             // "BÁO CÁO", "Kết quả thực hiện …"
    std::string agency, parent;             // of the title block
    std::vector<std::string> paragraphs;    // the figures in words
    std::vector<ReportRow> rows;
    std::vector<std::string> columns;       // their titles, as many as ReportRow has fields
    bool cut = false;                       // more rows than kMostRows
};

struct About {
    Id<Directive> directive;                // one directive, or
    queries::Filter filter;                 // all this filter lists, or
    std::vector<Id<Assignment>> picked;     // these
};
Result<ReportData> report_data(store::ReadTx& tx, const Principal& who, const frame::Words& t, const About& about, Date today);

std::string to_docx(const ReportData& data, const frame::Words& t, Instant now);
Result<std::string> to_xlsx(const ReportData& data, const frame::Words& t);

}  // namespace thienan::directives::outputs
