#include "frame/testing.hpp"
#include "modules/audit/testing.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/files/module.hpp"
#include "modules/files/queries.hpp"
#include "modules/files/rules.hpp"
#include "platform/office/archive.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace thienan::files {
namespace {

namespace fs = std::filesystem;
using frame::testing::principal;
using namespace std::string_view_literals;

constexpr std::string_view kPdf = "%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";
constexpr std::string_view kExe = "MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0"sv;

std::string docx(std::string document) {
    return office::pack({{"[Content_Types].xml",
                          R"(<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"},
                         {"word/document.xml", std::move(document)}});
}

// A data folder that goes with the test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("files_" + store::testing::fresh_name())) { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_); }
    std::string path() const { return path_.string(); }
    std::string put(const std::string& name, std::string_view bytes) const {
        const auto file = (path_ / name).string();
        std::ofstream{file, std::ios::binary} << bytes;
        return file;
    }
    int contents() const {
        int count = 0;
        std::error_code none;
        for (const auto& entry : fs::recursive_directory_iterator{path_ / "files", none})
            count += entry.is_regular_file() && entry.path().filename() != "lock";
        return count;
    }

private:
    fs::path path_;
};

void age(const std::string& path, int hours) {
    const timespec at{time(nullptr) - hours * 3600, 0};
    const timespec both[] = {at, at};
    ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), both, 0), 0);
}

std::string refusal(const Result<Content>& taken) { return taken ? "taken" : taken.error().reason; }

TEST(FileNames, keep_only_the_last_part_and_get_the_extension_of_what_is_inside) {
    EXPECT_EQ(rules::clean_name("../../etc/passwd", office::Kind::txt), "passwd.txt");
    EXPECT_EQ(rules::clean_name("C:\\Tài liệu\\Thông báo 12.PDF", office::Kind::pdf), "Thông báo 12.PDF");
    EXPECT_EQ(rules::clean_name("thông báo.exe", office::Kind::pdf), "thông báo.exe.pdf");
    EXPECT_EQ(rules::clean_name("ảnh.jpeg", office::Kind::jpeg), "ảnh.jpeg");
}

TEST(FileNames, cannot_hide_their_end_or_break_a_line) {
    EXPECT_EQ(rules::clean_name("a\xE2\x80\xAEgnp.exe\r\nX: y", office::Kind::png), "agnp.exeX: y.png");
    EXPECT_EQ(rules::clean_name("...", office::Kind::pdf), "file.pdf");
    EXPECT_EQ(rules::clean_name("", office::Kind::docx), "file.docx");
    std::string long_name;
    for (int i = 0; i < 400; ++i) long_name += "ệ";
    EXPECT_EQ(rules::clean_name(long_name, office::Kind::pdf).size(), 150 * 3 + 4u);
}

TEST(FileContents, are_stored_once_under_their_hash_and_read_only) {
    const Folder folder;
    const Contents contents{folder.path()};
    const auto first = contents.take(folder.put("a", kPdf));
    const auto second = contents.take(folder.put("b", kPdf));
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->sha256, second->sha256);
    EXPECT_EQ(first->kind, office::Kind::pdf);
    EXPECT_EQ(first->size, static_cast<std::int64_t>(kPdf.size()));
    EXPECT_EQ(folder.contents(), 1);
    EXPECT_EQ(contents.path_of(first->sha256), folder.path() + "/files/" + first->sha256.substr(0, 2) + "/" + first->sha256);
    struct stat status {};
    ASSERT_EQ(::stat(contents.path_of(first->sha256).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0440u);
    EXPECT_EQ(contents.damage_of(first->sha256), "");
}

