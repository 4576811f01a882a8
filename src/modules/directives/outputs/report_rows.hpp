// The lines of a report's table, read in one snapshot and put into words.
#pragma once

#include "modules/directives/outputs/reports.hpp"

#include <vector>

namespace thienan::directives::outputs {

// The words of a table for these items: about four small queries a row.
std::vector<ReportRow> rows_of(store::ReadTx& tx, const frame::Words& t, const std::vector<queries::Item>& items);

// "văn bản số 95/TB-UBND ngày 24/11/2025 của Ủy ban nhân dân tỉnh"; what is missing is left out.
std::string document_words(const frame::Words& t, const Header& header);

}  // namespace thienan::directives::outputs
