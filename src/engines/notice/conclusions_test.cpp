#include "engines/notice/document_lines.hpp"

#include <gtest/gtest.h>

// Whole invented conclusions as they come from offices: two columns, empty lines between lines, ordinals.
namespace thienan::notice {
namespace {

TEST(Conclusions, AConclusionInTwoColumnsWithItsTail) {
    const Reading reading = read(R"(
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH AN HẢI                   Độc lập - Tự do - Hạnh phúc
  VĂN PHÒNG
Số: 214/TB-VP                 An Hải, ngày 09 tháng 3 năm 2026

THÔNG BÁO
Kết luận của đồng chí Lê Minh Trí - Phó Chủ tịch UBND tỉnh
tại cuộc họp về tiến độ xây dựng Khu công nghệ số tập trung

Ngày 05 tháng 3 năm 2026, đồng chí Lê Minh Trí - Phó Chủ tịch UBND tỉnh chủ trì
cuộc họp nghe báo cáo tiến độ xây dựng Khu công nghệ số tập trung. Tham dự có đại
diện lãnh đạo các sở: Khoa học và Công nghệ, Tài chính, Xây dựng, Nông nghiệp và
Môi trường; UBND phường Tân Lập.

Sau khi nghe Sở Khoa học và Công nghệ báo cáo, ý kiến của các đơn vị dự họp, đồng
chí Phó Chủ tịch UBND tỉnh kết luận như sau:

1. Ghi nhận sự nỗ lực của Sở Khoa học và Công nghệ, Ban Quản lý dự án Đầu tư xây
dựng tỉnh trong thời gian qua. Tuy nhiên, tiến độ giải phóng mặt bằng còn chậm so
với kế hoạch.

2. Thống nhất chủ trương lựa chọn địa điểm tại phường Tân Lập theo đề xuất của Sở
Xây dựng.

3. Giao Sở Khoa học và Công nghệ:

a) Chủ trì, phối hợp với Sở Tài chính, Sở Xây dựng hoàn thiện hồ sơ đề nghị thành
lập Khu, trình UBND tỉnh trước ngày 25/3.

b) Dự thảo văn bản của UBND tỉnh gửi Bộ Khoa học và Công nghệ xin ý kiến; thời hạn
trình: chậm nhất ngày 31 tháng 3 năm 2026.

c) Hằng tháng, trước ngày 05 của tháng sau, báo cáo tiến độ về UBND tỉnh.

4. UBND phường Tân Lập khẩn trương kiểm đếm, công khai phương án bồi thường trong
tháng 4 năm 2026; Ban Quản lý dự án Đầu tư xây dựng tỉnh bố trí đủ nhân lực phối
hợp với UBND phường Tân Lập thực hiện.

5. Về kinh phí: Sở Tài chính tham mưu UBND tỉnh bổ sung dự toán trong quý II/2026.

6. Đề nghị Công ty Điện lực An Hải khảo sát, lập phương án cấp điện, gửi Sở Khoa học
và Công nghệ trong vòng 15 ngày kể từ ngày ban hành Thông báo này.

Văn phòng UBND tỉnh thông báo đến các cơ quan, đơn vị biết, thực hiện./.

Nơi nhận:                                   TL. CHỦ TỊCH
- CT, các PCT UBND tỉnh;                 CHÁNH VĂN PHÒNG
- Các sở: KH&CN, TC, XD;
- Lưu: VT, KT.
                                         Vũ Thị Hạnh
)");
    EXPECT_EQ(told(reading), R"(3.a | Sở Khoa học và Công nghệ | Chủ trì, phối | 2026-03-25
3.b | Sở Khoa học và Công nghệ | Dự thảo văn | 2026-03-31
3.c | Sở Khoa học và Công nghệ | Hằng tháng, trước | (trước ngày 05 của tháng sau) | ~Hằng tháng
4 | UBND phường Tân Lập | UBND phường Tân | 2026-04-30
4 | Ban Quản lý dự án Đầu tư xây dựng tỉnh | Ban Quản lý
5 | Sở Tài chính | Sở Tài chính | 2026-06-30
6 | Công ty Điện lực An Hải | Đề nghị Công | (trong vòng 15 ngày) | soft
)");
    EXPECT_EQ(reading.header.issuer, "Văn phòng Ủy ban nhân dân tỉnh An Hải");
    EXPECT_EQ(reading.header.subject,
              "Kết luận của đồng chí Lê Minh Trí - Phó Chủ tịch UBND tỉnh tại cuộc họp về tiến độ xây dựng Khu công "
              "nghệ số tập trung");
    EXPECT_EQ(reading.header.signer, "Vũ Thị Hạnh");
    ASSERT_TRUE(reading.header.meeting_date);
    EXPECT_EQ(reading.header.meeting_date->iso(), "2026-03-05");
}

