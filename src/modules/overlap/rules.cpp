#include "modules/overlap/rules.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"

#include <algorithm>
#include <array>

namespace thienan::overlap::rules {
namespace {

// What a clause begins with that says who did the work, folded.
constexpr std::array<std::string_view, 12> kPeople = {"chu nhiem", "dong chu nhiem", "thu ky", "thanh vien", "can bo phoi hop", "nguoi thuc hien", "nguoi de xuat",
                                                      "nguoi lien he", "ca nhan", "dien thoai", "email", "ho va ten"};

// A clause of people is short before its colon: "Chủ nhiệm đề tài: …", never a sentence about principal investigators.
bool names_people(std::string_view clause) {
    const auto colon = clause.find(':');
    if (colon == std::string_view::npos || colon > 80) return false;
    const auto label = viet::fold(clause.substr(0, colon));
    return std::any_of(kPeople.begin(), kPeople.end(), [&](std::string_view start) { return label.starts_with(start); });
}

bool is_mail_address(std::string_view word) {
    const auto at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

// Nine to eleven digits that begin with 0 or +84, however they are grouped inside one word.
bool is_telephone(std::string_view word) {
    const auto digits = std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool rest = std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == ',' || c == ';' || c == '(' || c == ')'; });
    return rest && digits >= 9 && digits <= 12 && (word.find('0') <= 1 || word.starts_with("+84"));
}

void append_words(std::string& out, std::string_view clause) {
    for (std::size_t at = 0; at < clause.size();) {
        const auto end = std::min(clause.find(' ', at), clause.size());
        const auto word = clause.substr(at, end - at);
        if (!is_mail_address(word) && !is_telephone(word)) out += clause.substr(at, std::min(end + 1, clause.size()) - at);
        at = end + 1;
    }
}

void check_length(FieldErrors& errors, std::string_view field, std::string_view value, std::size_t most) {
    if (count_code_points(value) > most) errors.add(std::string{field}, "form.too_long", {std::to_string(most)});
}

void check_year(FieldErrors& errors, std::string_view field, int year) {
    if (year != 0 && (year < kFirstYear || year > kLastYear)) errors.add(std::string{field}, "form.out_of_range", {std::to_string(kFirstYear), std::to_string(kLastYear)});
}

}  // namespace

std::string without_people(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of("\n;", at), text.size());
        const auto clause = text.substr(at, end - at);
        if (names_people(trim(clause))) {
            if (end < text.size() && text[end] == '\n' && !out.empty() && out.back() != '\n') out += '\n';
        } else {
            append_words(out, clause);
            if (end < text.size()) out += text[end];
        }
        at = end + 1;
    }
    return std::string{trim(out)};
}

Result<EarlierTask> checked(EarlierTask task) {
    for (std::string* value : {&task.code, &task.title, &task.text, &task.stop_cause, &task.host, &task.place, &task.source}) *value = std::string{trim(viet::normalise(*value))};
    task.text = without_people(task.text);
    FieldErrors errors;
    if (task.code.empty()) errors.add("code", "form.required");
    if (task.title.empty()) errors.add("title", "form.required");
    if (task.state == TaskState::stopped && task.stop_cause.empty()) errors.add("stop_cause", "form.required");
    if (task.state != TaskState::stopped && !task.stop_cause.empty()) errors.add("stop_cause", "overlap.stop_cause_only_of_stopped");
    check_length(errors, "code", task.code, 100);
    check_length(errors, "title", task.title, kMostTitle);
    check_length(errors, "text", task.text, kMostText);
    check_length(errors, "stop_cause", task.stop_cause, kMostTitle);
    check_length(errors, "host", task.host, kMostShort);
    check_length(errors, "place", task.place, kMostShort);
    check_length(errors, "source", task.source, kMostShort);
    check_year(errors, "year_from", task.year_from);
    check_year(errors, "year_to", task.year_to);
    if (task.year_to != 0 && task.year_to < task.year_from) errors.add("year_to", "overlap.years_backward");
    if (!errors.empty()) return std::move(errors).refusal();
    return task;
}

}  // namespace thienan::overlap::rules
