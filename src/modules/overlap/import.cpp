#include "modules/overlap/import.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "modules/overlap/rules.hpp"
#include "modules/overlap/store/tasks.hpp"
#include "platform/office/plain_text.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace thienan::overlap {
namespace {

using nlohmann::json;

constexpr std::size_t kHeadingRows = 10;  // the headings stand among the first, below titles

// What lists of other agencies call the columns and states, folded.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kUsualHeadings = {{
    {"id", "code"}, {"ma", "code"}, {"ma nhiem vu", "code"}, {"so dang ky", "code"}, {"so hop dong", "code"}, {"ten de tai", "title"}, {"ten", "title"}, {"ten de tai du an", "title"},
    {"tom tat", "text"}, {"muc tieu", "text"}, {"noi dung", "text"}, {"muc tieu va noi dung", "text"}, {"abstract", "text"}, {"tinh trang", "state"}, {"cause", "stop_cause"},
    {"co quan chu tri", "host"}, {"don vi chu tri", "host"}, {"tinh", "place"}, {"dia diem", "place"}, {"tinh thanh pho", "place"}, {"nam", "year_from"}, {"year", "year_from"},
    {"nam bat dau", "year_from"}, {"thoi gian thuc hien", "year_from"}, {"nam ket thuc", "year_to"}, {"nam nghiem thu", "year_to"}, {"cap quan ly", "level"}, {"cap nhiem vu", "level"},
    {"nguon du lieu", "source"}, {"danh muc", "source"},
}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kUsualWords = {{
    {"dang trien khai", "running"}, {"dang tien hanh", "running"}, {"da nghiem thu", "finished"}, {"nghiem thu", "finished"}, {"hoan thanh", "finished"}, {"da hoan thanh", "finished"},
    {"ket thuc", "finished"}, {"dung", "stopped"}, {"dung thuc hien", "stopped"}, {"cham dut", "stopped"}, {"bi dung", "stopped"}, {"nha nuoc", "national"}, {"cap quoc gia", "national"},
    {"cap bo", "ministry"}, {"cap tinh", "province"}, {"cap co so", "grassroots"},
}};

template <std::size_t N>
std::string found_in(const std::array<std::pair<std::string_view, std::string_view>, N>& list, std::string_view key) {
    for (const auto& [word, meaning] : list)
        if (word == key) return std::string{meaning};
    return {};
}

std::string field_of(std::string_view heading, const Headings& headings) {
    const auto key = viet::fold(heading);
    const auto it = headings.find(key);
    return it != headings.end() ? it->second : found_in(kUsualHeadings, key);
}

struct Heading {
    std::size_t row = 0;
    std::vector<std::string> fields;  // "" for a column that is none
};
std::optional<Heading> find_heading(const std::vector<office::Row>& rows, const Headings& headings, ListOf kind) {
    for (std::size_t i = 0; i < std::min(rows.size(), kHeadingRows); ++i) {
        Heading found{i, {}};
        std::unordered_set<std::string> seen;
        for (const auto& cell : rows[i]) {
            auto field = field_of(cell, headings);
            found.fields.push_back(seen.insert(field).second ? std::move(field) : std::string{});
        }
        if (seen.contains("title") && (kind == ListOf::proposals || seen.contains("code"))) return found;
    }
    return std::nullopt;
}

void put(ImportLine& line, const std::string& field, std::string_view value) {
    if (!field.empty()) line.cells[field] = std::string{trim(viet::normalise(value))};
}

