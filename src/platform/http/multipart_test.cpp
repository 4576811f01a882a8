#include "platform/http/http.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace thienan::http {
namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=XX";

class Multipart : public testing::Test {
protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "multipart-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder_}, {}));
    }
    // The refusal of the whole body, "" where it is taken.
    std::string refusal(std::string_view body, const Limits& limits = {}, std::string_view type = kType) {
        MultipartReader reader{type, limits, folder_};
        auto result = reader.feed(body);
        if (result) result = reader.finish();
        return result ? "" : result.error().reason;
    }

    std::string folder_;
};

std::string part(std::string_view disposition, std::string_view content) {
    return std::string{"--XX\r\nContent-Disposition: form-data; "} + std::string{disposition} + std::string{"\r\n\r\n"} + std::string{content} + "\r\n";
}

std::string contents(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

TEST_F(Multipart, AnyFormComesBackHoweverItIsCut) {
    EXPECT_TRUE(rc::check([&] {
        std::string body = *rc::gen::element<std::string>("", "preamble\r\n", "\r\n");
        std::vector<std::string> fields, uploads;
        // Contents are made of what could be mistaken for a boundary.
        const auto piece = rc::gen::element<std::string>("\r", "\n", "-", "--", "X", "\r\n--X", "\r\n--", "--XX", "a", "ữ");
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
            std::string content;
            for (const auto& text : *rc::gen::container<std::vector<std::string>>(piece)) content += text;
            if (content.find("\r\n--XX") != std::string::npos || content.starts_with("--XX")) continue;
            const bool is_file = *rc::gen::arbitrary<bool>();
            body += part(is_file ? "name=\"f\"; filename=\"a.bin\"" : "name=\"f\"", content);
            (is_file ? uploads : fields).push_back(content);
        }
        body += "--XX--\r\n";
        MultipartReader reader{kType, Limits{}, folder_};
        for (std::size_t at = 0; at < body.size();) {
            const auto n = *rc::gen::inRange<std::size_t>(1, 20);
            RC_ASSERT(reader.feed(std::string_view{body}.substr(at, n)).ok());
            at += n;
        }
        RC_ASSERT(reader.finish().ok());
        const auto got_fields = reader.take_fields();
        RC_ASSERT(got_fields.pairs().size() == fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) RC_ASSERT(got_fields.pairs()[i].second == fields[i]);
        const auto got = reader.take_uploads();
        RC_ASSERT(got.size() == uploads.size());
        for (std::size_t i = 0; i < uploads.size(); ++i) {
            RC_ASSERT(contents(got[i].temporary_file) == uploads[i]);
            RC_ASSERT(got[i].size == uploads[i].size());
            std::filesystem::remove(got[i].temporary_file);
        }
    }));
}

TEST_F(Multipart, NamesAreReadAsBrowsersWriteThem) {
    const auto name_of_file = [&](std::string_view written) {
        MultipartReader reader{kType, Limits{}, folder_};
        EXPECT_TRUE(reader.feed(part(std::string{"name=f; filename=\""} + std::string{written} + "\"", "x") + "--XX--").ok()) << written;
        EXPECT_TRUE(reader.finish().ok());
        const auto uploads = reader.take_uploads();
        if (uploads.size() != 1) return std::string{"none"};
        std::filesystem::remove(uploads[0].temporary_file);
        return uploads[0].name;
    };
    EXPECT_EQ(name_of_file("Thuyết minh.docx"), "Thuyết minh.docx");
    EXPECT_EQ(name_of_file("a %22b%22.pdf"), "a \"b\".pdf");
    EXPECT_EQ(name_of_file("a \\\"b\\\".pdf"), "a \"b\".pdf");
    EXPECT_EQ(name_of_file("50%.pdf"), "50%.pdf");
    EXPECT_EQ(name_of_file("C:\\Users\\An\\de-xuat.docx"), "de-xuat.docx");
    EXPECT_EQ(name_of_file("../../etc/passwd"), "passwd");
    EXPECT_EQ(name_of_file("a%0D%0Ab"), "ab");
    EXPECT_EQ(name_of_file(std::string(1000, 'x')), std::string(200, 'x'));
}

TEST_F(Multipart, ABoundaryMayBeQuotedAndFollowedByBlanks) {
    MultipartReader reader{"Multipart/Form-Data; charset=utf-8; boundary=\"a b:c\"", Limits{}, folder_};
    ASSERT_TRUE(reader.feed("--a b:c \t\r\ncontent-disposition: form-data; name=x\r\n\r\n1\r\n--a b:c--\r\nepilogue").ok());
    ASSERT_TRUE(reader.finish().ok());
    EXPECT_EQ(reader.take_fields().get("x"), "1");
}

TEST_F(Multipart, AFileInputLeftEmptyIsNoUpload) {
    MultipartReader reader{kType, Limits{}, folder_};
    ASSERT_TRUE(reader.feed(part("name=\"f\"; filename=\"\"", "") + part("name=\"g\"; filename=\"empty.txt\"", "") + "--XX--").ok());
    ASSERT_TRUE(reader.finish().ok());
    const auto uploads = reader.take_uploads();
    ASSERT_EQ(uploads.size(), 1U);
    EXPECT_EQ(uploads[0].name, "empty.txt");
    EXPECT_EQ(uploads[0].size, 0U);
}

