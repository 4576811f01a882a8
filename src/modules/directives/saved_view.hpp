// A view of the list of assignments that a person keeps under a name.
#pragma once

#include "base/id.hpp"
#include "base/names.hpp"
#include "frame/principal.hpp"
#include "platform/http/http.hpp"

#include <string>
#include <string_view>

namespace thienan::directives {

inline constexpr std::size_t kMostViews = 20;         // of one person
inline constexpr std::size_t kMostViewName = 60;      // code points
inline constexpr std::size_t kMostViewQuery = 2'000;  // bytes, percent-encoded

enum class Shape { table, board, month };

constexpr auto names(Shape) { return Names{"directives.shape_", "table", "board", "month"}; }

struct SavedView {
    Id<SavedView> id;
    std::int64_t version = 0;
    Id<Person> person;
    std::string name;
    Shape shape = Shape::table;
    std::string query;            // as kept_query gives it
    bool is_default = false;

    std::string address() const;  // "/assignments?view=all&state=waiting"
};

// "/assignments", "/assignments/board", "/assignments/month"
std::string_view path_of(Shape shape);

// What of a query makes a view, percent-encoded in one order, so that two addresses of one view give one text: filter, sort
// and columns; not the page one is on. Begins with the view: where the address names none, what that shape then shows.
std::string kept_query(Shape shape, const http::Fields& query);
// The same of a text such as "view=all&state=waiting"; what is no query is as if it were empty.
std::string kept_query(Shape shape, std::string_view query);

}  // namespace thienan::directives