TEST(FileContents, are_looked_for_without_writing_anything) {
    const Folder folder;
    const Contents contents{folder.path()};
    EXPECT_EQ(contents.damage_of(std::string(64, 'a')), "missing");
    EXPECT_EQ(contents.sweep({INT64_MAX}, [](std::string_view) { return false; }), 0);
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(FileContents, have_the_hash_that_everybody_computes) {
    const Folder folder;
    EXPECT_EQ(Contents{folder.path()}.keep("abc")->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(FileContents, of_a_wrong_kind_are_refused_whatever_they_are_called) {
    const Folder folder;
    const Contents contents{folder.path()};
    EXPECT_EQ(refusal(contents.take(folder.put("report.pdf", kExe))), "files.kind_unknown");
    EXPECT_EQ(refusal(contents.take(folder.put("report.docx", office::pack({{"a.txt", "x"}})))), "files.kind_zip_other");
    EXPECT_EQ(refusal(contents.take(folder.put("old.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"))), "files.kind_doc_legacy");
    EXPECT_EQ(refusal(contents.take(folder.put("empty.txt", ""))), "files.empty");
    EXPECT_EQ(refusal(contents.keep("")), "files.empty");
    EXPECT_EQ(refusal(contents.take(folder.path() + "/missing")), "files.unreadable");
    EXPECT_EQ(refusal(contents.take(folder.path())), "files.unreadable");
    EXPECT_EQ(folder.contents(), 0) << "a refused file leaves nothing behind";
}

TEST(FileContents, every_kind_that_is_taken_is_taken) {
    const Folder folder;
    const Contents contents{folder.path()};
    EXPECT_EQ(contents.keep(docx("<w/>"))->kind, office::Kind::docx);
    EXPECT_EQ(contents.keep("\x89PNG\r\n\x1A\n....")->kind, office::Kind::png);
    EXPECT_EQ(contents.keep("\xFF\xD8\xFF\xE0....")->kind, office::Kind::jpeg);
    EXPECT_EQ(contents.keep("II*\0...."sv)->kind, office::Kind::tiff);
    EXPECT_EQ(contents.keep("Kính gửi: các sở")->kind, office::Kind::txt);
}

TEST(FileContents, a_zip_bomb_inside_a_docx_is_refused_without_unpacking_it) {
    const Folder folder;
    EXPECT_EQ(refusal(Contents{folder.path()}.keep(docx(std::string(32 << 20, ' ')))), "files.bomb");
    EXPECT_EQ(folder.contents(), 0);
}

TEST(FileContents, over_the_limit_are_refused_with_the_limit) {
    const Folder folder;
    const Contents contents{folder.path(), 1 << 20};
    const auto taken = contents.take(folder.put("big.txt", std::string((1 << 20) + 1, 'a')));
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, Code::too_large);
    EXPECT_EQ(taken.error().args, std::vector<std::string>{"1"});
    EXPECT_EQ(refusal(contents.keep(std::string((1 << 20) + 1, 'a'))), "files.too_large");
    EXPECT_EQ(refusal(contents.keep(std::string(1 << 20, 'a'))), "taken");
}

class Files : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (IsSkipped()) return;
        frame::testing::migrate_all(db());
        viewers_.add("directive", [](store::ReadTx&, const Principal& who, std::int64_t id) { return who.agency().value == id; });
    }
    void TearDown() override {
        if (!IsSkipped()) frame::testing::expect_invariants(db(), invariants());
    }
    Id<File> upload(const Principal& who, std::string_view bytes = kPdf, std::string_view name = "Thông báo.pdf") {
        const auto content = contents_.keep(bytes).value();
        return db().write([&](store::WriteTx& tx) { return actions::add_file(tx, who, content, name); }).value();
    }
    Result<Done> attach(const Principal& who, Id<File> id, std::int64_t directive) {
        return db().write([&](store::WriteTx& tx) { return actions::attach(tx, who, id, {"directive", directive, "document"}); });
    }
    bool sees(const Principal& who, Id<File> id) {
        return db().read([&](store::ReadTx& tx) { return queries::find_visible(tx, viewers_, who, id); }).ok();
    }
    std::string path(Id<File> id) {
        return contents_.path_of(db().read([&](store::ReadTx& tx) { return queries::find(tx, id); })->sha256);
    }

    const Folder folder_;
    const Contents contents_{folder_.path()};
    Viewers viewers_;
    const Principal an_ = principal(1, 7, {}), binh_ = principal(2, 7, {}), chi_ = principal(3, 8, {});
};

TEST_P(Files, an_upload_is_seen_by_nobody_but_its_uploader_until_a_record_holds_it) {
    const auto id = upload(an_);
    EXPECT_TRUE(sees(an_, id));
    EXPECT_FALSE(sees(binh_, id));
    EXPECT_FALSE(sees(Principal{}, id));
    ASSERT_TRUE(attach(an_, id, 7));
    EXPECT_TRUE(sees(binh_, id));
    EXPECT_FALSE(sees(chi_, id)) << "who may not see the record may not see its file";
}

TEST_P(Files, a_file_is_seen_through_any_record_that_holds_it_and_by_the_uploader_only_so) {
    const auto id = upload(chi_);
    ASSERT_TRUE(attach(chi_, id, 7));
    EXPECT_FALSE(sees(chi_, id)) << "the uploader may not see that record";
    ASSERT_TRUE(attach(chi_, id, 8));
    EXPECT_TRUE(sees(chi_, id));
}

TEST_P(Files, a_record_of_a_kind_nobody_answers_for_shows_its_file_to_nobody) {
    const auto id = upload(an_);
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::attach(tx, an_, id, {"loan", 7, ""}); }));
    EXPECT_FALSE(sees(an_, id));
    EXPECT_TRUE(sees(Principal::system("reader"), id));
}

