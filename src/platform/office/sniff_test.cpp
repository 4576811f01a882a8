#include "platform/office/sniff.hpp"

#include "platform/office/archive.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

using namespace std::string_literals;

std::string zip_of_type(const std::string& type) {
    return pack({{"[Content_Types].xml", "<Types><Override PartName=\"/main.xml\" ContentType=\"" + type + "\"/></Types>"}});
}

TEST(Sniff, pictures_and_pdf_are_known_by_their_first_bytes) {
    EXPECT_EQ(sniff("%PDF-1.7\n..."), Kind::pdf);
    EXPECT_EQ(sniff("\x89PNG\r\n\x1A\n...."), Kind::png);
    EXPECT_EQ(sniff("\xFF\xD8\xFF\xE0"), Kind::jpeg);
    EXPECT_EQ(sniff("II*\0...."s), Kind::tiff);
    EXPECT_EQ(sniff("MM\0*...."s), Kind::tiff);
    EXPECT_EQ(sniff("\x01\x02\n%PDF-1.4"), Kind::pdf);
}

TEST(Sniff, office_files_are_known_by_their_main_part) {
    const std::string ooxml = "application/vnd.openxmlformats-officedocument.";
    EXPECT_EQ(sniff(zip_of_type(ooxml + "wordprocessingml.document.main+xml")), Kind::docx);
    EXPECT_EQ(sniff(zip_of_type("application/vnd.ms-word.document.macroEnabled.main+xml")), Kind::docx);
    EXPECT_EQ(sniff(zip_of_type(ooxml + "spreadsheetml.sheet.main+xml")), Kind::xlsx);
    EXPECT_EQ(sniff(zip_of_type(ooxml + "presentationml.presentation.main+xml")), Kind::zip_other);
    EXPECT_EQ(sniff(pack({{"word/document.xml", "<x/>"}})), Kind::zip_other);
    EXPECT_EQ(sniff("PK\x03\x04" "cut off"), Kind::zip_other);
}

TEST(Sniff, a_document_that_embeds_a_workbook_is_still_a_document) {
    const std::string types =
        "<Types><Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>"
        "<Override PartName=\"/word/document.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    EXPECT_EQ(sniff(pack({{"[Content_Types].xml", types}})), Kind::docx);
}

TEST(Sniff, text_is_text_only_when_all_of_it_is) {
    EXPECT_EQ(sniff("Thông báo kết luận\r\n1. …\n"), Kind::txt);
    EXPECT_EQ(sniff("\xFF\xFE\x41\x00"s), Kind::txt);
    EXPECT_EQ(sniff("about %PDF- files"), Kind::txt);
    EXPECT_EQ(sniff("text\0"s), Kind::unknown);
    EXPECT_EQ(sniff("ch\xE0o"), Kind::unknown);  // a legacy code page
    EXPECT_EQ(sniff(""), Kind::unknown);
}

TEST(Sniff, old_word_files_are_told_apart_so_that_people_can_be_asked_to_save_again) {
    EXPECT_EQ(sniff("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."), Kind::doc_legacy);
}

TEST(Sniff, every_kind_has_a_name_that_leads_back_to_it) {
    for (int i = 0; i <= static_cast<int>(Kind::unknown); ++i) {
        const auto kind = static_cast<Kind>(i);
        EXPECT_EQ(kind_named(name_of(kind)), kind);
        EXPECT_EQ(usual_extension(kind).front(), '.');
        EXPECT_NE(media_type(kind).find('/'), std::string_view::npos);
    }
    EXPECT_EQ(kind_named("exe"), std::nullopt);
}

}  // namespace
}  // namespace thienan::office
