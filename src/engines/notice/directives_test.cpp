#include "engines/notice/document_lines.hpp"

#include <gtest/gtest.h>

// Whole invented directives and telegrams: sections, letters with f and j, a party document, no head at all.
namespace thienan::notice {
namespace {

TEST(Directives, ATelegramNamesItsDayAndHour) {
    const Reading reading = read(R"(
ỦY BAN NHÂN DÂN
TỈNH AN HẢI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 07/CĐ-UBND
An Hải, ngày 14 tháng 9 năm 2026

CÔNG ĐIỆN
Về việc chủ động ứng phó với mưa lớn, lũ quét và sạt lở đất

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:

- Giám đốc các sở, Thủ trưởng các ban, ngành thuộc tỉnh;
- Chủ tịch UBND các xã, phường, đặc khu.

Theo dự báo của Đài Khí tượng thủy văn, từ ngày 15 đến ngày 18/9/2026 trên địa bàn tỉnh có mưa to đến rất to. Triển khai Công điện số 150/CĐ-TTg ngày 13/9/2026 của Thủ tướng Chính phủ, Chủ tịch UBND tỉnh yêu cầu:

1. Chủ tịch UBND các xã, phường, đặc khu rà soát ngay khu vực có nguy cơ sạt lở; hoàn thành sơ tán dân trước 17 giờ ngày 15/9/2026.

2. Sở Nông nghiệp và Môi trường

- Kiểm tra an toàn hồ chứa, trực ban 24/24 giờ.

- Tổng hợp thiệt hại, báo cáo Chủ tịch UBND tỉnh trước 16 giờ hằng ngày.

3. Sở Khoa học và Công nghệ chỉ đạo các doanh nghiệp viễn thông bảo đảm thông tin liên lạc thông suốt.

4. Đề nghị Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh bố trí lực lượng, phương tiện sẵn sàng cứu hộ, cứu nạn.

5. Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Công điện này.

Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Đỗ Văn Bình
)");
    EXPECT_EQ(told(reading), R"(1 | Chủ tịch UBND các xã, phường, đặc khu | Chủ tịch UBND | 2026-09-15
2 | Sở Nông nghiệp và Môi trường | Kiểm tra an
2 | Sở Nông nghiệp và Môi trường | Tổng hợp thiệt | (trước 16 giờ hằng ngày) | ~hằng ngày
3 | Sở Khoa học và Công nghệ | Sở Khoa học
4 | Bộ Chỉ huy Quân sự tỉnh + Công an tỉnh | Đề nghị Bộ | soft
5 | Văn phòng UBND tỉnh | Giao Văn phòng
)");
    EXPECT_EQ(reading.header.issuer, "Ủy ban nhân dân tỉnh An Hải");
    EXPECT_EQ(reading.header.subject, "Về việc chủ động ứng phó với mưa lớn, lũ quét và sạt lở đất");
    EXPECT_EQ(reading.header.signer, "Đỗ Văn Bình");
}

TEST(Directives, ADirectiveOfSeveralSectionsWithoutItsHead) {
    const Reading reading = read(R"(
CHỈ THỊ
Về tăng cường bảo đảm an toàn thông tin mạng

Thời gian qua, công tác bảo đảm an toàn thông tin mạng đã đạt nhiều kết quả. Để khắc phục những hạn chế, Chủ tịch UBND tỉnh yêu cầu:

I. NHIỆM VỤ CHUNG
1. Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường:
a) Trực tiếp chỉ đạo và chịu trách nhiệm về an toàn thông tin của cơ quan, đơn vị.
b) Rà soát, phê duyệt cấp độ an toàn hệ thống thông tin thuộc phạm vi quản lý; hoàn thành trước ngày 30 tháng 6 năm 2026.
c) Bố trí tối thiểu 10% kinh phí công nghệ thông tin hằng năm cho an toàn thông tin.
II. NHIỆM VỤ CỤ THỂ
1. Sở Khoa học và Công nghệ
a) Tổ chức diễn tập thực chiến ít nhất một lần mỗi năm.
b) Định kỳ 6 tháng một lần kiểm tra việc tuân thủ tại các sở, ngành và UBND cấp xã.
c) Phối hợp với Công an tỉnh xử lý sự cố; xây dựng quy chế phối hợp, trình UBND tỉnh trong quý III năm 2026.
d) Tổng hợp kết quả thực hiện Chỉ thị này, báo cáo UBND tỉnh trước ngày 15 tháng 12 hằng năm.
2. Công an tỉnh tăng cường nắm tình hình, đấu tranh với tội phạm mạng.
3. Sở Tài chính cân đối, bố trí kinh phí thực hiện từ nay đến hết năm 2027.
4. Báo và Phát thanh, Truyền hình tỉnh xây dựng chuyên mục tuyên truyền, phát sóng từ tháng 5/2026.
III. TỔ CHỨC THỰC HIỆN
1. Chỉ thị này có hiệu lực kể từ ngày ký.
2. Giao Sở Khoa học và Công nghệ chủ trì, theo dõi, đôn đốc việc thực hiện Chỉ thị này./.
)");
    EXPECT_EQ(told(reading), R"(I.1.a | Thủ trưởng các sở, ban, ngành + Chủ tịch UBND các xã, phường | Trực tiếp chỉ
I.1.b | Thủ trưởng các sở, ban, ngành + Chủ tịch UBND các xã, phường | Rà soát, phê | 2026-06-30
I.1.c | Thủ trưởng các sở, ban, ngành + Chủ tịch UBND các xã, phường | Bố trí tối
II.1.a | Sở Khoa học và Công nghệ | Tổ chức diễn | ~một lần mỗi năm
II.1.b | Sở Khoa học và Công nghệ | Định kỳ 6 | ~Định kỳ 6 tháng một lần
II.1.c | Sở Khoa học và Công nghệ | Phối hợp với | 2026-09-30
II.1.d | Sở Khoa học và Công nghệ | Tổng hợp kết | (trước ngày 15 tháng 12 hằng năm) | ~hằng năm
II.2 | Công an tỉnh | Công an tỉnh
II.3 | Sở Tài chính | Sở Tài chính | 2027-12-31
II.4 | Báo và Phát thanh, Truyền hình tỉnh | Báo và Phát
III.2 | Sở Khoa học và Công nghệ | Giao Sở Khoa
)");
    EXPECT_EQ(reading.header.subject, "Về tăng cường bảo đảm an toàn thông tin mạng");
}

