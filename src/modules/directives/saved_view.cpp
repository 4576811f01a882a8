#include "modules/directives/saved_view.hpp"

#include <array>

namespace thienan::directives {
namespace {

constexpr std::array<std::string_view, 15> kKept = {"state",     "timeliness", "ageing", "lead", "with", "unit", "person",
                                                    "directive", "force",      "from",   "to",   "text", "sort", "columns", "rows"};

// ?columns=a&columns=b and ?columns=a,b are one.
std::string value_of(const http::Fields& query, std::string_view name) {
    std::string out;
    for (const auto value : query.all(name)) {
        if (value.empty()) continue;
        if (!out.empty()) out += ',';
        out += value;
        if (name != "columns") break;
    }
    return out;
}

}  // namespace

std::string_view path_of(Shape shape) {
    switch (shape) {
        case Shape::table: return "/assignments";
        case Shape::board: return "/assignments/board";
        case Shape::month: return "/assignments/month";
    }
    CHECK(false);
}

std::string SavedView::address() const { return std::string{path_of(shape)} + "?" + query; }

std::string kept_query(Shape shape, const http::Fields& query) {
    const auto view = query.get("view");
    std::string out = "view=" + http::percent_encode(!view.empty() ? view : shape == Shape::table ? "open" : "all");
    for (const auto name : kKept)
        if (const auto value = value_of(query, name); !value.empty()) out += "&" + std::string{name} + "=" + http::percent_encode(value);
    return out;
}

std::string kept_query(Shape shape, std::string_view query) {
    const auto target = http::parse_target("/?" + std::string{query});
    return kept_query(shape, target ? target->query : http::Fields{});
}

}  // namespace thienan::directives
