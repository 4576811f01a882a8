#include "base/utf8.hpp"
#include "modules/directives/outputs/feed.hpp"
#include "modules/directives/outputs/reports.hpp"
#include "modules/directives/testing.hpp"
#include "platform/office/docx_reader.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace thienan::directives {
namespace {

using testing::EachProvince;
using testing::Province;
using outputs::ReportData;

std::string file_text(const std::string& path) {
    std::ifstream in{THIENAN_SOURCE_DIR "/" + path};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const frame::Locale& locale() {
    static const frame::Locale made{file_text("locale/vi.toml"), file_text("locale/en.toml")};
    return made;
}
const frame::Words& vi() { return locale().words(Language::vi); }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// ---- the calendar's lines -----------------------------------------------------------------------------------------------------

// What a reader of RFC 5545 makes of it: folds taken out, escapes resolved.
std::string unfolded(std::string text) {
    for (std::size_t at = 0; (at = text.find("\r\n ", at)) != std::string::npos;) text.erase(at, 3);
    return text;
}
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) out += text[i];
        else out += text[++i] == 'n' ? '\n' : text[i];
    }
    return out;
}

TEST(IcsLine, separators_and_line_ends_are_escaped) {
    EXPECT_EQ(outputs::ics_line("SUMMARY", "a, b; c\\d\r\ne\nf"), "SUMMARY:a\\, b\\; c\\\\d\\ne\\nf\r\n");
}

TEST(IcsLine, control_characters_never_reach_the_calendar) { EXPECT_EQ(outputs::ics_line("SUMMARY", "a\x01\x7f\tb"), "SUMMARY:a b\r\n"); }

RC_GTEST_PROP(IcsLine, any_text_folds_into_whole_code_points_of_at_most_75_bytes_and_reads_back, ()) {
    std::string text;
    for (const auto c : *rc::gen::container<std::vector<char32_t>>(rc::gen::elementOf(std::vector<char32_t>{'a', ' ', ',', ';', '\\', '\n', U'ế', U'đ', U'…', U'😀'})))
        append_utf8(text, c);
    const auto line = outputs::ics_line("DESCRIPTION", text);
    RC_ASSERT(line.ends_with("\r\n"));
    std::size_t at = 0;
    while (at < line.size()) {
        const auto end = line.find("\r\n", at);
        RC_ASSERT(end - at <= 75);
        RC_ASSERT(is_valid_utf8(std::string_view{line}.substr(at, end - at)));
        at = end + 2;
    }
    auto whole = unfolded(line);
    whole.resize(whole.size() - 2);
    RC_ASSERT(unescaped(whole.substr(sizeof "DESCRIPTION:" - 1)) == text);
}

// ---- papers made of given data --------------------------------------------------------------------------------------------------

ReportData sample_data() {
    ReportData data;
    data.title = "BÁO CÁO";
    data.subject = "Kết quả thực hiện văn bản số 95/TB-UBND ngày 24/11/2025 của Ủy ban nhân dân tỉnh Thanh Lam";
    data.parent = "Ủy ban nhân dân tỉnh Thanh Lam";
    data.agency = "Sở Khoa học và Công nghệ";
    data.paragraphs = {"Thực hiện văn bản số 95/TB-UBND, Sở Khoa học và Công nghệ báo cáo kết quả như sau:", "Tổng số nhiệm vụ: 11.",
                       "Đã hoàn thành 6 nhiệm vụ, trong đó đúng hạn 5, quá hạn 1."};
    data.columns = {"STT", "Nội dung nhiệm vụ", "Văn bản giao (số, ngày)", "Chủ trì", "Phối hợp", "Người chịu trách nhiệm", "Sản phẩm", "Hạn", "Trạng thái", "Kết quả"};
    for (int i = 1; i <= 12; ++i)
        data.rows.push_back({std::to_string(i), "Khẩn trương rà soát, hoàn thiện nền tảng dữ liệu dùng chung của tỉnh, bảo đảm kết nối với cơ sở dữ liệu quốc gia, báo cáo kết quả thực hiện",
                             "95/TB-UBND, 24/11/2025, điểm 2.a", "Sở Khoa học và Công nghệ", "Sở Tài chính; Công an tỉnh", "Trần Đình Khôi; Nguyễn Thị Minh Anh", "Kế hoạch", "15/12/2026",
                             "Đang thực hiện, quá hạn 12 ngày", i % 2 ? "Đã trình dự thảo\nMinh chứng: 12/KH-SKHCN ngày 03/11/2026" : ""});
    return data;
}