TEST(Conclusions, EmptyLinesBetweenAllLinesChangeNothing) {
    const Reading reading = read(R"(
SỞ KHOA HỌC VÀ CÔNG NGHỆ

VĂN PHÒNG

Số: 31/TB-VP

THÔNG BÁO

Kết luận của Giám đốc Sở tại cuộc họp

giao ban tháng 6 năm 2026

Ngày 02/6/2026, Giám đốc Sở chủ trì họp giao

ban. Giám đốc Sở kết luận, chỉ đạo như sau:

1. Phòng Kế hoạch - Tài chính

a) Hoàn thành báo cáo giải ngân 6 tháng đầu

năm 2026, trình Giám đốc Sở trước ngày

10/6/2026.

b) Rà soát tài sản công, báo cáo trong tháng này.

c) Đăng ký nhu cầu mua sắm trước ngày 15 tháng 6.

d) Lập dự toán năm 2027.

đ) Tham mưu phân bổ kinh phí bổ sung.

e) Theo dõi việc thanh quyết toán.

f) Thường xuyên cập nhật số liệu.

g) Đối chiếu công nợ xong trước 30/6/2026.

2. Phòng Chuyển đổi số và Trung tâm Chuyển đổi

số phối hợp kiểm thử hệ thống, hoàn thành trước

ngày 20/6/2026.

3. Chánh Văn phòng Sở: nhắc các phòng thực hiện

đúng quy chế; kiểm tra đột xuất.

4. Các phòng, đơn vị thuộc Sở gửi báo cáo tuần

trước 15 giờ thứ Năm hằng tuần.
)");
    EXPECT_EQ(told(reading), R"(1.a | Phòng Kế hoạch - Tài chính | Hoàn thành báo | 2026-06-10
1.b | Phòng Kế hoạch - Tài chính | Rà soát tài | 2026-06-30
1.c | Phòng Kế hoạch - Tài chính | Đăng ký nhu | 2026-06-15
1.d | Phòng Kế hoạch - Tài chính | Lập dự toán
1.đ | Phòng Kế hoạch - Tài chính | Tham mưu phân
1.e | Phòng Kế hoạch - Tài chính | Theo dõi việc
1.f | Phòng Kế hoạch - Tài chính | Thường xuyên cập
1.g | Phòng Kế hoạch - Tài chính | Đối chiếu công | 2026-06-30
2 | Phòng Chuyển đổi số + Trung tâm Chuyển đổi số | Phòng Chuyển đổi | 2026-06-20
3 | Chánh Văn phòng Sở | Chánh Văn phòng
4 | Các phòng, đơn vị thuộc Sở | Các phòng, đơn | (trước 15 giờ thứ Năm hằng tuần) | ~hằng tuần
)");
    EXPECT_EQ(reading.header.issuer, "Văn phòng Sở Khoa học và Công nghệ");
    EXPECT_EQ(reading.header.subject, "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 6 năm 2026");
    ASSERT_TRUE(reading.header.meeting_date);
    EXPECT_EQ(reading.header.meeting_date->iso(), "2026-06-02");
}

