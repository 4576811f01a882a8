#include "modules/overlap/rules.hpp"

#include <gtest/gtest.h>

namespace thienan::overlap {
namespace {

EarlierTask task() { return {.code = "ĐT-01", .title = "Nghiên cứu trồng quế"}; }

std::string reason(const EarlierTask& given, std::string_view field) {
    const auto checked = rules::checked(given);
    if (checked) return {};
    for (const auto& error : checked.error().fields)
        if (error.field == field) return error.reason;
    return {};
}

TEST(EarlierTasks, a_task_needs_a_code_and_a_title) {
    EXPECT_TRUE(rules::checked(task()).ok());
    auto empty = task();
    empty.code = " ";
    empty.title = "";
    EXPECT_EQ(reason(empty, "code"), "form.required");
    EXPECT_EQ(reason(empty, "title"), "form.required");
}

TEST(EarlierTasks, a_stopped_task_says_why_and_no_other_does) {
    auto stopped = task();
    stopped.state = TaskState::stopped;
    EXPECT_EQ(reason(stopped, "stop_cause"), "form.required");
    stopped.stop_cause = "Hết vùng nguyên liệu";
    EXPECT_EQ(reason(stopped, "stop_cause"), "");
    stopped.state = TaskState::running;
    EXPECT_EQ(reason(stopped, "stop_cause"), "overlap.stop_cause_only_of_stopped");
}

TEST(EarlierTasks, years_do_not_run_backward) {
    auto given = task();
    given.year_from = 2020;
    given.year_to = 2019;
    EXPECT_EQ(reason(given, "year_to"), "overlap.years_backward");
    given.year_to = 2200;
    EXPECT_EQ(reason(given, "year_to"), "form.out_of_range");
}

TEST(EarlierTasks, what_names_people_is_left_out_of_the_text) {
    EXPECT_EQ(rules::without_people("Mục tiêu: chọn giống.\nChủ nhiệm đề tài: TS. Nguyễn Văn A\nNội dung: trồng thử."), "Mục tiêu: chọn giống.\nNội dung: trồng thử.");
    EXPECT_EQ(rules::without_people("Trồng thử; Thư ký khoa học: Trần Thị B; Năm 2019"), "Trồng thử; Năm 2019");
    EXPECT_EQ(rules::without_people("Liên hệ a.nv@coquan.example hoặc 0905.123.456 để biết"), "Liên hệ hoặc để biết");
}

TEST(EarlierTasks, sentences_about_work_stay) {
    const std::string text = "Chủ nhiệm nhiệm vụ phải báo cáo kết quả mỗi năm.\nDiện tích 0,5 ha; năm 2019-2021; 1.200.000 cây.";
    EXPECT_EQ(rules::without_people(text), text);
}

}  // namespace
}  // namespace thienan::overlap