const Instant kNow = office_midnight(*Date::from_ymd(2026, 2, 3)) + 9 * kHour;

TEST(ReportDocx, has_the_title_block_the_words_and_every_row) {
    const auto bytes = outputs::to_docx(sample_data(), vi(), kNow);
    const auto text = office::read_docx_text(bytes).value();
    for (const auto part : {"ỦY BAN NHÂN DÂN TỈNH THANH", "SỞ KHOA HỌC VÀ CÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "/BC-", "ngày 03 tháng 02 năm 2026",
                            "BÁO CÁO", "Kết quả thực hiện văn bản số 95/TB-UBND", "Tổng số nhiệm vụ: 11.", "Nơi nhận:", "PHỤ LỤC", "Nội dung nhiệm vụ", "Minh chứng: 12/KH-SKHCN ngày 03/11/2026"})
        EXPECT_TRUE(has(text, part)) << part;
    std::size_t rows = 0;
    for (std::size_t at = 0; (at = text.find("Khẩn trương rà soát", at)) != std::string::npos; ++at) ++rows;
    EXPECT_EQ(rows, 12u);
    EXPECT_LT(text.find("BÁO CÁO"), text.find("Nơi nhận:"));
    EXPECT_LT(text.find("Nơi nhận:"), text.find("PHỤ LỤC"));
    if (const char* folder = std::getenv("THIENAN_KEEP_OUTPUTS")) std::ofstream{std::string{folder} + "/report.docx"} << bytes;
}

TEST(ReportDocx, without_rows_has_no_annex) {
    auto data = sample_data();
    data.rows.clear();
    EXPECT_FALSE(has(office::read_docx_text(outputs::to_docx(data, vi(), kNow)).value(), "PHỤ LỤC"));
}

TEST(ReportDocx, says_when_it_was_cut) {
    auto data = sample_data();
    data.cut = true;
    EXPECT_TRUE(has(office::read_docx_text(outputs::to_docx(data, vi(), kNow)).value(), vi()("directives.report_cut", {"5000"})));
}

TEST(ReportXlsx, reads_back_with_its_header_and_rows) {
    const auto sheets = office::read_xlsx(outputs::to_xlsx(sample_data(), vi()).value()).value();
    ASSERT_EQ(sheets.size(), 1u);
    const auto& rows = sheets[0].rows;
    const auto header = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.empty() && row[0] == "STT"; });
    ASSERT_NE(header, rows.end());
    EXPECT_EQ(header->size(), 10u);
    EXPECT_EQ(rows.end() - header, 13);
    EXPECT_EQ((header + 12)->at(0), "12");
    EXPECT_EQ((header + 1)->at(3), "Sở Khoa học và Công nghệ");
    EXPECT_EQ((header + 1)->at(9), "Đã trình dự thảo\nMinh chứng: 12/KH-SKHCN ngày 03/11/2026");
}

TEST(ReportXlsx, a_text_that_looks_like_a_formula_stays_a_text) {
    auto data = sample_data();
    data.rows.resize(1);
    data.rows[0].work = "=HYPERLINK(\"http://x\")";
    const auto sheets = office::read_xlsx(outputs::to_xlsx(data, vi()).value()).value();
    EXPECT_EQ(sheets[0].rows.back().at(1), "=HYPERLINK(\"http://x\")");
}

// ---- over a real store ------------------------------------------------------------------------------------------------------------

