#include "platform/office/reading_order.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace thienan::office {
namespace {

TEST(ReadingOrder, the_title_block_reads_one_column_after_the_other) {
    EXPECT_EQ(reading_order("   ỦY BAN NHÂN DÂN TỈNH                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                            "SỞ KHOA HỌC VÀ CÔNG NGHỆ                        Độc lập - Tự do - Hạnh phúc\n"
                            "\n"
                            "        Số: 12/TB-SKHCN                    Bình Nguyên, ngày 03 tháng 11 năm 2026\n"
                            "\n"
                            "                                THÔNG BÁO\n"
                            "       Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 10 năm 2026\n"),
              "ỦY BAN NHÂN DÂN TỈNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n\nSố: 12/TB-SKHCN\n\n"
              "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nBình Nguyên, ngày 03 tháng 11 năm 2026\n\n"
              "THÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp giao ban tháng 10 năm 2026\n");
}

TEST(ReadingOrder, a_paragraph_is_set_off_where_its_first_line_is_indented) {
    EXPECT_EQ(reading_order("      1. Giao Phòng Kế hoạch - Tài chính chủ trì, phối hợp với các phòng rà soát\n"
                            " dự toán, báo cáo trước ngày 20/11/2026 để tổng hợp trình lãnh đạo Sở xem xét.\n"
                            "      2. Văn phòng Sở đôn đốc.\n"),
              "1. Giao Phòng Kế hoạch - Tài chính chủ trì, phối hợp với các phòng rà soát\n"
              "dự toán, báo cáo trước ngày 20/11/2026 để tổng hợp trình lãnh đạo Sở xem xét.\n\n2. Văn phòng Sở đôn đốc.\n");
}

TEST(ReadingOrder, a_centred_title_of_two_lines_stays_together) {
    const std::string text = "                             THÔNG BÁO\n                       Kết luận của Giám đốc\n"
                             "Văn bản dài quá năm mươi ký tự để thấy mép trái của trang giấy ở đâu.\n";
    EXPECT_EQ(reading_order(text).substr(0, 50).find("\n\nKết"), std::string::npos);
}

TEST(ReadingOrder, recipients_come_before_the_signature_that_stands_beside_them) {
    EXPECT_EQ(reading_order("Văn bản dài quá năm mươi ký tự để thấy mép trái của trang giấy ở đâu, rồi hết.\n"
                            "                                                    KT. GIÁM ĐỐC\n"
                            " Nơi nhận:                                          PHÓ GIÁM ĐỐC\n"
                            " - Như trên;\n"
                            " - Lưu: VT.\n"
                            "                                                    \n"
                            "                                                    Nguyễn Văn An\n"),
              "Văn bản dài quá năm mươi ký tự để thấy mép trái của trang giấy ở đâu, rồi hết.\n\n"
              "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNguyễn Văn An\n");
}

TEST(ReadingOrder, rows_of_a_table_stay_rows_with_tabs_between_cells) {
    EXPECT_EQ(reading_order("Văn bản dài quá năm mươi ký tự để thấy mép trái của trang giấy ở đâu, rồi hết.\n"
                            "TT     Nhiệm vụ             Hạn\n1      Rà  soát quy hoạch    20/11\n"),
              "Văn bản dài quá năm mươi ký tự để thấy mép trái của trang giấy ở đâu, rồi hết.\nTT\tNhiệm vụ\tHạn\n1\tRà soát quy hoạch\t20/11\n");
}

TEST(ReadingOrder, page_numbers_go_and_form_feeds_stay_between_pages) {
    EXPECT_EQ(reading_order("một\n\f                2\n\nhai\n\f ba\n   - 3 -\n\f"), "một\n\fhai\n\fba\n");
}

TEST(ReadingOrder, an_empty_page_is_still_a_page) { EXPECT_EQ(reading_order("một\n\f\n\fba\n\f"), "một\n\f\fba\n"); }

// Whatever the layout, no word is lost, but for page numbers.
RC_GTEST_PROP(ReadingOrder, keeps_every_letter, ()) {
    const std::string text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abN      \n\f")));
    const auto letters = [](const std::string& of) {
        std::string kept;
        std::copy_if(of.begin(), of.end(), std::back_inserter(kept), [](char c) { return c >= 'A'; });
        std::sort(kept.begin(), kept.end());
        return kept;
    };
    RC_ASSERT(letters(reading_order(text)) == letters(text));
}

}  // namespace
}  // namespace thienan::office
