#include "app/jobs.hpp"
#include "app/regulations.hpp"
#include "app/routes.hpp"
#include "frame/page_testing.hpp"
#include "modules/directives/actions/daily.hpp"
#include "modules/files/actions/contents.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/identity/testing.hpp"
#include "modules/outbox/actions/queueing.hpp"

#include <gtest/gtest.h>

namespace thienan::app {
namespace {

class ReadDocument : public store::testing::EachEngine {
protected:
    void SetUp() override {
        EachEngine::SetUp();
        if (IsSkipped()) return;
        office_.emplace(test());
        folder_ = std::filesystem::temp_directory_path() / ("thienan_jobs_test." + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        services_.emplace(frame::Services{.db = db(), .clock = test().clock(), .locale = frame::testing::real_words(), .assets = assets_,
                                          .settings = {.data_folder = folder_.string()}});
        workshop_.emplace(db());
        add_handlers(*workshop_, *services_, index_);
        db().write([&](store::WriteTx& tx) -> Result<Done> {
            TRY(directives::actions::load_shipped_rules(tx, read_regulations().deadlines));
            const auto clerk = office_->add_person(tx, "Văn Thư", "vanthu");
            const auto& office = identity::testing::office();
            TRY_ASSIGN(const auto role, identity::actions::add_role(tx, office, {{}, 0, "registrar", "Văn thư", {"directives.register"}}, all_capabilities()));
            TRY(identity::actions::add_post(tx, office, {{}, 0, clerk, office_->department, "Văn thư", false, {}}, {{{}, role, {}}}));
            return Done{};
        }).value();
        clerk_ = office_->principal("vanthu");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Id<Job> hand_in(std::string_view text) {
        const auto content = files::Contents{folder_.string()}.keep(text).value();
        return db().write([&](store::WriteTx& tx) -> Result<Id<Job>> {
            TRY_ASSIGN(const auto file, files::actions::add_file(tx, clerk_, content, "thong-bao.txt"));
            return outbox::actions::queue_job(tx, clerk_, "directives.job_read_document", file.str() + "|");
        }).value();
    }
    std::string told(std::string_view sql, std::int64_t id) {
        return db().read([&](store::ReadTx& tx) { return tx.first({sql, sql}, [](const store::Row& row) { return row.string(0); }, id).value_or(""); });
    }

    std::optional<identity::testing::Office> office_;
    std::filesystem::path folder_;
    frame::testing::NoAssets assets_;
    std::optional<frame::Services> services_;
    overlap::TaskIndex index_{{}};
    std::optional<outbox::actions::Workshop> workshop_;
    Principal clerk_;
};

constexpr std::string_view kNotice = "THÔNG BÁO\nKết luận cuộc họp\n\n1. Giao Sở Khoa học và Công nghệ báo cáo trước ngày 30/12/2030.\n";

TEST_P(ReadDocument, work_begun_again_after_the_program_died_at_its_end_gives_the_same_directive) {
    const auto job = hand_in(kNotice);
    EXPECT_TRUE(workshop_->run_one());
    EXPECT_EQ(told("select result from outbox_job where id = $1", job.value), "/directives/1/review");
    // As if it had died before it could note that it was done.
    db().write([&](store::WriteTx& tx) -> Result<Done> {
        tx.execute({"test/again", "update outbox_job set state = 'queued', result = '', settled_at = null where id = $1"}, job);
        return Done{};
    }).value();
    EXPECT_TRUE(workshop_->run_one());
    EXPECT_EQ(told("select state from outbox_job where id = $1", job.value), "done");
    EXPECT_EQ(told("select result from outbox_job where id = $1", job.value), "/directives/1/review");
    EXPECT_EQ(db().read([](store::ReadTx& tx) { return tx.number({"test/directives", "select count(*) from directive"}); }), 1);
}

TEST_P(ReadDocument, a_document_that_cannot_be_read_is_refused_and_leaves_nothing) {
    const auto job = hand_in("%PDF-1.7\nnot a document");
    EXPECT_TRUE(workshop_->run_one());
    EXPECT_EQ(told("select state from outbox_job where id = $1", job.value), "failed");
    EXPECT_EQ(db().read([](store::ReadTx& tx) { return tx.number({"test/directives", "select count(*) from directive"}); }), 0);
}

INSTANTIATE_TEST_SUITE_P(, ReadDocument, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::app