TEST(Conclusions, OrdinalsPartAPointWithoutLabels) {
    const Reading reading = read(R"(
BAN CHỈ ĐẠO                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CHUYỂN ĐỔI SỐ TỈNH AN HẢI            Độc lập - Tự do - Hạnh phúc
Số: 18/TB-BCĐ                 An Hải, ngày 03 tháng 02 năm 2026

                         THÔNG BÁO
       Kết luận của Trưởng Ban Chỉ đạo tại phiên họp thứ nhất năm 2026

Ngày 30/01/2026, Ban Chỉ đạo Chuyển đổi số tỉnh họp phiên thứ nhất. Trưởng Ban Chỉ
đạo kết luận như sau:

I. Về kết quả năm 2025
Các sở, ngành đã hoàn thành 42/45 nhiệm vụ; Sở Tư pháp, UBND xã Hòa Phú chưa hoàn thành
nhiệm vụ được giao.

II. Về nhiệm vụ trong thời gian tới
Một là, các thành viên Ban Chỉ đạo nêu cao trách nhiệm người đứng đầu, trực tiếp chỉ đạo
chuyển đổi số trong lĩnh vực phụ trách.
Hai là, Sở Khoa học và Công nghệ (Cơ quan thường trực) chủ trì tham mưu ban hành kế hoạch
năm 2026 trong tháng 02/2026; tổng hợp khó khăn của các đơn vị, báo cáo tại phiên họp thứ hai.
Ba là, Công an tỉnh đẩy mạnh Đề án 06; phấn đấu đến 30/6/2026 hoàn thành làm sạch dữ liệu dân cư.
Bốn là, đối với Sở Tư pháp, UBND xã Hòa Phú: kiểm điểm trách nhiệm, báo cáo Ban Chỉ đạo trước
Tết Nguyên đán.
Năm là, thống nhất bổ sung Giám đốc Viễn thông An Hải làm thành viên Ban Chỉ đạo; giao Sở Nội
vụ tham mưu quyết định kiện toàn trước ngày 10/02/2026.

Cơ quan thường trực Ban Chỉ đạo thông báo để các thành viên biết, thực hiện./.

Nơi nhận:                                     TM. BAN CHỈ ĐẠO
- Thành viên BCĐ;                               PHÓ TRƯỞNG BAN
- Lưu: VT.
                                               Lê Minh Trí
)");
    EXPECT_EQ(told(reading), R"(II | các thành viên Ban Chỉ đạo | Một là, các
II | Sở Khoa học và Công nghệ | Hai là, Sở | 2026-02-28
II | Công an tỉnh | Ba là, Công | 2026-06-30
II | Sở Tư pháp + UBND xã Hòa Phú | Bốn là, đối | (trước Tết Nguyên đán)
II | Sở Nội vụ | giao Sở Nội | 2026-02-10
)");
    EXPECT_EQ(reading.header.issuer, "Ban Chỉ đạo Chuyển đổi số tỉnh An Hải");
    EXPECT_EQ(reading.header.subject, "Kết luận của Trưởng Ban Chỉ đạo tại phiên họp thứ nhất năm 2026");
    EXPECT_EQ(reading.header.signer, "Lê Minh Trí");
    ASSERT_TRUE(reading.header.meeting_date);
    EXPECT_EQ(reading.header.meeting_date->iso(), "2026-01-30");
}

TEST(Conclusions, AStandingCommitteeConcludes) {
    const Reading reading = read(R"(
HỘI ĐỒNG NHÂN DÂN TỈNH AN HẢI     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THƯỜNG TRỰC                           Độc lập - Tự do - Hạnh phúc
Số: 66/TB-HĐND                    An Hải, ngày 18 tháng 8 năm 2026

THÔNG BÁO
Kết luận phiên giải trình về công tác quản lý đất đai

Ngày 11 và ngày 12 tháng 8 năm 2026, Thường trực HĐND tỉnh tổ chức phiên giải trình. Sau khi nghe giải trình và thảo luận, Thường trực HĐND tỉnh kết luận:

I. Đánh giá chung
1. Kết quả đạt được
UBND tỉnh đã tập trung chỉ đạo; các sở, ngành triển khai nghiêm túc.
2. Tồn tại, hạn chế
Việc cập nhật cơ sở dữ liệu đất đai còn chậm, UBND một số xã chưa quan tâm đúng mức.

II. Yêu cầu, kiến nghị
1. Đề nghị UBND tỉnh
1.1. Chỉ đạo các sở, ngành, địa phương hoàn thành cơ sở dữ liệu đất đai trong năm 2026.
1.2. Xem xét bố trí đủ kinh phí, trình HĐND tỉnh tại kỳ họp cuối năm.
2. Sở Nông nghiệp và Môi trường cần khẩn trương rà soát các dự án chậm tiến độ; có giải pháp xử lý dứt điểm, báo cáo kết quả trước ngày 15/11.
3. Các Ban của HĐND tỉnh theo lĩnh vực phụ trách giám sát việc thực hiện kết luận này.

Trên đây là kết luận của Thường trực HĐND tỉnh tại phiên giải trình, đề nghị các cơ quan liên quan nghiêm túc triển khai thực hiện.

Nơi nhận:                                 TM. THƯỜNG TRỰC HĐND
- UBND tỉnh;                                  CHỦ TỊCH
- Lưu: VT.                                  Phan Đình Khôi
)");
    EXPECT_EQ(told(reading), R"(II.1.1 | UBND tỉnh | Chỉ đạo các | 2026-12-31 | soft
II.1.2 | UBND tỉnh | Xem xét bố | (tại kỳ họp cuối năm) | soft
II.2 | Sở Nông nghiệp và Môi trường | Sở Nông nghiệp | 2026-11-15
II.3 | Các Ban của HĐND tỉnh | Các Ban của
)");
    EXPECT_EQ(reading.header.issuer, "Thường trực Hội đồng nhân dân tỉnh An Hải");
    EXPECT_EQ(reading.header.subject, "Kết luận phiên giải trình về công tác quản lý đất đai");
    EXPECT_EQ(reading.header.signer, "Phan Đình Khôi");
    ASSERT_TRUE(reading.header.meeting_date);
    EXPECT_EQ(reading.header.meeting_date->iso(), "2026-08-12");
}