class Outputs : public EachProvince {
protected:
    void SetUp() override {
        EachProvince::SetUp();
        if (IsSkipped()) return;
        auto plan = Province::work("Xây dựng kế hoạch dữ liệu dùng chung", {{"", p().science}}, testing::day(2026, 12, 15));
        plan.with = {{"", p().finance}};
        plan.product = "Kế hoạch";
        const auto ids = p().give_out({plan, Province::work("Bố trí kinh phí", {{"", p().finance}}, testing::day(2026, 12, 18))});
        plan_id = ids.at(0);
        directive = p().assignment(plan_id).directive;
    }

    ReportData data(const Principal& who, const outputs::About& about) {
        return p().read([&](store::ReadTx& tx) { return outputs::report_data(tx, who, vi(), about, p().today()); }).value();
    }
    Result<std::string> feed_of(std::string_view secret) {
        return p().read([&](store::ReadTx& tx) { return outputs::calendar_feed(tx, secret, locale(), "https://thienan.example", p().clock().now()); });
    }

    Id<Assignment> plan_id;
    Id<Directive> directive;
};

bool holds(const std::vector<std::string>& paragraphs, const std::string& wanted) {
    return std::find(paragraphs.begin(), paragraphs.end(), wanted) != paragraphs.end();
}

TEST_P(Outputs, a_report_on_one_directive_has_its_work_in_document_order_and_the_result) {
    p().act(actions::report_completion, p().director, plan_id, Province::done("12/KH-SKHCN")).value();
    const auto report = data(p().monitor, {directive, {}});
    ASSERT_EQ(report.rows.size(), 2u);
    EXPECT_EQ(report.agency, "Văn phòng Ủy ban nhân dân tỉnh Thanh Lam");
    EXPECT_EQ(report.columns.size(), 10u);
    EXPECT_EQ(report.rows[0].number, "1");
    EXPECT_EQ(report.rows[0].work, "Xây dựng kế hoạch dữ liệu dùng chung");
    EXPECT_EQ(report.rows[0].lead, "Sở Khoa học và Công nghệ");
    EXPECT_EQ(report.rows[0].with, "Sở Tài chính");
    EXPECT_EQ(report.rows[0].leader, "Trần Đình Khôi");
    EXPECT_EQ(report.rows[0].product, "Kế hoạch");
    EXPECT_EQ(report.rows[0].due, "15/12/2026");
    EXPECT_EQ(report.rows[0].result, "Đã xong\n12/KH-SKHCN");
    EXPECT_EQ(report.rows[1].lead, "Sở Tài chính");
    EXPECT_EQ(report.rows[1].result, "");
    EXPECT_TRUE(holds(report.paragraphs, vi()("directives.output_total", {"2"})));
    EXPECT_TRUE(holds(report.paragraphs, vi()("directives.output_open", {"2", "1", "0", "1", "0", "0"})));
}

TEST_P(Outputs, confirmed_work_is_counted_in_time_or_late_by_the_day_of_its_report) {
    p().act(actions::report_completion, p().director, plan_id, Province::done()).value();
    p().act(actions::confirm_completion, p().monitor, plan_id, "").value();
    EXPECT_TRUE(holds(data(p().monitor, {directive, {}}).paragraphs, vi()("directives.output_done", {"1", "1", "0"})));
}

TEST_P(Outputs, cancelled_work_stands_outside_the_total) {
    p().act(actions::cancel, p().monitor, plan_id, "Không còn cần").value();
    const auto report = data(p().monitor, {directive, {}});
    EXPECT_TRUE(holds(report.paragraphs, vi()("directives.output_total", {"1"})));
    EXPECT_TRUE(holds(report.paragraphs, vi()("directives.output_cancelled", {"1"})));
}

TEST_P(Outputs, overdue_work_is_counted_by_its_age) {
    p().clock().set(office_midnight(testing::day(2027, 2, 1)) + 9 * kHour);
    const auto report = data(p().monitor, {directive, {}});
    EXPECT_TRUE(holds(report.paragraphs, vi()("directives.output_ageing", {"0", "2", "0", "0"})));
    EXPECT_TRUE(has(report.rows[0].status, vi()("directives.days_overdue", {"48"}))) << report.rows[0].status;
}

