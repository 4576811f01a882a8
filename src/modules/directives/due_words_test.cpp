#include "modules/directives/due_words.hpp"

#include <gtest/gtest.h>

namespace thienan::directives {
namespace {

TEST(DueWords, a_period_is_said_in_words_on_pages_and_in_reports) {
    const frame::Locale locale{R"([directives]
period_year = "năm {0}"
period_week = "tuần {0}/{1}"
period_quarter = "quý {0}/{1}"
period_first_half = "6 tháng đầu năm {0}"
period_second_half = "6 tháng cuối năm {0}"
period_month = "tháng {0}/{1}"
)", ""};
    const auto words = [&](std::string_view key) { return period_words(locale.words(Language::vi), key); };
    EXPECT_EQ(words(""), "");
    EXPECT_EQ(words("2026"), "năm 2026");
    EXPECT_EQ(words("2026-11"), "tháng 11/2026");
    EXPECT_EQ(words("2026-Q4"), "quý IV/2026");
    EXPECT_EQ(words("2026-H1"), "6 tháng đầu năm 2026");
    EXPECT_EQ(words("2026-H2"), "6 tháng cuối năm 2026");
    EXPECT_EQ(words("2026-W47"), "tuần 47/2026");
}

}  // namespace
}  // namespace thienan::directives