TEST(Directives, LettersMayRunWithFAndJ) {
    const Reading reading = read(R"(
ỦY BAN NHÂN DÂN
THÀNH PHỐ BẮC SƠN
Số: 04/CT-UBND
Bắc Sơn, ngày 12 tháng 5 năm 2026
CHỈ THỊ
VỀ PHÁT TRIỂN KINH TẾ TẦM THẤP
Chủ tịch UBND thành phố yêu cầu các sở, ban, ngành, UBND các xã, phường tập trung thực hiện các nhiệm vụ sau:
1. Sở Khoa học và Công nghệ có trách nhiệm:
a) Là cơ quan đầu mối, tham mưu UBND thành phố triển khai Chỉ thị.
b) Xây dựng cơ chế thử nghiệm có kiểm soát, trình trước 31/8/2026.
c) Tổ chức sát hạch người điều khiển.
d) Công bố bản đồ vùng bay.
e) Kết nối dữ liệu bay.
f) Tiếp nhận hồ sơ trực tuyến.
g) Phối hợp với Bộ Chỉ huy Quân sự thành phố quản lý bay.
h) Hướng dẫn UBND cấp xã.
i) Kiểm tra định kỳ và đột xuất các tổ chức, cá nhân sử dụng phương tiện bay.
j) Sơ kết, tổng kết hằng năm; báo cáo trước ngày 20 tháng 12.
2. Đối với các cơ quan báo chí: tăng cường tuyên truyền.
3. Sở Tài chính phải bố trí vốn trong kế hoạch năm 2027.
4. Nghiêm cấm việc sử dụng phương tiện bay khi chưa được cấp phép.
5. Các tổ chức, cá nhân có liên quan có trách nhiệm thực hiện nghiêm Chỉ thị này./.
Nơi nhận:
- Thường trực Thành ủy;
- Lưu: VT.
CHỦ TỊCH
Trịnh Quốc Đạt
)");
    EXPECT_EQ(told(reading), R"(1.a | Sở Khoa học và Công nghệ | Là cơ quan
1.b | Sở Khoa học và Công nghệ | Xây dựng cơ | 2026-08-31
1.c | Sở Khoa học và Công nghệ | Tổ chức sát
1.d | Sở Khoa học và Công nghệ | Công bố bản
1.e | Sở Khoa học và Công nghệ | Kết nối dữ
1.f | Sở Khoa học và Công nghệ | Tiếp nhận hồ
1.g | Sở Khoa học và Công nghệ | Phối hợp với
1.h | Sở Khoa học và Công nghệ | Hướng dẫn UBND
1.i | Sở Khoa học và Công nghệ | Kiểm tra định
1.j | Sở Khoa học và Công nghệ | Sơ kết, tổng | (trước ngày 20 tháng 12) | ~hằng năm
2 | các cơ quan báo chí | Đối với các
3 | Sở Tài chính | Sở Tài chính
)");
    EXPECT_EQ(reading.header.issuer, "Ủy ban nhân dân thành phố Bắc Sơn");
    EXPECT_EQ(reading.header.subject, "VỀ PHÁT TRIỂN KINH TẾ TẦM THẤP");
    EXPECT_EQ(reading.header.signer, "Trịnh Quốc Đạt");
}

