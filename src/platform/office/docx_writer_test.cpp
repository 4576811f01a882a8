#include "platform/office/docx_writer.hpp"

#include "platform/office/docx_reader.hpp"
#include "platform/office/ooxml.hpp"
#include "platform/office/sniff.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

DocumentInfo info() { return {"Thông báo kết luận", "Sở Khoa học và Công nghệ", {1'790'000'000'000}, 28, 20}; }

TitleBlock title() {
    return {"ỦY BAN NHÂN DÂN TỈNH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "Số: 12/TB-SKHCN", "Bình Nguyên, ngày 03 tháng 11 năm 2026", ""};
}

std::string notice() {
    DocxWriter writer{info()};
    writer.title_block(title());
    writer.kind_and_subject("THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 10 năm 2026");
    writer.paragraph("Ngày 02/11/2026, tại trụ sở Sở Khoa học và Công nghệ, Giám đốc Sở đã chủ trì cuộc họp giao ban tháng 10. Sau khi nghe "
                     "các phòng báo cáo, Giám đốc Sở kết luận như sau:");
    writer.heading("I. ĐÁNH GIÁ CHUNG", 1);
    writer.paragraph(std::vector<Run>{{"Tiến độ ", false, false, false}, {"đạt", true, false, false}, {" kế hoạch & < 5% chậm.", false, true, false}});
    writer.heading("II. NHIỆM VỤ", 1);
    writer.numbered("1.", "Giao Phòng Kế hoạch - Tài chính chủ trì, phối hợp với các phòng rà soát dự toán, báo cáo trước ngày 20/11/2026.");
    writer.numbered("a)", std::vector<Run>{{"Danh mục nhiệm vụ", true, false, false}, {" kèm theo.", false, false, false}});
    DocxTable table;
    table.columns = {{"TT", 12, Align::centre}, {"Nhiệm vụ", 0, Align::left}, {"Kinh phí (triệu đồng)", 35, Align::right}};
    table.rows = {{"1", "Nghiên cứu giống lúa chịu mặn", "1.250"}, {"2", "Bảo tồn nguồn gen", "980"}, {"", "Tổng cộng", "2.230"}};
    table.bold_rows = {2};
    writer.table(table);
    writer.signature({"Nơi nhận:", {"- Như trên;", "- Lưu: VT, KHTC."}, {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, "Nguyễn Văn An"});
    writer.landscape();
    writer.paragraph("PHỤ LỤC", {Align::centre, false, 28, 0, true});
    writer.table(table);
    writer.portrait();
    writer.paragraph("Trang cuối.");
    return std::move(writer).finish();
}

TEST(DocxWriter, a_notice_reads_back_in_the_order_it_is_read) {
    const auto text = read_docx_text(notice());
    ASSERT_TRUE(text.ok()) << text.error().reason;
    EXPECT_EQ(*text, R"(ỦY BAN NHÂN DÂN TỈNH
SỞ KHOA HỌC VÀ CÔNG NGHỆ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/TB-SKHCN
Bình Nguyên, ngày 03 tháng 11 năm 2026

THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 10 năm 2026

Ngày 02/11/2026, tại trụ sở Sở Khoa học và Công nghệ, Giám đốc Sở đã chủ trì cuộc họp giao ban tháng 10. Sau khi nghe các phòng báo cáo, Giám đốc Sở kết luận như sau:
I. ĐÁNH GIÁ CHUNG
Tiến độ đạt kế hoạch & < 5% chậm.
II. NHIỆM VỤ
1. Giao Phòng Kế hoạch - Tài chính chủ trì, phối hợp với các phòng rà soát dự toán, báo cáo trước ngày 20/11/2026.
a) Danh mục nhiệm vụ kèm theo.
TT	Nhiệm vụ	Kinh phí (triệu đồng)
1	Nghiên cứu giống lúa chịu mặn	1.250
2	Bảo tồn nguồn gen	980
	Tổng cộng	2.230

Nơi nhận:
- Như trên;
- Lưu: VT, KHTC.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Văn An

)" "\f" R"(PHỤ LỤC
TT	Nhiệm vụ	Kinh phí (triệu đồng)
1	Nghiên cứu giống lúa chịu mặn	1.250
2	Bảo tồn nguồn gen	980
	Tổng cộng	2.230

)" "\f" "Trang cuối.\n");
}

TEST(DocxWriter, the_file_is_a_docx_and_equal_documents_are_equal_bytes) {
    const std::string bytes = notice();
    EXPECT_EQ(sniff(bytes), Kind::docx);
    EXPECT_EQ(bytes, notice());
}

TEST(DocxWriter, every_part_is_well_formed_and_every_relation_leads_somewhere) {
    const std::string bytes = notice();
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    ASSERT_TRUE(archive.ok());
    for (const auto* part : {"[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "docProps/core.xml"})
        EXPECT_TRUE(read_xml(*archive, part, limits).ok()) << part;
    for (const auto* part : {"", "word/document.xml"}) {
        const auto relations = relations_of(*archive, part, limits);
        ASSERT_TRUE(relations.ok());
        EXPECT_FALSE(relations->empty());
        for (const auto& relation : *relations) EXPECT_TRUE(archive->has(relation.target)) << relation.target;
    }
}

TEST(DocxWriter, the_page_is_a4_with_the_margins_of_official_documents) {
    const std::string bytes = notice();
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    const auto document = archive->read("word/document.xml");
    EXPECT_NE(document->find(R"(<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701")"), std::string::npos);
    EXPECT_NE(document->find(R"(<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>)"), std::string::npos);
    // Only the first section's first page goes without its number.
    EXPECT_EQ(document->find("<w:titlePg/>"), document->rfind("<w:titlePg/>"));
    EXPECT_NE(document->find("<w:titlePg/>"), std::string::npos);
}

TEST(DocxWriter, words_of_callers_cannot_break_the_file) {
    DocxWriter writer{info()};
    writer.paragraph("</w:t><w:evil/> \x01 \xFF \f & \"q\"");
    writer.paragraph("a\tb\nc");
    const auto text = read_docx_text(std::move(writer).finish());
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(*text, "</w:t><w:evil/>  \xEF\xBF\xBD  & \"q\"\na\tb\nc\n");
}

TEST(DocxWriter, a_row_longer_than_its_table_is_a_mistake_of_the_program) {
    DocxTable table;
    table.columns = {{"a", 0, Align::left}};
    table.rows = {{"1", "2"}};
    DocxWriter writer{info()};
    EXPECT_DEATH(writer.table(table), "");
}

}  // namespace
}  // namespace thienan::office
