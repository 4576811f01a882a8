// The reader of notices: whatever the text, spans lie inside it, paths and values are sane, and the JSON is UTF-8.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "engines/notice/reading.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

void check_span(thienan::notice::Span span, std::string_view text) {
    CHECK(span.from <= span.to && span.to <= text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const thienan::notice::Reading reading = thienan::notice::read(text, thienan::Date::from_ymd(2026, 1, 31));
    for (const auto& point : reading.points) {
        CHECK(!point.path.empty());
        check_span(point.span, text);
    }
    for (const auto& assignment : reading.assignments) {
        CHECK(!assignment.leads.empty() && !assignment.quote.empty());
        CHECK(assignment.confidence >= 0 && assignment.confidence <= 100);
        check_span(assignment.span, text);
    }
    for (const auto& reference : reading.references) check_span(reference.span, text);
    CHECK(thienan::is_valid_utf8(thienan::notice::to_json(reading)));
    return 0;
}