TEST_F(Multipart, FilesNotTakenGoWithTheReader) {
    {
        MultipartReader reader{kType, Limits{}, folder_};
        ASSERT_TRUE(reader.feed(part("name=f; filename=a", "1") + part("name=f; filename=b", "2") + "--XX\r\nContent-Dis").ok());
        EXPECT_EQ(files(), 2U);
        EXPECT_EQ(reader.finish().error().reason, "http.multipart_broken");
    }
    EXPECT_EQ(files(), 0U);
}

TEST_F(Multipart, AFormThatIsNotWellFormedIsRefused) {
    const std::string disposition = "--XX\r\nContent-Disposition: form-data; ";
    for (const std::string& body : {
             std::string{}, std::string{"--XX\r\n"}, std::string{"--XX-"}, part("name=a", "1"), std::string{"--XY--"},
             std::string{"--XX junk\r\n"}, std::string{"--XX\r\n\r\nno header\r\n--XX--"},
             disposition + "name=a\r\nno colon\r\n\r\n1\r\n--XX--", disposition + "filename=a\r\n\r\n1\r\n--XX--",
             disposition + "name=\"a\r\n\r\n1\r\n--XX--", disposition + "name=a; name=b\r\n\r\n1\r\n--XX--",
             disposition + "name\r\n\r\n1\r\n--XX--", disposition + "name=a b\r\n\r\n1\r\n--XX--",
             disposition + "name=\"a\" b\r\n\r\n1\r\n--XX--",
             std::string{"--XX\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--XX--"},
             std::string{"--XX\r\nContent-Type: text/plain\r\n\r\n1\r\n--XX--"},
             disposition + "name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n1\r\n--XX--",
             disposition + "name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--XX--"})
        EXPECT_EQ(refusal(body), "http.multipart_broken") << body;
    EXPECT_EQ(files(), 0U);
}

TEST_F(Multipart, ATypeWithoutAUsableBoundaryIsRefused) {
    for (const std::string& type : {std::string{"multipart/form-data"}, std::string{"multipart/form-data; boundary="},
                                    std::string{"multipart/form-data; boundary=\"a\\\"\""},
                                    std::string{"multipart/form-data; boundary=a; boundary=b"},
                                    std::string{"multipart/mixed; boundary=XX"}, std::string{"text/plain"},
                                    std::string{"multipart/form-data; boundary="} + std::string(71, 'x')})
        EXPECT_EQ(refusal("--XX--", {}, type), "http.multipart_broken") << type;
}

TEST_F(Multipart, NamesAndValuesThatAreNotUtf8AreRefused) {
    EXPECT_EQ(refusal(part("name=\"\xFF\"", "1") + "--XX--"), "http.bad_encoding");
    EXPECT_EQ(refusal(part("name=a", "\xFF") + "--XX--"), "http.bad_encoding");
    EXPECT_EQ(refusal(part("name=a", std::string(1, '\0')) + "--XX--"), "http.bad_encoding");
    EXPECT_EQ(refusal(part("name=a; filename=\"\xFF\"", "1") + "--XX--"), "http.bad_encoding");
}

TEST_F(Multipart, EveryLimitIsKept) {
    Limits limits;
    limits.fields = 1;
    limits.files = 1;
    limits.field_bytes = 4;
    EXPECT_EQ(refusal(part("name=a", "1234") + part("name=f; filename=f", "12345") + "--XX--", limits), "");
    EXPECT_EQ(refusal(part("name=a", "12345") + "--XX--", limits), "http.too_large");
    EXPECT_EQ(refusal(part("name=a", "1") + part("name=b", "2") + "--XX--", limits), "http.too_many_fields");
    EXPECT_EQ(refusal(part("name=a; filename=f", "1") + part("name=b; filename=g", "2") + "--XX--", limits), "http.too_many_fields");
    EXPECT_EQ(refusal(std::string{"--XX\r\nX: "} + std::string(9000, 'x'), limits), "http.too_large");
    limits.body = 20;
    EXPECT_EQ(refusal(std::string(21, '-'), limits), "http.too_large");
    EXPECT_EQ(files(), 0U);
}

TEST_F(Multipart, ARefusalStays) {
    MultipartReader reader{kType, Limits{}, folder_};
    EXPECT_FALSE(reader.feed("--XX junk\r\n").ok());
    EXPECT_FALSE(reader.feed(part("name=a", "1") + "--XX--").ok());
    EXPECT_EQ(reader.finish().error().reason, "http.multipart_broken");
}

TEST_F(Multipart, AFolderThatIsNotThereIsABrokenWorld) {
    MultipartReader reader{kType, Limits{}, folder_ + "/none"};
    EXPECT_THROW((void)reader.feed(part("name=f; filename=a", "1")), std::system_error);
}

}  // namespace
}  // namespace thienan::http
