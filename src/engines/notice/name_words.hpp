// The words names of bodies are made of, for their capitals. Ordinary official Vietnamese, phrases separated by '|'.
#pragma once

#include <string_view>

namespace thienan::notice {

// Kinds of bodies and fixed names, with their capitals. What follows begins with a capital.
inline constexpr std::string_view kKnownNames =
    "Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban|Hội đồng|Văn phòng|Văn phòng Chính phủ|Văn phòng Quốc hội|Văn phòng "
    "Chủ tịch nước|Thủ tướng Chính phủ|Phó Thủ tướng Chính phủ|Chính phủ|Quốc hội|Chủ tịch|Phó Chủ tịch|Chủ tịch "
    "nước|Ủy ban Thường vụ Quốc hội|Bộ|Bộ trưởng|Thứ trưởng|Bộ Chính trị|Sở|Giám đốc|Phó Giám đốc|Ban|Ban Chỉ "
    "đạo|Ban Chỉ huy|Ban Quản lý|Ban Quản lý dự án|Ban Điều hành|Ban Chấp hành|Ban Thường vụ|Ban Thường trực|Ban Tổ"
    " chức|Ban Tuyên giáo|Ban Dân vận|Ban Nội chính|Ban Bí thư|Ban Dân tộc|Ban Cán sự đảng|Ban Công tác|Ban Vận "
    "động|Ban Giám hiệu|Trưởng ban|Đảng đoàn|Đảng ủy|Đảng bộ|Chi bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Xã "
    "ủy|Đảng Cộng sản Việt Nam|Đảng|Thường trực|Thường vụ|Ủy ban Kiểm tra|Ủy ban Mặt trận Tổ quốc|Mặt trận Tổ "
    "quốc|Việt Nam|Trung ương|Nhà nước|Trường Chính trị|Hội Nông dân|Hội Liên hiệp|Hội Cựu chiến binh|Hội Chữ thập "
    "đỏ|Hội|Hiệp hội|Liên hiệp hội|Liên hiệp các hội|Liên hiệp|Liên đoàn Lao động|Liên đoàn|Liên minh Hợp tác "
    "xã|Liên minh|Đoàn Thanh niên|Cộng sản|Hồ Chí Minh|Thành phố Hồ Chí Minh|Đoàn|Tỉnh đoàn|Thành đoàn|Xã đoàn|Đoàn"
    " Đại biểu Quốc hội|Công đoàn|Cục|Tổng cục|Chi cục|Vụ|Viện|Phân viện|Học viện|Trung tâm|Trung tâm Y tế|Trung "
    "tâm Phục vụ hành chính công|Trường|Trường Đại học|Đại học|Trường Cao đẳng|Cao đẳng|Trường Trung cấp|Trường "
    "Trung học phổ thông|Trường Trung học cơ sở|Trường Tiểu học|Trường Mầm non|Trường Mẫu giáo|Trường Phổ "
    "thông|Bệnh viện|Bệnh viện Đa khoa|Trạm|Trạm Y tế|Phòng|Phòng khám|Công ty|Công ty Cổ phần|Công ty Trách nhiệm "
    "hữu hạn|Công ty Hợp danh|Trách nhiệm hữu hạn|Cổ phần|Một thành viên|Hai thành viên|Tổng công ty|Tập đoàn|Doanh"
    " nghiệp|Doanh nghiệp tư nhân|Xí nghiệp|Nhà máy|Nhà xuất bản|Hợp tác xã|Ngân hàng|Ngân hàng Nhà nước|Kho "
    "bạc|Kho bạc Nhà nước|Quỹ|Thanh tra|Thanh tra Chính phủ|Kiểm toán|Kiểm toán Nhà nước|Tòa án nhân dân|Viện kiểm "
    "sát nhân dân|Công an|Bộ Chỉ huy|Bộ Tư lệnh|Bộ đội Biên phòng|Quân khu|Quân đội|Đồn Biên phòng|Hải "
    "quan|Thuế|Thống kê|Bảo hiểm xã hội|Báo|Đài|Đài Phát thanh và Truyền hình|Cổng Thông tin điện tử|Thông tấn "
    "xã|Bưu điện|Điện lực|Viễn thông|Cảng vụ|Hạt Kiểm lâm|Kiểm lâm|Vườn Quốc gia|Khu Bảo tồn|Bảo tàng|Thư viện|Tổ "
    "Công tác|Tổ Giúp việc|Tổ|Đội|Hội đồng Thi đua - Khen thưởng|Trung tâm Phát triển quỹ đất|Tổng Giám đốc|Cục "
    "trưởng|Chi cục trưởng|Hiệu trưởng|Tiêu chuẩn Đo lường Chất lượng|Sản Nhi|Quốc gia";

// Kinds a proper name may follow at once, without a field between.
inline constexpr std::string_view kNamedKinds =
    "trường trung học phổ thông|trường trung học cơ sở|trường tiểu học|trường mầm non|trường mẫu giáo|xí nghiệp|nhà"
    " máy|hợp tác xã|doanh nghiệp tư nhân|đồn biên phòng|vườn quốc gia|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|xã "
    "ủy|tỉnh đoàn|thành đoàn|xã đoàn|thường trực|thường vụ|ban thường vụ|công an|bệnh viện đa khoa|trạm y tế|thành "
    "phố hồ chí minh|việt nam|hồ chí minh|trung tâm y tế|bưu điện|điện lực|viễn thông|trường chính trị|thủ tướng "
    "chính phủ|đài phát thanh và truyền hình|trường đại học|đại học|trường cao đẳng|cao đẳng|trường trung "
    "cấp|trường phổ thông|bệnh viện|trường|công ty cổ phần|cổ phần|một thành viên|trách nhiệm hữu hạn|công ty trách"
    " nhiệm hữu hạn|ngân hàng|tập đoàn";

// Before the name of a place.
inline constexpr std::string_view kPlaceKinds =
    "tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|khu kinh tế|khu công nghiệp|khu công nghệ "
    "cao|cụm công nghiệp|khu chế xuất|thôn|ấp|buôn|làng|khu phố|thủ đô|vùng|khu vực|chi nhánh|miền";

// What bodies are for.
inline constexpr std::string_view kFieldWords =
    "khoa học|công nghệ|công nghệ cao|kỹ thuật|đổi mới|sáng tạo|chuyển đổi|số|nội vụ|tài chính|kế hoạch|kinh tế|đầu"
    " tư|xây dựng|giao thông|vận tải|nông nghiệp|nông thôn|nông thôn mới|môi trường|tài nguyên|công thương|công "
    "nghiệp|thương mại|văn hóa|thể thao|du lịch|gia đình|giáo dục|đào tạo|y tế|tư pháp|ngoại vụ|ngoại giao|quốc "
    "phòng|an ninh|dân tộc|tôn giáo|thông tin|truyền thông|lao động|thương binh|xã hội|thanh tra|phát thanh|truyền "
    "hình|nhân dân|điện tử|quản lý|dự án|khu vực|phát triển|ứng dụng|tiến bộ|dịch vụ|hành chính|hành chính "
    "công|phục vụ|chỉ đạo|điều hành|điều phối|phòng|chống|phòng chống|thiên tai|tìm kiếm|cứu nạn|cứu hộ|tham "
    "nhũng|lãng phí|tiêu cực|tội phạm|ma túy|cháy|chữa cháy|phòng cháy|bảo vệ|bảo tồn|thực vật|động vật|chăn "
    "nuôi|thú y|trồng trọt|thủy lợi|thủy sản|lâm nghiệp|kiểm lâm|phát triển rừng|rừng|biển|biển đảo|hải đảo|đất "
    "đai|đăng ký|quỹ đất|quy hoạch|kiến trúc|nhà ở|đô thị|hạ tầng|đường bộ|đường sắt|đường thủy|hàng không|hàng "
    "hải|nội địa|kho bạc|ngân sách|thuế|giá|công sản|dự trữ|bảo hiểm|việc làm|người có công|trẻ em|bình đẳng "
    "giới|phụ nữ|thanh niên|thiếu niên|nhi đồng|học sinh|sinh viên|nông dân|cựu chiến binh|người cao tuổi|người "
    "khuyết tật|chữ thập đỏ|từ thiện|nhà báo|văn học|nghệ thuật|văn học nghệ thuật|luật gia|luật sư|khuyến "
    "học|khuyến nông|khuyến công|làm vườn|doanh nghiệp|doanh nhân|đa khoa|chuyên khoa|phụ sản|nhi|mắt|răng hàm "
    "mặt|y học cổ truyền|y dược|dược|dược liệu|tâm thần|phổi|phục hồi|chức năng|kiểm soát|bệnh tật|kiểm nghiệm|pháp"
    " y|an toàn|thực phẩm|vệ sinh|chất lượng|tiêu chuẩn|đo lường|kiểm định|giám định|sở hữu|trí tuệ|sở hữu trí "
    "tuệ|bức xạ|hạt nhân|năng lượng|nguyên tử|bưu chính|viễn thông|tần số|vô tuyến|an ninh mạng|dữ liệu|công "
    "dân|xúc tiến|hội nhập|quốc tế|hợp tác|hợp tác xã|quan hệ|biên giới|biên phòng|quân sự|chính trị|pháp chế|pháp "
    "luật|thi hành án dân sự|thi hành án|dân sự|hình sự|thống kê|lưu trữ|thi đua|khen thưởng|cán bộ|tổ chức|công "
    "chức|viên chức|bách khoa|sư phạm|ngoại ngữ|luật|ngoại thương|mỹ thuật|âm nhạc|sân khấu|nghề|dạy nghề|nghề "
    "nghiệp|thường xuyên|nội trú|dân tộc nội trú|hướng nghiệp|khởi nghiệp|hỗ trợ|tư vấn|trợ giúp|pháp lý|đấu "
    "giá|tài sản|bảo trợ|điều dưỡng|cai nghiện|quan trắc|khí tượng|thủy văn|dự báo|địa chất|khoáng sản|nước|nước "
    "sạch|cấp nước|thoát nước|môi trường đô thị|cây xanh|chiếu sáng|điện lực|điện|xăng dầu|dầu khí|hóa chất|xi "
    "măng|dệt may|cao su|cà phê|lương thực|thực nghiệm|giống|cây trồng|vật nuôi|nghiên cứu|kiểm tra|giám sát|ngân "
    "hàng|chính sách|nhà nước|thị trường|quản lý thị trường|hải quan|xuất nhập khẩu|xuất nhập cảnh|công tác|đại "
    "biểu|tiếp công dân|bảo tàng|thư viện|di tích|di sản|thắng cảnh|tổng hợp|công trình|công cộng|kinh doanh|sản "
    "xuất|chế biến|xuất khẩu|sử dụng|giảm nghèo|bền vững|mục tiêu|chương trình|cải cách|cải cách hành chính|chính "
    "quyền|đề án|trung học|phổ thông|cơ sở|tiểu học|mầm non|sự nghiệp|kết cấu|vận hành|khai thác|logistics|thủ "
    "tục|một cửa|bộ phận|tuyên giáo|dân vận|nội chính|xây dựng đảng|đảng|dân chính|cơ quan|đoàn thể|mặt trận|lâm "
    "sinh|môi sinh|vật tư|nông sản|phân tích|thử nghiệm|đại học|thực hành|huyết học|truyền máu|ung bướu|tim "
    "mạch|nội tiết|da liễu|nhiệt đới|chấn thương|chỉnh hình|giải phóng|mặt bằng|trật tự|xã hội chủ nghĩa|tự động|cơ"
    " khí|luyện kim|giống cây trồng|công lập|tư thục|tín dụng|bưu điện|thiếu nhi|kinh tế - xã hội|cơ quan "
    "đảng|chương trình mục tiêu quốc gia|mục tiêu quốc gia|xổ số|kiến thiết|phát triển khoa học và công nghệ|"
    "doanh nghiệp nhỏ và vừa";

}  // namespace thienan::notice