Result<std::vector<ImportLine>> read_sheets(std::string_view bytes, const Headings& headings, ListOf kind) {
    office::Limits limits;
    limits.input_bytes = kMostImportBytes;
    TRY_ASSIGN(const auto sheets, office::read_tables(bytes, limits));
    std::vector<ImportLine> lines;
    bool any = false;
    for (const auto& sheet : sheets) {
        const auto heading = find_heading(sheet.rows, headings, kind);
        if (!heading) continue;
        any = true;
        for (std::size_t i = heading->row + 1; i < sheet.rows.size(); ++i) {
            const auto& row = sheet.rows[i];
            if (std::all_of(row.begin(), row.end(), [](const auto& cell) { return trim(cell).empty(); })) continue;
            ImportLine line{static_cast<int>(i + 1), {}, {}};
            for (std::size_t c = 0; c < heading->fields.size(); ++c) put(line, heading->fields[c], c < row.size() ? row[c] : std::string_view{});
            lines.push_back(std::move(line));
        }
    }
    if (!any) return Error{Code::invalid, "overlap.import_no_columns"};
    return lines;
}

ImportLine json_line(std::string_view text, int number, const Headings& headings) {
    ImportLine line{number, {}, {}};
    const auto object = json::parse(text, nullptr, false);
    if (!object.is_object()) {
        line.errors.push_back({"", "overlap.not_json", {}});
        return line;
    }
    for (const auto& [name, value] : object.items()) {
        if (value.is_string()) put(line, field_of(name, headings), value.get_ref<const std::string&>());
        else if (value.is_number_integer()) put(line, field_of(name, headings), std::to_string(value.get<std::int64_t>()));
    }
    return line;
}

Result<std::vector<ImportLine>> read_json(std::string_view bytes, const Headings& headings) {
    office::Limits limits;
    limits.input_bytes = kMostImportBytes;
    TRY_ASSIGN(const auto text, office::read_plain_text(bytes, limits));
    std::vector<ImportLine> lines;
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        ++number;
        if (const auto line = trim(std::string_view{text}.substr(at, end - at)); !line.empty()) lines.push_back(json_line(line, number, headings));
        at = end + 1;
    }
    return lines;
}

// The first two years a cell names: "2018-2020", "12/2018", "2018-05-01".
std::array<int, 2> years_in(std::string_view cell) {
    std::array<int, 2> out{};
    std::size_t found = 0;
    for (std::size_t at = 0; at < cell.size() && found < 2;) {
        const auto is_digit = [&](std::size_t i) { return i < cell.size() && cell[i] >= '0' && cell[i] <= '9'; };
        if (!is_digit(at)) { ++at; continue; }
        std::size_t end = at;
        while (is_digit(end)) ++end;
        if (end - at == 4) out[found++] = std::stoi(std::string{cell.substr(at, 4)});
        at = end;
    }
    return out;
}

// One line on its way into a task.
class Filling {
public:
    Filling(const ImportLine& line, const Headings& headings) : line_(line), headings_(headings) {}

    WeighedLine run(EarlierTask task, std::string_view source) {
        for (const auto& [field, to] : {std::pair{"code", &task.code}, {"title", &task.title}, {"text", &task.text}, {"stop_cause", &task.stop_cause}, {"host", &task.host},
                                        {"place", &task.place}, {"source", &task.source}})
            if (const auto* cell = given(field)) *to = *cell;
        if (task.source.empty()) task.source = source;
        fill_years(task);
        fill_names(task);
        WeighedLine out{line_.number, task, Fate::added, std::move(errors_)};
        if (auto checked = rules::checked(task)) out.task = *std::move(checked);
        else out.errors.insert(out.errors.end(), checked.error().fields.begin(), checked.error().fields.end());
        return out;
    }

private:
    const std::string* given(std::string_view field) const {
        const auto it = line_.cells.find(field);
        return it == line_.cells.end() ? nullptr : &it->second;
    }
    void fill_years(EarlierTask& task) {
        if (const auto* cell = given("year_from")) {
            const auto years = years_in(*cell);
            if (!cell->empty() && !years[0]) errors_.push_back({"year_from", "overlap.not_a_year", {}});
            task.year_from = years[0];
            if (years[1]) task.year_to = years[1];
        }
        const auto* cell = given("year_to");
        if (!cell || cell->empty()) return;
        const auto years = years_in(*cell);
        if (!years[0]) errors_.push_back({"year_to", "overlap.not_a_year", {}});
        task.year_to = years[1] ? years[1] : years[0];
    }
    // A word of a cell by its meaning: "Đã nghiệm thu" → "finished".
    std::string meaning(std::string_view cell) const {
        const auto key = viet::fold(cell);
        if (const auto it = headings_.find("=" + key); it != headings_.end()) return it->second;
        const auto usual = found_in(kUsualWords, key);
        return usual.empty() ? std::string{cell} : usual;
    }
    void fill_names(EarlierTask& task) {
        const auto* state = given("state");
        if (state && !state->empty()) {
            const auto known = parse_name<TaskState>(meaning(*state));
            if (!known) errors_.push_back({"state", "overlap.not_a_state", {}});
            task.state = known.value_or(task.state);
        } else if (const auto* cause = given("stop_cause"); cause && !cause->empty()) task.state = TaskState::stopped;
        if (task.state != TaskState::stopped && !given("stop_cause")) task.stop_cause.clear();
        const auto* level = given("level");
        if (!level) return;
        task.level = parse_name<Level>(meaning(*level));
        if (!task.level && !level->empty()) errors_.push_back({"level", "overlap.not_a_level", {}});
    }