TEST(Conclusions, AMeetingOfAWardIsNotedInItsOwnWords) {
    const Reading reading = read(R"(
UBND PHƯỜNG TÂN LẬP
Số: 112/TB-UBND
Tân Lập, ngày 3/7/2026
THÔNG BÁO
Ý kiến kết luận của Chủ tịch UBND phường tại hội nghị giao ban tuần 27

Sáng ngày 02/7/2026, Chủ tịch UBND phường chủ trì hội nghị giao ban. Chủ tịch UBND phường chỉ đạo một số nội dung như sau:

1. Phòng Kinh tế, Hạ tầng và Đô thị:
- Kiểm tra trật tự xây dựng tuyến đường Hùng Vương; lập biên bản, xử lý nghiêm vi phạm. Xong trước thứ Sáu (10/7).
- Trình phê duyệt dự toán sửa chữa vỉa hè ngay trong tuần.

2. Công an phường:
+ Ra quân xử lý lấn chiếm lòng đường vào thứ Bảy hằng tuần.
+ Phối hợp BCH Quân sự phường chuẩn bị giao quân đợt 2, từ ngày 15/7 đến ngày 20/7/2026.

3. Các đồng chí Phó Chủ tịch theo lĩnh vực được phân công đôn đốc các bộ phận; riêng đồng chí Trần Văn Nam - Phó Chủ tịch trực tiếp xử lý đơn thư tồn đọng, báo cáo tôi trong ngày 08/7.

4. Giao bộ phận Văn phòng - Thống kê hoàn thành hồ sơ hội nghị sơ kết 6 tháng đầu năm, phát hành giấy mời trước 05/7/2026.

5. Trạm Y tế phường phun hóa chất diệt muỗi tại các tổ dân phố, xong trong tháng 7.

6. Tổ dân phố số 3, số 5 vận động Nhân dân đăng ký chữ ký số.
)");
    EXPECT_EQ(told(reading), R"(1 | Phòng Kinh tế, Hạ tầng và Đô thị | Kiểm tra trật | 2026-07-10
1 | Phòng Kinh tế, Hạ tầng và Đô thị | Trình phê duyệt
2 | Công an phường | Ra quân xử | (vào thứ Bảy hằng tuần) | ~hằng tuần
2 | Công an phường | Phối hợp BCH | 2026-07-20
3 | Các đồng chí Phó Chủ tịch | Các đồng chí
3 | Trần Văn Nam | riêng đồng chí | 2026-07-08
4 | bộ phận Văn phòng - Thống kê | Giao bộ phận | 2026-07-05
5 | Trạm Y tế phường | Trạm Y tế | 2026-07-31
6 | Tổ dân phố số 3, số 5 | Tổ dân phố
)");
    EXPECT_EQ(reading.header.issuer, "UBND phường Tân Lập");
    EXPECT_EQ(reading.header.subject, "Ý kiến kết luận của Chủ tịch UBND phường tại hội nghị giao ban tuần 27");
    ASSERT_TRUE(reading.header.meeting_date);
    EXPECT_EQ(reading.header.meeting_date->iso(), "2026-07-02");
}

}  // namespace
}  // namespace thienan::notice
