#include "frame/form_reader.hpp"

#include <gtest/gtest.h>

namespace thienan::frame {
namespace {

struct Thing;

http::Fields fields(std::initializer_list<std::pair<std::string, std::string>> pairs) {
    http::Fields out;
    for (const auto& [name, value] : pairs) out.add(name, value);
    return out;
}

std::string faults(const FormReader& form) {
    std::string out;
    for (const auto& fault : form.errors().all()) {
        out += (out.empty() ? "" : " ") + fault.field + ":" + fault.reason;
        for (const auto& arg : fault.args) out += "," + arg;
    }
    return out;
}

TEST(FormReader, text_is_trimmed_composed_and_of_one_line_unless_said_otherwise) {
    const auto given = fields({{"a", "  hai\r\ndòng\t "}, {"b", "hai\r\ndo\xCC\x80ng"}});
    FormReader form{given};
    EXPECT_EQ(form.text("a"), "hai dòng");
    EXPECT_EQ(form.text("b", {.several_lines = true}), "hai\ndòng");
    EXPECT_EQ(form.text("missing"), "");
    EXPECT_EQ(faults(form), "");
}

TEST(FormReader, every_fault_of_a_form_is_collected_at_its_field) {
    const auto given = fields({{"name", " "}, {"subject", "Quyết định"}, {"due", "31/02/2026"}, {"percent", "101"}, {"kind", "x"}, {"who", "abc"}});
    FormReader form{given};
    form.text("name", {.required = true});
    form.text("subject", {.most = 9});
    form.date("due");
    form.number("percent", 0, 100);
    form.choice("kind", {"a", "b"});
    form.id<Thing>("who");
    EXPECT_EQ(faults(form), "name:form.required subject:form.too_long,9 due:form.not_a_date percent:form.out_of_range,0,100 kind:form.not_a_choice who:form.not_a_choice");
}

TEST(FormReader, length_is_counted_in_code_points_not_bytes) {
    const auto given = fields({{"subject", "Đường"}});
    FormReader form{given};
    EXPECT_EQ(form.text("subject", {.most = 5}), "Đường");
    EXPECT_EQ(faults(form), "");
}

TEST(FormReader, a_day_may_be_written_as_people_do_or_as_iso) {
    const auto given = fields({{"a", "7/3/2026"}, {"b", "2026-03-07"}});
    FormReader form{given};
    EXPECT_EQ(form.date("a"), form.date("b"));
    EXPECT_EQ(form.date("a"), Date::from_ymd(2026, 3, 7));
}

TEST(FormReader, dots_group_thousands_and_nothing_else) {
    const auto read = [](std::string text) {
        const auto given = fields({{"n", std::move(text)}});
        return FormReader{given}.number("n", -10'000'000, 10'000'000);
    };
    EXPECT_EQ(read("1.234.567"), 1'234'567);
    EXPECT_EQ(read("-1.234"), -1'234);
    EXPECT_EQ(read("1234"), 1234);
    for (const auto* wrong : {"1.5", "1.23", ".123", "1234.567", "1..234", "12a", "1,5", "99999999999999999999"}) EXPECT_FALSE(read(wrong)) << wrong;
}

TEST(FormReader, required_fields_that_are_empty_are_named) {
    const auto given = fields({});
    FormReader form{given};
    form.date("due", true);
    form.number("percent", 0, 100, true);
    form.choice("kind", {"a"});
    form.id<Thing>("who", true);
    EXPECT_EQ(faults(form), "due:form.required percent:form.required kind:form.required who:form.required");
}

}  // namespace
}  // namespace thienan::frame