TEST_P(Files, another_s_upload_cannot_be_tied_to_a_record_nor_one_that_does_not_exist) {
    const auto id = upload(an_);
    EXPECT_EQ(attach(binh_, id, 7).error().reason, "frame.not_found");
    EXPECT_EQ(attach(an_, {id.value + 100}, 7).error().reason, "frame.not_found");
}

TEST_P(Files, nobody_uploads_without_signing_in) {
    const auto content = contents_.keep(kPdf).value();
    const auto added = db().write([&](store::WriteTx& tx) { return actions::add_file(tx, Principal{}, content, "a.pdf"); });
    EXPECT_EQ(added.error().reason, "files.may_not_upload");
}

TEST_P(Files, a_record_lists_what_it_holds_and_a_detached_file_is_loose_again) {
    const auto id = upload(an_);
    ASSERT_TRUE(attach(an_, id, 7));
    ASSERT_TRUE(attach(an_, id, 7)) << "twice is once";
    const auto held = db().read([](store::ReadTx& tx) { return queries::held_by(tx, "directive", 7); });
    ASSERT_EQ(held.size(), 1u);
    EXPECT_EQ(held[0].file.name, "Thông báo.pdf");
    EXPECT_EQ(held[0].role, "document");
    const auto detach = [&] { return db().write([&](store::WriteTx& tx) { return actions::detach(tx, an_, id, {"directive", 7, "document"}); }); };
    ASSERT_TRUE(detach());
    EXPECT_EQ(detach().error().reason, "frame.not_found");
    EXPECT_FALSE(sees(binh_, id));
    EXPECT_TRUE(sees(an_, id));
}

TEST_P(Files, a_day_later_only_what_no_record_holds_is_swept_away) {
    const auto loose = upload(an_, "Tài liệu A", "a.txt");
    const auto held = upload(an_, "Tài liệu B", "b.txt");
    ASSERT_TRUE(attach(an_, held, 7));
    const auto loose_path = path(loose), held_path = path(held);
    age(loose_path, 30);
    age(held_path, 30);
    test().clock().advance(kDay - 1);
    EXPECT_EQ(actions::sweep(db(), contents_).files, 0);
    test().clock().advance(2);
    const auto swept = actions::sweep(db(), contents_);
    EXPECT_EQ(swept.files, 1);
    EXPECT_EQ(swept.contents, 1);
    EXPECT_FALSE(fs::exists(loose_path));
    EXPECT_TRUE(fs::exists(held_path));
    EXPECT_FALSE(sees(an_, loose));
}

TEST_P(Files, a_content_two_files_share_stays_while_one_of_them_is_held) {
    const auto mine = upload(an_), theirs = upload(chi_);
    ASSERT_TRUE(attach(chi_, theirs, 8));
    age(path(mine), 60);
    test().clock().advance(2 * kDay);
    EXPECT_EQ(actions::sweep(db(), contents_).files, 1);
    EXPECT_TRUE(fs::exists(path(theirs)));
}

TEST_P(Files, leftovers_of_uploads_that_never_finished_are_swept_only_when_old) {
    const auto content = contents_.keep("chưa ghi vào sổ").value();
    const auto half = folder_.put("files/new/abc123", "nửa chừng");
    EXPECT_EQ(actions::sweep(db(), contents_).contents, 0);
    age(half, 30);
    age(contents_.path_of(content.sha256), 30);
    EXPECT_EQ(actions::sweep(db(), contents_).contents, 2);
    EXPECT_EQ(folder_.contents(), 0);
}

TEST_P(Files, verifying_finds_a_changed_and_a_missing_content) {
    const auto whole = upload(an_, "nguyên vẹn", "1.txt"), changed = upload(an_, "bị sửa", "2.txt"), gone = upload(an_, "bị mất", "3.txt");
    EXPECT_TRUE(actions::verify(db(), contents_).empty());
    ::chmod(path(changed).c_str(), 0600);
    std::ofstream{path(changed), std::ios::app} << "x";
    fs::remove(path(gone));
    std::map<std::string, std::string> damage;
    for (const auto& d : actions::verify(db(), contents_)) damage[d.name] = d.what;
    EXPECT_EQ(damage, (std::map<std::string, std::string>{{"2.txt", "changed"}, {"3.txt", "missing"}}));
    (void)whole;
}

TEST_P(Files, what_was_done_with_a_file_can_be_said_to_people) {
    const auto id = upload(an_);
    ASSERT_TRUE(attach(an_, id, 9));
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::detach(tx, an_, id, {"directive", 9, "document"}); }));
    auto fields = audited_fields();
    fields.push_back({"directive", "document", "files.file"});  // the role belongs to the module that owns the record
    audit::testing::expect_words(db(), fields);
}

INSTANTIATE_TEST_SUITE_P(, Files, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::files
