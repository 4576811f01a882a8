#include "frame/page_testing.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/files/module.hpp"

#include <gtest/gtest.h>

namespace thienan::files {
namespace {

namespace fs = std::filesystem;
using frame::testing::header_of;
using frame::testing::principal;

constexpr std::string_view kPdf = "%PDF-1.4\n<script>alert(1)</script>\n%%EOF\n";

class FileRoutes : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (IsSkipped()) return;
        frame::testing::migrate_all(db());
        folder_ = fs::temp_directory_path() / ("routes_" + store::testing::fresh_name());
        fs::create_directories(folder_);
        frame::Settings settings;
        settings.data_folder = folder_.string();
        site_ = std::make_unique<frame::testing::Site>(db(), test().clock(), settings);
        add_routes(site_->routes(), viewers_, 1 << 20);
    }
    void TearDown() override { fs::remove_all(folder_); }
    // POST /api/v1/files with what a browser would send as one file.
    Result<http::Response> upload(std::string_view bytes, const std::string& name) {
        const auto path = (folder_ / "upload").string();
        std::ofstream{path, std::ios::binary} << bytes;
        http::Request request;
        request.uploads.push_back({"file", name, path, bytes.size()});
        return site_->ask(http::Method::post, "/api/v1/files", an_, std::move(request));
    }
    fs::path folder_;
    Viewers viewers_;
    std::unique_ptr<frame::testing::Site> site_;
    const Principal an_ = principal(1, 7, {}), binh_ = principal(2, 7, {});
};

TEST_P(FileRoutes, a_download_is_saved_under_its_name_and_can_do_nothing_in_the_browser) {
    ASSERT_EQ(upload(kPdf, "Báo cáo.html")->status, 201);
    const auto answer = site_->get("/files/1", an_);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->content_type, "application/pdf");
    EXPECT_EQ(header_of(*answer, "Content-Disposition"), "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.html.pdf");
    EXPECT_EQ(header_of(*answer, "Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_FALSE(answer->may_compress);
    EXPECT_EQ(frame::testing::text_of_file(answer->file), kPdf);
}

TEST_P(FileRoutes, what_another_uploaded_does_not_exist) {
    ASSERT_TRUE(upload(kPdf, "a.pdf"));
    for (const auto* target : {"/files/1", "/api/v1/files/1", "/api/v1/files/1/content", "/files/99", "/files/x"})
        EXPECT_EQ(site_->get(target, binh_).error().code, Code::not_found) << target;
    EXPECT_EQ(site_->get("/files/1", Principal{}).error().code, Code::forbidden);
}

TEST_P(FileRoutes, an_upload_is_described_as_it_was_stored) {
    const auto uploaded = upload(kPdf, "C:\\x\\Thông báo.pdf");
    ASSERT_TRUE(uploaded);
    EXPECT_EQ(uploaded->status, 201);
    EXPECT_NE(uploaded->body.find(R"("name":"Thông báo.pdf","kind":"pdf","size":)" + std::to_string(kPdf.size())), std::string::npos);
    EXPECT_EQ(site_->get("/api/v1/files/1", an_)->body, uploaded->body);
}

TEST_P(FileRoutes, a_refused_upload_leaves_no_file) {
    EXPECT_EQ(upload("MZ\x90 not a pdf \x01\x02", "a.pdf").error().reason, "files.kind_unknown");
    EXPECT_EQ(upload(std::string((1 << 20) + 1, 'a'), "a.txt").error().reason, "files.too_large");
    const auto none = site_->ask(http::Method::post, "/api/v1/files", an_);
    EXPECT_EQ(none.error().fields.front().reason, "files.one_file");
    EXPECT_FALSE(site_->get("/files/1", an_));
}

INSTANTIATE_TEST_SUITE_P(, FileRoutes, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::files