    const ImportLine& line_;
    const Headings& headings_;
    std::vector<FieldError> errors_;
};

std::unordered_map<std::string, EarlierTask> known_tasks(store::ReadTx& tx, const std::vector<ImportLine>& lines) {
    std::vector<std::string> codes;
    for (const auto& line : lines)
        if (const auto it = line.cells.find("code"); it != line.cells.end() && !it->second.empty()) codes.push_back(it->second);
    std::unordered_map<std::string, EarlierTask> out;
    for (auto& task : rows::tasks_with_codes(tx, codes)) out.emplace(task.code, std::move(task));
    return out;
}

bool same_but_for_version(EarlierTask a, const EarlierTask& b) {
    a.version = b.version;
    a.id = b.id;
    return a == b;
}

}  // namespace

Result<std::vector<ImportLine>> read_import(std::string_view bytes, const Headings& headings, ListOf kind) {
    if (bytes.size() > kMostImportBytes) return Error{Code::too_large, "office.too_large"};
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool is_json = first != std::string_view::npos && bytes[first] == '{';
    TRY_ASSIGN(auto lines, is_json ? read_json(bytes, headings) : read_sheets(bytes, headings, kind));
    if (lines.empty()) return Error{Code::invalid, "overlap.import_empty"};
    if (lines.size() > kMostImportRows) return Error{Code::invalid, "overlap.import_too_many_rows", {std::to_string(kMostImportRows)}};
    return lines;
}

std::vector<WeighedLine> weigh(store::ReadTx& tx, const std::vector<ImportLine>& lines, const Headings& headings, std::string_view source) {
    const auto known = known_tasks(tx, lines);
    std::unordered_set<std::string> seen;
    std::vector<WeighedLine> out;
    out.reserve(lines.size());
    for (const auto& line : lines) {
        if (!line.errors.empty()) {
            out.push_back({line.number, {}, Fate::refused, line.errors});
            continue;
        }
        const auto code = line.cells.find("code");
        const auto it = code == line.cells.end() ? known.end() : known.find(code->second);
        auto weighed = Filling{line, headings}.run(it == known.end() ? EarlierTask{} : it->second, source);
        if (!weighed.task.code.empty() && !seen.insert(weighed.task.code).second) weighed.errors.push_back({"code", "overlap.twice_in_file", {}});
        if (!weighed.errors.empty()) weighed.fate = Fate::refused;
        else if (it != known.end()) weighed.fate = same_but_for_version(weighed.task, it->second) ? Fate::unchanged : Fate::changed;
        out.push_back(std::move(weighed));
    }
    return out;
}

}  // namespace thienan::overlap