TEST_P(Outputs, a_report_on_a_filter_says_what_it_covers_and_lists_only_that) {
    outputs::About about;
    about.filter.view = queries::View::all;
    about.filter.lead = p().finance;
    const auto report = data(p().monitor, about);
    ASSERT_EQ(report.rows.size(), 1u);
    EXPECT_EQ(report.rows[0].work, "Bố trí kinh phí");
    EXPECT_TRUE(holds(report.paragraphs, vi()("directives.output_scope", {"Chủ trì: Sở Tài chính"})));
}

TEST_P(Outputs, a_report_shows_a_lead_agency_only_what_it_may_see) {
    EXPECT_EQ(data(p().bystander, {{}, {}}).rows.size(), 0u);
    EXPECT_EQ(data(p().director, {directive, {}}).rows.size(), 1u);
}

TEST_P(Outputs, a_directive_that_may_not_be_seen_has_no_report) {
    const auto refused = p().read([&](store::ReadTx& tx) { return outputs::report_data(tx, p().bystander, vi(), {directive, {}}, p().today()); });
    EXPECT_EQ(testing::reason_of(refused), "frame.not_found");
}

TEST_P(Outputs, the_feed_lists_the_due_days_of_its_owner_until_it_is_revoked) {
    const auto secret = p().write([&](store::WriteTx& tx) { return actions::renew_feed(tx, p().director); }).value();
    const auto feed = unfolded(feed_of(secret).value());
    EXPECT_TRUE(feed.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    EXPECT_TRUE(has(feed, "UID:assignment-" + plan_id.str() + "@thienan.example\r\n"));
    EXPECT_TRUE(has(feed, "DTSTART;VALUE=DATE:20261215\r\nDTEND;VALUE=DATE:20261216\r\n"));
    EXPECT_TRUE(has(feed, "https://thienan.example/assignments/" + plan_id.str()));
    EXPECT_FALSE(has(feed, "Bố trí kinh phí"));
    EXPECT_TRUE(feed.ends_with("END:VCALENDAR\r\n"));
    p().write([&](store::WriteTx& tx) { return actions::revoke_feed(tx, p().director); }).value();
    EXPECT_EQ(testing::reason_of(feed_of(secret)), "frame.not_found");
}

TEST_P(Outputs, without_the_right_to_lead_the_feed_has_only_what_the_person_is_in_charge_of) {
    const auto secret = p().write([&](store::WriteTx& tx) { return actions::renew_feed(tx, p().officer); }).value();
    EXPECT_FALSE(has(feed_of(secret).value(), "VEVENT"));
    p().act(actions::accept, p().officer, plan_id).value();
    EXPECT_TRUE(has(feed_of(secret).value(), "VEVENT"));
}

TEST_P(Outputs, the_feed_of_a_locked_account_is_closed) {
    const auto secret = p().write([&](store::WriteTx& tx) { return actions::renew_feed(tx, p().director); }).value();
    const auto admin = Principal::system("test");
    namespace accounts = identity::actions;
    const auto account = p().write([&](store::WriteTx& tx) {
        return accounts::add_account(tx, admin, p().director.person, "giamdoc", identity::testing::password(), accounts::FirstPassword::keep);
    }).value();
    EXPECT_TRUE(feed_of(secret).ok());
    p().write([&](store::WriteTx& tx) { return accounts::lock_account(tx, admin, account, 1); }).value();
    EXPECT_EQ(testing::reason_of(feed_of(secret)), "frame.not_found");
}

TEST_P(Outputs, an_unknown_secret_opens_no_feed) {
    EXPECT_EQ(testing::reason_of(feed_of("wrong")), "frame.not_found");
    EXPECT_EQ(testing::reason_of(feed_of("")), "frame.not_found");
    EXPECT_EQ(testing::reason_of(feed_of(std::string(5'000, 'a'))), "frame.not_found");
}

INSTANTIATE_TEST_SUITE_P(, Outputs, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::directives
