#include "engines/notice/document_lines.hpp"

#include <gtest/gtest.h>

// Whole invented plans and letters: fields with and without bullets, address lists, indented paragraphs.
namespace thienan::notice {
namespace {

TEST(PlansAndLetters, ALetterAsksManyAndOneApart) {
    const Reading reading = read(R"(
UBND TỈNH AN HẢI                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ KHOA HỌC VÀ CÔNG NGHỆ              Độc lập - Tự do - Hạnh phúc

Số: 512/SKHCN-CĐS                     An Hải, ngày 02 tháng 10 năm 2026
V/v đề xuất nhiệm vụ khoa học và
công nghệ cấp tỉnh năm 2027

Kính gửi:
            - Các sở, ban, ngành, đoàn thể tỉnh;
            - UBND các xã, phường, đặc khu;
            - Trường Đại học An Hải;
            - Các doanh nghiệp khoa học và công nghệ.

Căn cứ Kế hoạch số 88/KH-UBND ngày 10/8/2026 của UBND tỉnh, để có cơ sở xây dựng danh
mục nhiệm vụ năm 2027, Sở Khoa học và Công nghệ kính đề nghị Quý cơ quan, đơn vị:

1. Đề xuất nhiệm vụ khoa học và công nghệ cấp tỉnh theo mẫu gửi kèm; mỗi đơn vị đề xuất
không quá 03 nhiệm vụ.

2. Cử 01 công chức làm đầu mối, gửi thông tin (họ tên, điện thoại, thư điện tử) về Sở
trước ngày 09/10/2026.

3. Gửi phiếu đề xuất về Sở Khoa học và Công nghệ (qua Phòng Quản lý khoa học) trước ngày
30 tháng 10 để tổng hợp. Sau thời hạn trên, đơn vị không gửi coi như không có đề xuất.

Riêng Trường Đại học An Hải đề nghị bổ sung báo cáo kết quả các nhiệm vụ giai đoạn
2023 - 2025, gửi trước ngày 20/10/2026.

Mọi vướng mắc xin liên hệ Phòng Quản lý khoa học, điện thoại 0200.000.000.

Rất mong nhận được sự phối hợp của Quý cơ quan, đơn vị./.

Nơi nhận:                                         KT. GIÁM ĐỐC
- Như trên;                                      PHÓ GIÁM ĐỐC
- Lưu: VT, QLKH.

                                                 Ngô Thu Thảo
)");
    EXPECT_EQ(told(reading), R"(1 | Quý cơ quan, đơn vị | Đề xuất nhiệm | soft
2 | Quý cơ quan, đơn vị | Cử 01 công | 2026-10-09 | soft
3 | Quý cơ quan, đơn vị | Gửi phiếu đề | 2026-10-30 | soft
3 | Trường Đại học An Hải | Riêng Trường Đại | 2026-10-20 | soft
)");
    EXPECT_EQ(reading.header.issuer, "Sở Khoa học và Công nghệ");
    EXPECT_EQ(reading.header.subject, "V/v đề xuất nhiệm vụ khoa học và công nghệ cấp tỉnh năm 2027");
    EXPECT_EQ(reading.header.signer, "Ngô Thu Thảo");
}

TEST(PlansAndLetters, APlanTellsItsTasksInFields) {
    const Reading reading = read(R"(
ỦY BAN NHÂN DÂN XÃ TÂN PHÚ
Số: 45/KH-UBND
Tân Phú, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Chuyển đổi số xã Tân Phú năm 2026

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ, công chức về chuyển đổi số.
2. Yêu cầu
- Các ban, ngành, đoàn thể xã phối hợp chặt chẽ trong quá trình thực hiện.
II. NHIỆM VỤ
1. Tổ chức tuyên truyền về chuyển đổi số
- Nội dung: phát thanh, phát tờ rơi tại các thôn.
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
- Đơn vị phối hợp: Đoàn Thanh niên xã; các thôn.
- Thời gian thực hiện: Thường xuyên.
2. Kiện toàn Tổ công nghệ số cộng đồng
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
- Thời gian hoàn thành: Tháng 2/2026.
3. Số hóa hồ sơ hộ tịch
- Đơn vị chủ trì: Trung tâm Phục vụ hành chính công xã.
- Đơn vị phối hợp: Công an xã.
- Thời gian hoàn thành: Quý IV/2026.
4. Đánh giá mức độ chuyển đổi số
- Cơ quan chủ trì: Văn phòng HĐND và UBND xã.
- Thời gian: Trước ngày 30/11/2026.
5. Xây dựng mô hình chợ không dùng tiền mặt
- Cơ quan chủ trì: Phòng Kinh tế.
- Thời gian thực hiện: Quý II/2026 - Quý III/2026.
6. Tham gia đề án của tỉnh
- Cơ quan chủ trì: Phòng Kinh tế.
- Thời gian thực hiện: Sau khi có hướng dẫn của tỉnh.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội: Là cơ quan thường trực, theo dõi, đôn đốc thực hiện Kế hoạch; báo cáo UBND xã định kỳ hằng quý.
2. Phòng Kinh tế: Tham mưu bố trí kinh phí, hoàn thành trong tháng 3/2026.
3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội tuyên truyền, vận động Nhân dân tham gia.
Trên đây là Kế hoạch chuyển đổi số xã Tân Phú năm 2026. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Phòng Văn hóa - Xã hội để tổng hợp./.
)");
    EXPECT_EQ(told(reading), R"(I.2 | Các ban, ngành, đoàn thể xã | Các ban, ngành,
II.1 | Phòng Văn hóa - Xã hội | Nội dung: phát | ~Thường xuyên
II.2 | Phòng Văn hóa - Xã hội | Kiện toàn Tổ | 2026-02-28
II.3 | Trung tâm Phục vụ hành chính công xã | Số hóa hồ | 2026-12-31
II.4 | Văn phòng HĐND và UBND xã | Đánh giá mức | 2026-11-30
II.5 | Phòng Kinh tế | Xây dựng mô | 2026-09-30
II.6 | Phòng Kinh tế | Tham gia đề | (Sau khi có hướng dẫn của tỉnh)
III.1 | Phòng Văn hóa - Xã hội | Phòng Văn hóa | ~định kỳ hằng quý
III.2 | Phòng Kinh tế | Phòng Kinh tế: | 2026-03-31
III.3 | Ủy ban Mặt trận Tổ quốc Việt Nam xã + các tổ chức chính trị - xã hội | Đề nghị Ủy | soft
)");
    EXPECT_EQ(reading.header.issuer, "Ủy ban nhân dân xã Tân Phú");
    EXPECT_EQ(reading.header.subject, "Chuyển đổi số xã Tân Phú năm 2026");
}

TEST(PlansAndLetters, BulletsOfALetterAreAssignments) {
    const Reading reading = read(R"(
UBND TỈNH AN HẢI
VĂN PHÒNG
Số: 903/VP-KT
V/v thực hiện kết luận thanh tra
An Hải, ngày 21 tháng 12 năm 2026

Kính gửi: Sở Tài chính; Sở Xây dựng; UBND phường Tân Lập.

Xét đề nghị của Thanh tra tỉnh tại Báo cáo số 77/BC-TTT ngày 15/12/2026, Phó Chủ tịch UBND tỉnh Lê Minh Trí có ý kiến như sau:

- Yêu cầu Sở Xây dựng kiểm điểm, làm rõ trách nhiệm tập thể, cá nhân có liên quan; báo cáo UBND tỉnh trước ngày 10/01.

- Giao Sở Tài chính thu hồi số tiền sai phạm, nộp ngân sách trong quý I; định kỳ hằng quý báo cáo kết quả cho đến khi thu hồi xong.

- UBND phường Tân Lập chấm dứt việc cho thuê mặt bằng trái quy định ngay sau khi nhận được văn bản này, hoàn thành trước 31/12/2026.

- Giao Thanh tra tỉnh theo dõi, kiểm tra; tham mưu xử lý nếu quá thời hạn nêu trên.

Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.

Nơi nhận:
- Như trên;
- Thanh tra tỉnh;
- Lưu: VT, KT.

CHÁNH VĂN PHÒNG
Vũ Thị Hạnh
)");
    EXPECT_EQ(told(reading), R"( | Sở Xây dựng | Yêu cầu Sở | 2027-01-10
 | Sở Tài chính | Giao Sở Tài | 2027-03-31 | ~định kỳ hằng quý
 | UBND phường Tân Lập | UBND phường Tân | 2026-12-31
 | Thanh tra tỉnh | Giao Thanh tra
)");
    EXPECT_EQ(reading.header.issuer, "Văn phòng UBND tỉnh An Hải");
    EXPECT_EQ(reading.header.subject, "V/v thực hiện kết luận thanh tra");
    EXPECT_EQ(reading.header.signer, "Vũ Thị Hạnh");
}

TEST(PlansAndLetters, ALetterUrgesWithIndentedParagraphs) {
    const Reading reading = read(R"(
ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  TỈNH AN HẢI                            Độc lập - Tự do - Hạnh phúc

Số: 2210/UBND-KGVX                   An Hải, ngày 30 tháng 11 năm 2026
V/v đôn đốc thực hiện nhiệm vụ
chuyển đổi số

          Kính gửi:
               - Thủ trưởng các sở, ban, ngành tỉnh;
               - Chủ tịch UBND các xã, phường.

     Theo báo cáo của Sở Khoa học và Công nghệ, đến nay còn 17 nhiệm vụ quá hạn. Để bảo đảm hoàn thành kế hoạch năm 2026, Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:

     1. Phê bình Sở Y tế, UBND xã Hòa Phú chậm thực hiện nhiệm vụ được giao.

     2. Các cơ quan có nhiệm vụ quá hạn (Phụ lục kèm theo) tập trung hoàn thành dứt điểm trước ngày 20/12/2026; giải trình rõ nguyên nhân, trách nhiệm, gửi về Sở Khoa học và Công nghệ trong ngày 05/12/2026.

     3. Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường trực tiếp chỉ đạo, kiểm tra, đôn đốc; chịu trách nhiệm trước Chủ tịch UBND tỉnh nếu để chậm trễ.

     4. Sở Khoa học và Công nghệ tổng hợp, tham mưu UBND tỉnh báo cáo Thủ tướng Chính phủ; đề xuất hình thức xử lý đối với tập thể, cá nhân vi phạm. Thời gian hoàn thành: chậm nhất là ngày 25/12/2026.

     5. Sở Nội vụ đưa kết quả thực hiện vào tiêu chí đánh giá, xếp loại cuối năm.

     Nhận được Công văn này, yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.

Nơi nhận:                                          CHỦ TỊCH
- Như trên;
- TT Tỉnh ủy (b/c);
- Lưu: VT.
                                              Nguyễn Hữu Thành
)");
    EXPECT_EQ(told(reading), R"(2 | Các cơ quan có nhiệm vụ quá hạn | Các cơ quan | 2026-12-05
3 | Thủ trưởng các sở, ban, ngành + Chủ tịch UBND các xã, phường | Thủ trưởng các
4 | Sở Khoa học và Công nghệ | Sở Khoa học | 2026-12-25
5 | Sở Nội vụ | Sở Nội vụ
)");
    EXPECT_EQ(reading.header.issuer, "Ủy ban nhân dân tỉnh An Hải");
    EXPECT_EQ(reading.header.subject, "V/v đôn đốc thực hiện nhiệm vụ chuyển đổi số");
    EXPECT_EQ(reading.header.signer, "Nguyễn Hữu Thành");
}

TEST(PlansAndLetters, FieldsWithoutBulletsAndWorkGivenAtTheEnd) {
    const Reading reading = read(R"(
UBND TỈNH AN HẢI
SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 77/KH-SKHCN
An Hải, ngày 15 tháng 01 năm 2027
KẾ HOẠCH
Cải cách hành chính năm 2027

Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2027 của UBND tỉnh, Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:

I. MỤC TIÊU
- 100% thủ tục hành chính được công khai.
- Phấn đấu chỉ số cải cách hành chính tăng 02 bậc.

II. NHIỆM VỤ CỤ THỂ

1. Cải cách thể chế
1.1. Rà soát văn bản quy phạm pháp luật
Đơn vị chủ trì: Văn phòng Sở.
Đơn vị phối hợp: các phòng chuyên môn.
Thời gian: Hằng quý.
1.2. Tham mưu Nghị quyết của HĐND tỉnh về chính sách hỗ trợ đổi mới công nghệ
Đơn vị chủ trì: Phòng Quản lý công nghệ.
Thời gian: Trước 31/5/2027.
2. Cải cách thủ tục hành chính
a) Công bố danh mục thủ tục hành chính, giao Văn phòng Sở thực hiện trong quý I.
b) Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng thực hiện tiếp nhận hồ sơ kiểm định trực tuyến từ ngày 01/3/2027.
3. Cải cách tài chính công
- Phòng Kế hoạch - Tài chính tham mưu giao quyền tự chủ cho các đơn vị sự nghiệp, hoàn thành trước ngày 28 tháng 02.

III. TỔ CHỨC THỰC HIỆN
1. Trưởng các phòng, Giám đốc các đơn vị trực thuộc căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị, gửi Văn phòng Sở trước ngày 30/01/2027.
2. Văn phòng Sở là đầu mối theo dõi; tổng hợp báo cáo tháng, quý, năm theo quy định.
3. Chế độ báo cáo: Các đơn vị gửi báo cáo trước ngày 20 của tháng cuối quý.

Trên đây là Kế hoạch cải cách hành chính năm 2027, yêu cầu các phòng, đơn vị nghiêm túc thực hiện./.
)");
    EXPECT_EQ(told(reading), R"(II.1.1 | Văn phòng Sở | Rà soát văn | ~Hằng quý
II.1.2 | Phòng Quản lý công nghệ | Tham mưu Nghị | 2027-05-31
II.2.a | Văn phòng Sở | Công bố danh | 2027-03-31
II.2.b | Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng | Trung tâm Kỹ
II.3 | Phòng Kế hoạch - Tài chính | Phòng Kế hoạch | 2027-02-28
III.1 | Trưởng các phòng + Giám đốc các đơn vị trực thuộc | Trưởng các phòng, | 2027-01-30
III.2 | Văn phòng Sở | Văn phòng Sở
III.3 | Các đơn vị | Các đơn vị | (trước ngày 20 của tháng cuối quý) | ~tháng cuối quý
)");
    EXPECT_EQ(reading.header.issuer, "Sở Khoa học và Công nghệ");
    EXPECT_EQ(reading.header.subject, "Cải cách hành chính năm 2027");
}

}  // namespace
}  // namespace thienan::notice
