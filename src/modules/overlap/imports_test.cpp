// Lists of earlier tasks: what is read of them, what each line would do, and what confirming does.
#include "modules/outbox/actions/working.hpp"
#include "modules/overlap/actions/imports.hpp"
#include "modules/overlap/headings.hpp"
#include "modules/overlap/queries/tasks.hpp"
#include "modules/overlap/testing.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <gtest/gtest.h>

namespace thienan::overlap {
namespace {

const std::string kList =
    "Danh mục nhiệm vụ;;;;;\n"
    "Mã số;Tên nhiệm vụ;Tình trạng;Thời gian thực hiện;Tỉnh;Chủ nhiệm\n"
    "A-1;Trồng quế;Đã nghiệm thu;2018-2020;Thanh Lam;Nguyễn Văn A\n"
    ";Không mã;;;;\n"
    "A-2;Nuôi tôm;Bay mất;hai nghìn;Hà Giang;\n"
    "A-1;Lặp lại;;;;\n";

class Imports : public testing::Module {
protected:
    Headings headings() { return import_headings(frame::testing::real_words()); }
    Result<Id<Import>> upload(std::string_view bytes, const Principal& who) {
        TRY_ASSIGN(const auto read, read_import(bytes, headings()));
        return db().write([&](store::WriteTx& tx) { return actions::upload_import(tx, who, {"danh-muc.csv", "Danh mục thử", bytes, read.size()}); });
    }
    std::vector<WeighedLine> lines(Id<Import> id) {
        return db().read([&](store::ReadTx& tx) { return queries::import_lines(tx, keeper(), id, headings()); }).value();
    }
    Result<Done> confirm(Id<Import> id) {
        TRY(db().write([&](store::WriteTx& tx) { return actions::confirm_import(tx, keeper(), id); }));
        outbox::actions::Workshop workshop{db()};
        workshop.add("overlap.job_import", [&](outbox::actions::JobRun& job) { return actions::run_import(db(), keeper(), job, headings()); });
        while (workshop.run_one()) {}
        return Done{};
    }
    EarlierTask task(std::string code) {
        return db().read([&](store::ReadTx& tx) { return queries::tasks(tx, {.search = code}, {}, 1); }).tasks.at(0);
    }
    std::string refusal(std::string_view bytes) { return upload(bytes, keeper()).error().reason; }
};

TEST_P(Imports, every_line_says_what_it_would_do_and_nothing_is_written) {
    const auto id = upload(kList, keeper()).value();
    const auto read = lines(id);
    ASSERT_EQ(read.size(), 4u);
    EXPECT_EQ(read[0].fate, Fate::added);
    EXPECT_EQ(read[0].number, 3);
    EXPECT_EQ(read[0].task.state, TaskState::finished);
    EXPECT_EQ(read[0].task.year_from, 2018);
    EXPECT_EQ(read[0].task.year_to, 2020);
    EXPECT_EQ(read[0].task.place, "Thanh Lam");
    EXPECT_EQ(read[0].task.source, "Danh mục thử");
    EXPECT_EQ(read[1].errors.at(0).reason, "form.required");
    EXPECT_EQ(read[2].errors.at(0).reason, "overlap.not_a_year");
    EXPECT_EQ(read[2].errors.at(1).reason, "overlap.not_a_state");
    EXPECT_EQ(read[3].errors.at(0).reason, "overlap.twice_in_file");
    EXPECT_EQ(db().read([](store::ReadTx& tx) { return queries::count_tasks(tx); }), 0);
}

TEST_P(Imports, confirming_takes_the_right_lines_in_and_leaves_the_others_out) {
    const auto id = upload(kList, keeper()).value();
    ASSERT_TRUE(confirm(id).ok());
    EXPECT_EQ(task("A-1").title, "Trồng quế");
    EXPECT_EQ(db().read([](store::ReadTx& tx) { return queries::count_tasks(tx); }), 1);
    const auto entry = db().read([&](store::ReadTx& tx) { return queries::import(tx, keeper(), id); }).value();
    EXPECT_EQ(entry.added, 1);
    EXPECT_EQ(entry.refused, 3);
    EXPECT_EQ(confirm(id).error().reason, "overlap.import_done_before");
}

TEST_P(Imports, a_known_code_changes_that_task_in_the_columns_the_file_has) {
    add({.code = "A-1", .title = "Tên cũ", .text = "Mục tiêu cũ", .place = "Thanh Lam"});
    const auto id = upload("code,title,level\nA-1,Tên mới,cấp tỉnh\n", keeper()).value();
    EXPECT_EQ(lines(id).at(0).fate, Fate::changed);
    ASSERT_TRUE(confirm(id).ok());
    const auto known = task("A-1").id;
    const auto changed = db().read([&](store::ReadTx& tx) { return queries::task(tx, known); }).value();
    EXPECT_EQ(changed.title, "Tên mới");
    EXPECT_EQ(changed.text, "Mục tiêu cũ");
    EXPECT_EQ(changed.level, Level::province);
    EXPECT_EQ(lines(upload("code,title\nA-1,Tên mới\n", keeper()).value()).at(0).fate, Fate::unchanged);
}

TEST_P(Imports, json_lines_are_read_too) {
    const auto id = upload("{\"id\":\"J1\",\"title\":\"Nuôi cá\",\"text\":\"Mục tiêu\",\"year\":2019,\"place\":\"Cà Mau\",\"state\":\"stopped\",\"cause\":\"Bão\"}\n\n[1]\n{\"id\":\"J2\",\"title\":\"x\",\"level\":\"xa\"}\n", keeper()).value();
    const auto read = lines(id);
    ASSERT_EQ(read.size(), 3u);
    EXPECT_EQ(read[0].task.stop_cause, "Bão");
    EXPECT_EQ(read[0].task.year_from, 2019);
    EXPECT_EQ(read[1].number, 3);
    EXPECT_EQ(read[1].errors.at(0).reason, "overlap.not_json");
    EXPECT_EQ(read[2].errors.at(0).reason, "overlap.not_a_level");
}

TEST_P(Imports, what_is_no_list_is_refused_at_once) {
    EXPECT_EQ(refusal("a,b\n1,2\n"), "overlap.import_no_columns");
    EXPECT_EQ(refusal("code,title\n"), "overlap.import_empty");
    std::string many = "code,title\n";
    for (std::size_t i = 0; i <= kMostImportRows; ++i) many += "c,t\n";
    EXPECT_EQ(refusal(many), "overlap.import_too_many_rows");
    EXPECT_EQ(refusal(std::string(kMostImportBytes + 1, 'x')), "office.too_large");
    EXPECT_EQ(upload(kList, reader()).error().reason, "overlap.may_not_maintain");
}

TEST_P(Imports, pages_show_the_lines_and_give_the_wrong_ones_as_a_workbook) {
    const auto page = "/earlier-tasks/imports/" + upload(kList, keeper()).value().str();
    for (const auto language : {Language::vi, Language::en}) {
        auto who = keeper();
        who.language = language;
        for (const auto& target : {std::string{"/earlier-tasks/imports"}, page}) {
            const auto answer = site().get(target, who);
            ASSERT_TRUE(answer.ok()) << target;
            EXPECT_EQ(answer->body.find(">overlap."), std::string::npos) << target;
        }
    }
    EXPECT_NE(site().get(page, keeper())->body.find("Trồng quế"), std::string::npos);
    const auto wrong = office::read_xlsx(site().get(page + "/errors.xlsx", keeper())->body).value();
    EXPECT_EQ(wrong.at(0).rows.size(), 4u);
    EXPECT_EQ(office::read_xlsx(site().get("/earlier-tasks/imports/template", keeper())->body).value().at(0).rows.at(0).size(), kImportColumns.size());
    EXPECT_EQ(site().post("/earlier-tasks/imports", keeper(), {})->status, 422);
    const auto confirmed = site().post(page + "/confirm", keeper(), {});
    EXPECT_TRUE(frame::testing::header_of(*confirmed, "Location").starts_with("/jobs/"));
    EXPECT_EQ(site().get(page, keeper())->status, 200);
}

INSTANTIATE_TEST_SUITE_P(, Imports, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::overlap
