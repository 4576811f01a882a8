// Reading whole documents with the tools themselves: LibreOffice, poppler and tesseract.
#include "platform/office/document.hpp"

#include "platform/office/archive.hpp"
#include "platform/office/convert.hpp"
#include "platform/office/docx_writer.hpp"
#include "platform/office/temp_dir.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>
#include <vector>

namespace thienan::office {
namespace {

const char* const kFirst = "1. Giao Phòng Kế hoạch - Tài chính chủ trì, phối hợp với các phòng rà soát dự toán, báo cáo trước ngày 20/11/2026.";

std::string notice() {
    DocxWriter writer{{"Thông báo", "Sở", {1'790'000'000'000}, 28, 20}};
    writer.title_block({"ỦY BAN NHÂN DÂN TỈNH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                        "Số: 12/TB-SKHCN", "Bình Nguyên, ngày 03 tháng 11 năm 2026", ""});
    writer.kind_and_subject("THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 10 năm 2026");
    writer.paragraph("Ngày 02/11/2026, tại trụ sở Sở Khoa học và Công nghệ, Giám đốc Sở chủ trì cuộc họp và kết luận như sau:");
    writer.paragraph(kFirst);
    writer.signature({"Nơi nhận:", {"- Như trên;", "- Lưu: VT, KHTC."}, {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, "Nguyễn Văn An"});
    writer.page_break();
    writer.paragraph("Trang thứ hai của thông báo này chỉ để thử cách chia trang của phần đọc văn bản, nội dung không có gì quan trọng đối với ai.");
    return std::move(writer).finish();
}

// A page that draws the words, or nothing; poppler mends the missing table of references.
std::string small_pdf(const std::string& words) {
    const std::string content = words.empty() ? "" : "BT /F 14 Tf 60 700 Td (" + words + ") Tj ET";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>endobj\n"
           "4 0 obj<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
}

void write(const std::filesystem::path& path, std::string_view bytes) { std::ofstream{path, std::ios::binary} << bytes; }

std::string joined(std::string text) {
    for (char& c : text)
        if (c == '\n') c = ' ';
    return text;
}

// The notice as a PDF and as a scan of its first page, made once.
class Documents : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        files_ = new TempDir;
        const auto pdf = docx_to_pdf(notice());
        ASSERT_TRUE(pdf.ok()) << pdf.error().reason;
        write(pdf_file(), *pdf);
        const auto drawn = run_limited({{"pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", "-f", "1", "-l", "1", pdf_file().string(), "scan"},
                                        files_->path()},
                                       {});
        ASSERT_TRUE(drawn.ok());
    }
    static void TearDownTestSuite() { delete files_; }
    static std::filesystem::path pdf_file() { return files_->path() / "notice.pdf"; }
    static std::filesystem::path scan_file() { return files_->path() / "scan.png"; }
    static std::filesystem::path made(const std::string& name, std::string_view bytes) {
        write(files_->path() / name, bytes);
        return files_->path() / name;
    }

    static inline TempDir* files_ = nullptr;
};

TEST_F(Documents, the_text_of_a_pdf_comes_in_reading_order) {
    const auto pdf = read_pdf_text(pdf_file());
    ASSERT_TRUE(pdf.ok()) << pdf.error().reason;
    EXPECT_EQ(pdf->pages, 2);
    EXPECT_FALSE(pdf->needs_ocr);
    EXPECT_EQ(pdf->text.rfind("ỦY BAN NHÂN DÂN TỈNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n\nSố: 12/TB-SKHCN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                              "Độc lập - Tự do - Hạnh phúc\n\nBình Nguyên, ngày 03 tháng 11 năm 2026\n\nTHÔNG BÁO\n",
                              0),
              0u)
        << pdf->text;
    EXPECT_NE(joined(pdf->text).find(kFirst), std::string::npos) << pdf->text;
    EXPECT_NE(pdf->text.find("\fTrang thứ hai"), std::string::npos) << pdf->text;
    EXPECT_NE(pdf->text.find("Nơi nhận:\n- Như trên;\n- Lưu: VT, KHTC.\n"), std::string::npos) << pdf->text;
}

TEST_F(Documents, a_scan_is_recognised_with_its_confidence) {
    const auto document = read_document(scan_file());
    ASSERT_TRUE(document.ok()) << document.error().reason;
    EXPECT_EQ(document->kind, Kind::png);
    EXPECT_EQ(document->pages, 1);
    ASSERT_TRUE(document->confidence.has_value());
    EXPECT_GT(*document->confidence, 80);
    EXPECT_NE(joined(document->text).find(kFirst), std::string::npos) << document->text;
    EXPECT_NE(document->text.find("\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"), std::string::npos) << document->text;
}

TEST_F(Documents, a_pdf_is_recognised_page_by_page_and_can_be_stopped) {
    std::vector<int> seen;
    const auto text = recognise(pdf_file(), Kind::pdf, [&](int done, int of) {
        EXPECT_EQ(of, 2);
        seen.push_back(done);
        return done < 1;
    });
    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().reason, "office.cancelled");
    EXPECT_EQ(seen, std::vector<int>{1});
}

TEST_F(Documents, a_pdf_with_hardly_any_text_asks_for_recognition) {
    const auto file = made("thin.pdf", small_pdf("Ban sao y ban chinh"));
    EXPECT_TRUE(read_pdf_text(file)->needs_ocr);
    const auto document = read_document(file);
    ASSERT_TRUE(document.ok()) << document.error().reason;
    EXPECT_TRUE(document->confidence.has_value());
    EXPECT_NE(document->text.find("chinh"), std::string::npos) << document->text;
}

TEST_F(Documents, pages_sizes_and_pictures_are_bounded) {
    PdfLimits pdf;
    pdf.pages = 1;
    EXPECT_EQ(read_pdf_text(pdf_file(), pdf).error().reason, "office.too_many_pages");
    pdf = {};
    pdf.text_bytes = 100;
    EXPECT_EQ(read_pdf_text(pdf_file(), pdf).error().reason, "office.too_large");
    pdf = {};
    pdf.input_bytes = 100;
    EXPECT_EQ(read_pdf_text(pdf_file(), pdf).error().reason, "office.too_large");
    OcrLimits ocr;
    ocr.pages = 1;
    EXPECT_EQ(recognise(pdf_file(), Kind::pdf, {}, ocr).error().reason, "office.too_many_pages");
    ocr = {};
    ocr.pixels = 100'000;
    EXPECT_EQ(recognise(pdf_file(), Kind::pdf, {}, ocr).error().reason, "office.too_large");
    EXPECT_EQ(recognise(scan_file(), Kind::png, {}, ocr).error().reason, "office.too_large");
    ocr = {};
    ocr.input_bytes = 100;
    EXPECT_EQ(recognise(scan_file(), Kind::png, {}, ocr).error().reason, "office.too_large");
}

TEST_F(Documents, what_is_broken_is_refused_with_its_reason) {
    const auto broken = made("broken.pdf", "%PDF-1.4\nnothing");
    EXPECT_EQ(read_pdf_text(broken).error().reason, "office.broken_pdf");
    EXPECT_EQ(recognise(broken, Kind::pdf).error().reason, "office.broken_pdf");
    EXPECT_EQ(recognise(made("x.png", "\x89PNG\r\n\x1A\n"), Kind::png).error().reason, "office.broken_image");
    EXPECT_EQ(recognise(broken, Kind::docx).error().reason, "office.not_scannable");
    EXPECT_EQ(read_pdf_text(files_->path() / "absent").error().reason, "office.no_file");
    EXPECT_EQ(recognise(files_->path() / "absent", Kind::pdf).error().reason, "office.no_file");
    EXPECT_EQ(docx_to_pdf("no docx").error().reason, "office.not_docx");
}

TEST_F(Documents, a_pdf_that_asks_for_a_password_is_refused_as_such) {
    const auto docx = made("secret.docx", notice());
    const auto profile = "-env:UserInstallation=file://" + (files_->path() / "profile").string();
    const auto made_pdf = run_limited({{"soffice", profile, "--headless", "--convert-to",
                                        "pdf:writer_pdf_Export:{\"EncryptFile\":{\"type\":\"boolean\",\"value\":\"true\"},"
                                        "\"DocumentOpenPassword\":{\"type\":\"string\",\"value\":\"x\"}}",
                                        docx.string()},
                                       files_->path()},
                                      {std::chrono::milliseconds(60'000), 60, std::size_t{4} << 30, 64u << 20, 1u << 20});
    ASSERT_TRUE(made_pdf.ok());
    EXPECT_EQ(read_pdf_text(files_->path() / "secret.pdf").error().reason, "office.encrypted");
    EXPECT_EQ(recognise(files_->path() / "secret.pdf", Kind::pdf).error().reason, "office.encrypted");
}

TEST_F(Documents, a_document_the_converter_cannot_open_is_refused) {
    const std::string broken = pack({{"[Content_Types].xml", "<Types><Override ContentType=\"wordprocessingml.document.main+xml\"/></Types>"},
                                     {"word/document.xml", "<broken"}});
    EXPECT_EQ(docx_to_pdf(broken).error().reason, "office.not_converted");
}

TEST_F(Documents, a_white_page_has_no_text) {
    EXPECT_EQ(read_document(made("white.pdf", small_pdf(""))).error().reason, "office.no_text");
}

TEST_F(Documents, a_file_that_hangs_a_tool_ends_with_a_timeout) {
    ConvertLimits limits;
    limits.process.wall = std::chrono::milliseconds(50);
    EXPECT_EQ(docx_to_pdf(notice(), limits).error().reason, "office.timeout");
}

TEST_F(Documents, several_conversions_may_run_at_once) {
    std::vector<std::string> made_at_once(2);
    std::vector<std::thread> threads;
    for (auto& bytes : made_at_once)
        threads.emplace_back([&bytes] {
            if (auto pdf = docx_to_pdf(notice())) bytes = *std::move(pdf);
        });
    for (auto& thread : threads) thread.join();
    for (const auto& bytes : made_at_once) EXPECT_EQ(sniff(bytes), Kind::pdf);
}

TEST_F(Documents, each_kind_is_read_by_its_reader_whatever_its_name) {
    EXPECT_EQ(read_document(made("a.pdf", "Thông báo\r\n"))->text, "Thông báo\n");
    const auto docx = read_document(made("b.txt", notice()));
    ASSERT_TRUE(docx.ok());
    EXPECT_EQ(docx->kind, Kind::docx);
    EXPECT_EQ(read_document(made("c.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")).error().reason, "office.legacy");
    EXPECT_EQ(read_document(made("d", std::string("\0\1", 2))).error().reason, "office.not_readable");
    EXPECT_EQ(read_document(files_->path() / "absent").error().reason, "office.no_file");
}

}  // namespace
}  // namespace thienan::office