TEST(Directives, ADirectiveOfTheParty) {
    const Reading reading = read(R"(
TỈNH ỦY AN HẢI                       ĐẢNG CỘNG SẢN VIỆT NAM
      *                          An Hải, ngày 22 tháng 4 năm 2026
Số 09-CT/TU

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về đẩy mạnh phát triển khoa học, công nghệ và đổi mới sáng tạo

Những năm qua, khoa học và công nghệ của tỉnh có bước phát triển. Tuy nhiên, vẫn còn hạn chế. Để khắc phục, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội thực hiện tốt các nhiệm vụ sau:

1- Quán triệt sâu sắc quan điểm của Đảng; nâng cao nhận thức của cán bộ, đảng viên.

2- Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo:
- Xây dựng đề án thu hút nhân lực chất lượng cao, hoàn thành trong quý III/2026.
- Ưu tiên bố trí ngân sách hằng năm cho khoa học, công nghệ không thấp hơn 2% tổng chi.

3- Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Đảng ủy UBND tỉnh hướng dẫn, kiểm tra, giám sát việc thực hiện Chỉ thị; định kỳ báo cáo Ban Thường vụ Tỉnh ủy.

4- Đảng ủy các xã, phường xây dựng chương trình hành động trước ngày 30-6-2026.

Chỉ thị này được phổ biến đến chi bộ.

Nơi nhận:                                    T/M BAN THƯỜNG VỤ
- Ban Bí thư (b/c),                              BÍ THƯ
- Lưu VPTU.
                                              Hoàng Thị Mai
)");
    EXPECT_EQ(
        told(reading),
        R"(1 | các cấp ủy, tổ chức đảng, chính quyền + Mặt trận Tổ quốc + các tổ chức chính trị - xã hội | Quán triệt sâu
2 | Đảng ủy UBND tỉnh | Xây dựng đề | 2026-09-30
2 | Đảng ủy UBND tỉnh | Ưu tiên bố
3 | Ban Tuyên giáo và Dân vận Tỉnh ủy | Ban Tuyên giáo | ~định kỳ
4 | Đảng ủy các xã, phường | Đảng ủy các | 2026-06-30
)");
    EXPECT_EQ(reading.header.issuer, "Tỉnh ủy An Hải");
    EXPECT_EQ(reading.header.subject, "về đẩy mạnh phát triển khoa học, công nghệ và đổi mới sáng tạo");
    EXPECT_EQ(reading.header.signer, "Hoàng Thị Mai");
}

TEST(Directives, ATextWithoutAHeadSetsWorkInManyWays) {
    const Reading reading = read(R"(
Thực hiện Nghị quyết số 12-NQ/TU ngày 05/01/2026 của Tỉnh ủy, UBND tỉnh giao các cơ quan, đơn vị thực hiện một số nhiệm vụ sau:

1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, các cơ quan liên quan xây dựng đề án vị trí việc làm; hoàn thành trước ngày 30 tháng 9 năm 2026.

2. Sở Y tế, Sở Giáo dục và Đào tạo (mỗi đơn vị theo chức năng) rà soát cơ sở dữ liệu chuyên ngành, kết nối với trục liên thông của tỉnh trước 01/12/2026.

3. Giao đồng chí Giám đốc Sở Xây dựng trực tiếp chỉ đạo, báo cáo UBND tỉnh kết quả trước cuộc họp giao ban tháng 7/2026.

4. Trong tháng 8/2026, Sở Công Thương tổ chức hội nghị kết nối cung cầu.

5. Chậm nhất 10 ngày làm việc sau khi kết thúc quý, các sở, ngành gửi báo cáo về Sở Tài chính.

6. Ban Quản lý khu kinh tế tỉnh tiếp tục xúc tiến đầu tư; phấn đấu đến cuối năm 2026 thu hút 05 dự án.

7. UBND các xã: Tân Phú, An Phú, Hòa Phú hoàn thành bàn giao mặt bằng trước ngày 15/7/2026; UBND phường Tân Lập hoàn thành trước ngày 31/7/2026.

8. Căn cứ tình hình thực tế, các doanh nghiệp viễn thông hạ ngầm cáp tại khu vực trung tâm.
)");
    EXPECT_EQ(told(reading), R"(1 | Sở Nội vụ | Sở Nội vụ | 2026-09-30
2 | Sở Y tế + Sở Giáo dục và Đào tạo | Sở Y tế, | 2026-12-01
3 | Giám đốc Sở Xây dựng | Giao đồng chí | (trước cuộc họp giao ban tháng 7/2026)
4 | Sở Công Thương | Trong tháng 8/2026, | 2026-08-31
5 | các sở, ngành | Chậm nhất 10 | (Chậm nhất 10 ngày làm việc)
6 | Ban Quản lý khu kinh tế tỉnh | Ban Quản lý | 2026-12-31
7 | UBND các xã: Tân Phú, An Phú, Hòa Phú | UBND các xã: | 2026-07-15
7 | UBND phường Tân Lập | UBND phường Tân | 2026-07-31
8 | các doanh nghiệp viễn thông | Căn cứ tình
)");
}

}  // namespace
}  // namespace thienan::notice
