// The words themselves, one list a class, phrases separated by '|'. See lexicon.hpp for what a class is.
#pragma once

#include "engines/notice/lexicon.hpp"

namespace thienan::notice {

struct ClassWords {
    Class cls;
    std::string_view phrases;
};

inline constexpr ClassWords kClassWords[] = {
    {Class::head,
     "bộ|bộ trưởng|thứ trưởng|sở|sở ngành|giám đốc|phó giám đốc|tổng giám đốc|ủy ban|ủy ban nhân dân|ubnd|ub|hđnd|hội "
     "đồng|"
     "hội đồng nhân dân|hội đồng thi đua|thường trực|văn phòng|chánh văn phòng|phó chánh văn phòng|vpubnd|vp|chánh "
     "thanh tra|chủ tịch|"
     "phó chủ tịch|thủ trưởng|thủ tướng|phó thủ tướng|chính phủ|quốc hội|cục|tổng cục|cục trưởng|vụ|vụ trưởng|chi cục|"
     "ban|ban quản lý|ban chỉ đạo|ban chỉ huy|ban tổ chức|ban tuyên giáo|trưởng ban|phó trưởng ban|phòng|trưởng phòng|"
     "trung tâm|viện|viện trưởng|trường|các trường|hiệu trưởng|đại học|học viện|bệnh viện|đài|báo|cổng|tập đoàn|"
     "tổng công ty|công ty|doanh nghiệp|ngân hàng|thống đốc|kho bạc|thuế|chi cục thuế|hải quan|thống kê|bảo hiểm xã "
     "hội|"
     "bhxh|công an|quân đội|quân khu|quân sự|bộ chỉ huy|bộ tư lệnh|bộ đội|bộ đội biên phòng|cảnh sát|kiểm lâm|"
     "kiểm toán|thanh tra|tổng thanh tra|tòa án|tòa án nhân dân|viện kiểm sát|viện kiểm sát nhân dân|mặt trận|mttq|"
     "ủy ban mặt trận|hội|hội nông dân|liên minh|liên hiệp|liên đoàn|đoàn|đoàn thanh niên|tỉnh đoàn|thành đoàn|đảng ủy|"
     "tỉnh ủy|thành ủy|huyện ủy|quân ủy|quân ủy trung ương|cấp ủy|các cấp ủy|chi bộ|đảng bộ|ban thường vụ|bí thư|"
     "cơ quan|đơn vị|tổ chức|cá nhân|địa phương|ngành|chính quyền|chủ đầu tư|nhà đầu tư|nhà thầu|người đứng đầu|"
     "lãnh đạo|cán bộ|công chức|tập thể|đồng chí|thành viên|tổ công tác|tổ giúp việc|đội|nhóm công tác|nhóm giúp "
     "việc|nhóm chuyên gia|lực lượng|chủ rừng|cơ sở|"
     "thông tấn xã|hiệp hội|tỉnh|thành phố|tp|huyện|thị xã|quận|xã|phường|đặc khu|phân viện|nhà máy|tòa soạn|thủ đô|"
     "hợp tác xã|hộ gia đình|chủ|người|phó bí thư|trưởng đoàn|đoàn kiểm tra|trạm|đại sứ quán|cơ quan đại diện|ủy viên|"
     "ubmttq|ubmttqvn|ub mttq|trưởng các thôn|trưởng các phòng|trưởng các ban|trưởng các đơn vị|trưởng các cơ "
     "quan|trưởng các khoa|trưởng thôn|tổ "
     "trưởng|đội trưởng|chỉ huy trưởng|trạm trưởng|hạt trưởng|trưởng khoa|bộ phận|các cấp|các bên|thôn|khu phố|tổ dân "
     "phố|thư ký|nhà mạng|nhà trường|sàn|khối|kiểm sát|bưu điện|điện lực|ban "
     "ngành|bảo tàng|thư viện|"
     "cơ sở đào tạo|cơ sở giáo dục|cơ sở giáo dục đại học|cơ sở khám chữa bệnh|cơ sở khám bệnh, chữa bệnh|cơ sở sản "
     "xuất|cơ sở kinh doanh|cơ sở sản xuất, kinh doanh|cơ sở sản xuất kinh doanh|cơ sở nghiên cứu|cơ quan thanh tra|cơ "
     "quan quản lý nhà nước|cơ quan kiểm tra|cơ quan điều tra|cơ quan truyền thông|doanh nghiệp sản xuất|doanh nghiệp "
     "kinh doanh|đơn vị vận tải|tổ chức chính trị - xã hội|"
     "quỹ|viễn thông|liên danh|liên danh nhà thầu|cảng vụ|trưởng công an|kiểm toán nhà nước|thanh tra tỉnh|thanh tra "
     "thành phố|thanh tra bộ|thanh tra sở|thống kê tỉnh|thống kê thành phố|trung tâm dữ liệu|nhà thầu thi công|nhà "
     "thầu tư vấn|tư vấn giám sát|đơn vị tư vấn|đơn vị thi công|ban quản lý dự án|ban quản lý dự án đầu tư|ban quản "
     "lý dự án đầu tư xây dựng|ban quản lý đầu tư xây dựng|ban quản lý đầu tư và xây dựng|ban quản lý dự án đầu tư và "
     "xây dựng|vườn quốc gia|khu bảo tồn|câu lạc bộ|nhà văn hóa|công đoàn|đảng đoàn|ban cán sự đảng|bộ phận một cửa|"
     "chủ nhiệm|tổng biên tập|tổng biên tập các|ban dân tộc|ban kinh tế|hạt|khu|ttxvn|evn|vnpt|viettel|chủ sở hữu"},
    {Class::quantifier,
     "quý|các|những|mỗi|từng|mọi|toàn thể|tất cả|tất cả các|toàn bộ|đồng chí|các đồng chí|đ/c|một số|cả|cán bộ"},
    {Class::verb,
     "rà soát|tổng hợp|chỉ đạo|tổ chức|huy động|chủ trì|phối hợp|xây dựng|hoàn thiện|hoàn thành|ban hành|trình|báo "
     "cáo|họp|"
     "tham mưu|đề xuất|kiến nghị|hướng dẫn|kiểm tra|đôn đốc|giám sát|theo dõi|triển khai|thực hiện|thực thi|thi hành|"
     "bố trí|cân đối|phân bổ|xử lý|cấp phát|cấp giấy|cấp kinh phí|giải quyết|tháo gỡ|khắc phục|chấn chỉnh|đẩy mạnh|đẩy "
     "nhanh|tăng cường|nâng cao|"
     "bảo đảm|đảm bảo|phát huy|nghiên cứu|xem xét|thẩm định|thẩm tra|phê duyệt|quyết định|công bố|công khai|thông báo|"
     "thông tin|tuyên truyền|phổ biến|quán triệt|vận động|cung cấp|chia sẻ|cập nhật|kết nối|tích hợp|chuẩn bị|chuẩn "
     "hóa|"
     "bám sát|nắm|nắm bắt|nắm vững|nắm chắc|tiếp thu|tiếp nhận|quan tâm|hỗ trợ|tạo điều kiện|ưu tiên|đầu tư|mua sắm|"
     "đào tạo|bồi dưỡng|tập huấn|củng cố|kiện toàn|thành lập|sắp xếp|bố trí|phân công|phân cấp|giao|điều chỉnh|sửa đổi|"
     "bổ sung|thay thế|bãi bỏ|khảo sát|đánh giá|thống kê|lập|lập hồ sơ|xác định|xác minh|xác nhận|đối chiếu|làm rõ|làm "
     "tốt|"
     "làm việc|làm|ký|ký kết|thỏa thuận|đàm phán|gửi|nộp|chuyển|bàn giao|tiến hành|khởi công|khánh thành|thi công|vận "
     "hành|"
     "khai thác|quản lý|sử dụng|bảo quản|bảo vệ|phòng ngừa|phòng chống|phòng tránh|phòng, chống|phòng, tránh|dành|dành "
     "thời gian|kêu gọi|kiềm chế|lập kế hoạch|khẩn trương hoàn thành|ứng phó|sơ tán|di dời|cứu hộ|"
     "ngăn chặn|phát hiện|điều tra|truy tố|xét xử|thu hồi|thu thuế|thu phí|nộp|quyết toán|giải ngân|thanh toán|chi "
     "trả|thực hành|"
     "phát triển|mở rộng|đổi mới|cải thiện|cải cách|cắt giảm|đơn giản hóa|duy trì|giữ vững|ổn định|khôi phục|sản xuất|"
     "tham gia|tham dự|cử cán bộ|cử người|cử đại diện|cử lãnh đạo|cử đồng chí|cử thành viên|cử công chức|mời|gặp|đối "
     "thoại|lắng nghe|trả lời|giải trình|giải đáp|tư vấn|động viên|thăm hỏi|khen thưởng|"
     "biểu dương|kỷ luật|kiểm điểm|chịu|tự|tự kiểm tra|gương mẫu|đề cao|nêu cao|nhận diện|nhận thức|khơi thông|bố cục|"
     "lồng ghép|thúc đẩy|khuyến khích|thu hút|xúc tiến|quảng bá|giới thiệu|truyền thông|đưa tin|đăng tải|phát sóng|"
     "tuân thủ|chấp hành|đáp ứng|tận dụng|khai báo|kê khai|đăng ký|cắm mốc|đo đạc|giao đất|cho thuê|đấu giá|đấu thầu|"
     "lựa chọn|lấy ý kiến|góp ý|tham vấn|xin ý kiến|có ý kiến|có văn bản|có kế hoạch|có giải pháp|có phương án|có biện "
     "pháp|"
     "có báo cáo|có hình thức|điều phối|điều hành|điều động|hợp tác|liên kết|trao đổi|thống nhất|cam kết|khảo nghiệm|"
     "ứng dụng|chuyển giao|chuyển đổi|số hóa|lắp đặt|vận chuyển|dọn dẹp|giải phóng|bồi thường|cải tạo|nâng cấp|sửa "
     "chữa|"
     "treo|nghiêm cấm|không để|tránh|hạn chế|giảm|kéo giảm|chăm lo|chăm sóc|điều trị|giáo dục|"
     "rút kinh nghiệm|sơ kết|tổng kết|lưu trữ|kiểm soát|kiểm kê|kiểm định|thử nghiệm|thí điểm|nhân rộng|định hướng|"
     "tập trung|phấn đấu|nỗ lực|cố gắng|quyết tâm|đi đầu|tiên phong|phát động|hưởng ứng|ra quân|trực ban|túc trực|"
     "cảnh báo|dự báo|quan trắc|soát xét|soạn thảo|dự thảo|biên soạn|biên tập|phát hành|niêm yết|cụ thể hóa|chi tiết "
     "hóa|"
     "nghiệm thu|thanh lý|thanh tra|kiểm toán|nêu|chú trọng|lưu ý|chú ý|coi trọng|tính toán|cân nhắc|bảo trì|bảo dưỡng|"
     "dừng|tạm dừng|chấm dứt|khởi động|xây dựng và|hình thành|thiết lập|thiết kế|quy hoạch|quy định|ấn định|"
     "phân tích|phân loại|phân luồng|phân tách|phản ánh|phản biện|phục vụ|phục hồi|nhắc nhở|nhập|nhập khẩu|xuất cấp|"
     "căn cứ|cụ thể|giúp|giúp việc|làm đầu mối|là đầu mối|là cơ quan|làm cơ quan|tham khảo|học tập|"
     "tranh thủ|tập hợp|tiết kiệm|tìm kiếm|tu bổ|tôn tạo|ủy quyền|ủy thác|vệ sinh|viết|xã hội hóa|xóa|yêu cầu|đề nghị|"
     "cương quyết|chống|hiện đại hóa|làm sạch|liên hệ|liên thông|nghiên cứu và|tích cực|thay đổi|gắn|gắn kết|"
     "gắn với|sáp nhập|hợp nhất|bố trí đủ|đưa|đặt|đấu tranh|triệt phá|tuần tra|truy quét|tổng rà soát|hiệp đồng|"
     "kịp thời|tạo lập|tạo ra|tạo sự|khoanh vùng|xét duyệt|tuyển|tuyển chọn|tuyển dụng|mua|"
     "bình ổn|thu mua|tiêu thụ|kích cầu|rà phá|tri ân|đóng góp|ủng hộ|cứu trợ|trích|miễn|gia hạn|khoanh nợ|cho vay|"
     "cơ cấu lại|giãn|hoãn|thu thập|khai trương|trưng bày|tôn vinh|trao|trao tặng|khuyến cáo|vượt|bứt phá|nghiêm túc|"
     "sửa|kết hợp|kế thừa|duyệt|áp dụng|lấy mẫu|lấy phiếu|lấy số liệu|tạo thuận lợi|tạo môi trường|tạo bước|tạo chuyển "
     "biến|tạo việc làm|diễn tập|chung tay|góp phần|chấp nhận|phân vùng|thuê|cấp lại|có cơ chế|có chính sách|có trao "
     "đổi|có hướng dẫn|có lộ trình|có phản hồi|có công văn|coi|coi trọng|xem|nhận thức|mở|mở thêm|tăng|tăng thêm|gia "
     "tăng|đa dạng hóa|đồng hành|chỉnh trang|chỉnh lý|chỉnh "
     "sửa|xác lập|làm chủ|tiếp cận|đón tiếp|phân định|trang bị|chế tạo|bảo tồn|bảo mật|bảo hộ|cấp phép|cấp mới|cấp "
     "đổi|kiểm nghiệm|kiểm dịch|kiểm chứng|gìn giữ|giữ gìn|hòa giải|hoàn trả|hoạch định|khởi tố|khuyến nghị|làm thủ "
     "tục|luân chuyển|ngừng|niêm phong|phê chuẩn|phục dựng|sưu tầm|tái cấu trúc|tái cơ cấu|tài trợ|tạo nguồn|tạm "
     "ứng|theo sát|thu gom|thu nộp|tiêm phòng|tiêu hủy|tiếp sóng|tiếp tế|cung ứng|tinh giản|tinh gọn|triệu "
     "tập|truyền dạy|ươm tạo|vận dụng|vinh danh|xác thực|xuất bản|ra mắt|rút ngắn|đo lường|giám định|định giá|kích "
     "hoạt|đảm nhận|đảm nhiệm|đẩy lùi|điều tiết|đối soát|in ấn|phát sóng|phát động|thẩm tra|bình xét|thi đua|giao "
     "ban|tổng duyệt|sơ duyệt|hạch toán|trích lập|lắp ráp|khoanh nuôi|trồng rừng|khử trùng|xây mới|gia cố|nạo vét|hạ "
     "ngầm|"
     "tháo dỡ|phá dỡ|dỡ bỏ|di chuyển|nhắc|kiểm đếm|sát hạch|hậu kiểm|lên phương án|lên kế hoạch|phủ sóng|đấu nối|thu "
     "hoạch|gieo trồng|điều chuyển|thanh quyết toán|bốc thăm|ký ban hành|ký số|lắp|trồng|cưỡng chế|xử phạt|tịch "
     "thu|truy thu|đình chỉ|khoanh định|trám lấp|tích nước|xả lũ|bóc tách|chốt số liệu|phun|tiêm chủng|rải|san "
     "lấp|phát quang|tu "
     "sửa|khám sàng lọc|lên danh sách|cài đặt|chạy thử|mở lớp|tặng quà|đón"},
    {Class::adverb,
     "trân trọng|lãnh đạo, chỉ đạo|lãnh đạo chỉ đạo|lãnh đạo thực hiện|lãnh đạo tổ chức|ra quyết định|ra thông báo|ra "
     "văn "
     "bản|khẩn trương|chủ động|tiếp tục|tập trung|nghiêm túc|kịp thời|thường xuyên|phải|cần|cần phải|nên|sớm|tích cực|"
     "trực tiếp|quyết liệt|nhanh chóng|định kỳ|đồng thời|phối hợp chặt chẽ|kiên quyết|chịu|hết sức|tăng cường|ưu tiên|"
     "chú trọng|quan tâm|đẩy mạnh|cùng|cũng|đều|tự|lập tức|ngay|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|hàng "
     "quý|"
     "xem xét|nghiêm khắc|trước mắt|bước đầu|nhất là|cơ bản|thực hiện nghiêm|chủ động và|thận trọng|tuyệt đối|"
     "không được|rứt khoát|dứt khoát|dứt điểm|nhất quán|rà|hoàn toàn|linh hoạt|sẵn sàng|thống nhất|mạnh dạn|đặc biệt|"
     "từng bước|hằng tuần|hàng tuần|hằng ngày|hàng ngày|có thể|được phép|làm tốt|thực sự|nỗ lực|phấn đấu|tiến hành|bảo "
     "đảm"},
    {Class::duty, "có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|có nghĩa vụ|làm đầu mối|là cơ quan đầu mối"},
    {Class::adjunct,
     "trên cơ sở|căn cứ|theo|trong|để|đối với|về|về việc|liên quan đến|liên quan|sau khi|khi|nhằm|với|từ|trước|tại|"
     "trường hợp|nếu|thông qua|qua|dựa trên|bằng|ngoài|riêng|tùy theo|song song với|cùng với|bên cạnh|thực hiện|ngay "
     "sau khi|"
     "ngay|đến|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|hàng quý|định kỳ|xuất phát từ|giai đoạn|tiếp theo|"
     "trên tinh thần|trên địa bàn|xét|như|do|vì|bởi|nhân dịp|vừa qua|thời gian|thời gian tới|hiện nay|mặc dù|"
     "bám sát|phát huy|gắn với|trước mắt|chậm nhất|tính đến|kể từ|vào|sau|từ nay|cho|hằng tuần|hàng tuần|với vai trò"},
    {Class::past,
     "trân trọng cảm ơn|cảm ơn|xin cảm ơn|xin|xin trân trọng|trân trọng thông báo|trân trọng thông "
     "tin|đã|đang|sẽ|là|được|bị|có|còn|chưa|vẫn|vừa|từng bước|không "
     "còn|luôn|đều|gồm|bao gồm|thuộc đối tượng|không phải"},
    {Class::directive,
     "yêu cầu|giao|giao nhiệm vụ cho|giao cho|phân công|chỉ đạo|ủy quyền cho|ủy quyền|lưu ý|nhắc nhở|giao nhiệm vụ|"
     "giao trách nhiệm cho|giao trách nhiệm|cũng yêu cầu|phân công nhiệm vụ"},
    {Class::request, "đề nghị|kính đề nghị|trân trọng đề nghị|kính mời|đề nghị với"},
    {Class::praise,
     "đánh giá cao|ghi nhận|biểu dương|hoan nghênh|cảm ơn|xin cảm ơn|trân trọng cảm ơn|cơ bản thống nhất|thống "
     "nhất|đồng ý|"
     "nhất trí|cơ bản nhất trí|cơ bản đồng ý|chia sẻ với|ủng hộ|tán thành|chấp thuận|cho phép|thống nhất chủ trương|"
     "nhiệt liệt|nhìn chung|qua theo dõi|thay mặt|căn cứ luật|căn cứ nghị định|căn cứ thông tư|căn cứ quyết định|căn "
     "cứ nghị quyết"},
    {Class::unit,
     "bộ|sở|ban|ngành|ban ngành|đoàn thể|địa phương|cơ quan|đơn vị|tổ chức|cá nhân|tỉnh|thành phố|huyện|quận|thị xã|xã|"
     "phường|thị trấn|đặc khu|hội|đoàn|doanh nghiệp|trường|cấp|tập đoàn|tổng công ty|công ty|viện|trung tâm|hiệp hội|"
     "nhà thầu|nhà đầu tư|chủ đầu tư|liên quan|có liên quan|trực thuộc|thuộc|trung ương|hội quần chúng|mặt trận|lực "
     "lượng|"
     "chủ rừng|cán bộ|công chức|viên chức|người lao động|thủ trưởng|chủ tịch|bí thư|phó chủ tịch|lãnh đạo|hợp tác xã|"
     "đảng ủy|tỉnh ủy|thành ủy|cấp ủy|chính quyền|hộ gia đình|cơ sở|bệnh viện|trạm|phòng|khu|cục|vụ|chi cục|tổng "
     "cục|người|"
     "thành viên|ủy ban|ủy ban nhân dân|ubnd|hđnd|văn phòng|ngân hàng|đài|báo|hộ|thanh tra|công an|kiểm toán"},
    {Class::vacuous,
     "quá trình|lãnh đạo|giúp|ngày|tháng|năm|quý|hoàn|thành|xong|chậm|nhất|hết|giờ|tập trung|trì|thực hiện|triển "
     "khai|tổ "
     "chức|một|số|các|những|nhiệm|vụ|giải|pháp|nội|dung|công|việc|tác|sau|đây|dưới|ngay|tốt|"
     "khẩn|trương|nghiêm|túc|chủ|động|trọng|tâm|cụ|thể|như|và|quyết|liệt|hiệu|quả|có|đầy|đủ|đồng|bộ|kịp|thời|chỉ|đạo|"
     "nêu|"
     "trên|này|thị|điện|kế|hoạch|thông|báo|kết|luận|theo|thẩm|quyền|quy|định|của|pháp|luật|quan|tâm|phối|hợp|biết|thi|"
     "hành|"
     "chịu|trách|nhiệm|nghị|quyết|đúng|được|giao|chức|năng|cần|phải|tiếp|tục|yêu|cầu|biện|chặt|chẽ|với|nhau|vấn|đề|tại|"
     "văn|"
     "bản|bảo|đảm|chất|lượng|tiến|độ|hướng|dẫn|mục|tiêu|chương|trình|để|cho|về|những|tích|cực|điểm|lưu|ý|chú|làm|theo|"
     "thống|nhất|"
     "ra|đề|án|phân|sát|luât|lĩnh|vực|quản|lý|phụ|nhanh|chóng|toàn|diện|bao|gồm|là|trước|mắt|nay|tới|gian|trong|giai|"
     "đoạn|ban"},
    {Class::cut_off,
     "đốc|tịch|trưởng|của|và|tại|các|những|một|số|với|theo|trong|cho|về|do|từ|đến|bởi|là|được|sở|bộ|ngày|tháng|năm|quý|"
     "ủy|khoản|điều|"
     "điểm|"
     "mục|ông|bà|đồng|hoặc|để|bằng|trên|dưới|giữa|cùng|như|nhằm|khi|nếu|không|sẽ|đã|đang|nghị|thông|thủ|phó|thứ|kế|"
     "chương|"
     "ban|văn|hội|mỗi|từng|hay|gồm|việt|luật|dự|đối|cả|vào|ra|chủ|thực|hiện|phối|hợp|yêu|cầu|giao|đề|nghiêm|thành|kèm|"
     "tới|hiệp"},
    {Class::starter,
     "một là|thứ nhất|trong|nhằm|nay|để|trên cơ sở|căn cứ|thời gian|ngoài ra|đồng thời|bên cạnh|tuy nhiên|do đó|vì "
     "vậy|sau khi|khi|đối "
     "với|"
     "trường hợp|về|giao|yêu cầu|đề nghị|các|riêng|ngày|theo|hằng|hàng|định kỳ|qua|từ|tại|vừa qua|thực hiện|xét|như "
     "vậy|với|nơi nhận"},
    {Class::evaluative,
     "đánh giá|đánh giá chung|tình hình|kết quả|tồn tại|hạn chế|ưu điểm|khuyết điểm|mục đích|mục tiêu|yêu cầu|quan "
     "điểm|"
     "tiêu chí|tiêu chuẩn|hình thức khen thưởng|số lượng|thủ tục, hồ sơ|hồ sơ, thủ tục|phạm vi|đối tượng|kinh "
     "phí|nguồn kinh phí|nguyên nhân|bối cảnh|căn cứ|chỉ tiêu|nguyên tắc|tầm nhìn|sự cần thiết|"
     "nguồn lực|dự toán|nhận định|bài học|khái quát|thực trạng|kết quả đạt được|về kết quả|cơ sở pháp lý|cơ sở|thời "
     "gian thực hiện"},
    {Class::lead_field,
     "cơ quan thực hiện|đơn vị thực hiện|cơ quan chủ trì|đơn vị chủ trì|cơ quan chủ trì thực hiện|đơn vị chủ trì thực "
     "hiện|"
     "chủ trì|chủ trì thực hiện|cơ quan chủ trì tham mưu|đơn vị chủ trì tham mưu|phân công|phân công thực hiện|"
     "đơn vị tổ chức thực hiện|trách nhiệm thực hiện|tổ chức thực hiện|đầu mối thực hiện|cơ quan tham mưu|đơn vị tham "
     "mưu|"
     "cơ quan đầu mối|đơn vị đầu mối|người chủ trì|cơ quan chịu trách nhiệm|giao|đơn vị chịu trách nhiệm|"
     "phân công trách nhiệm|cơ quan, đơn vị chủ trì|cơ quan, đơn vị thực hiện|cơ quan, tổ chức chủ trì|thực hiện|"
     "cơ quan tổ chức thực hiện|cơ quan soạn thảo|cơ quan chủ trì soạn thảo|đơn vị phụ trách|đơn vị chủ quản"},
    {Class::with_field,
     "cơ quan phối hợp|đơn vị phối hợp|phối hợp|cơ quan phối hợp thực hiện|đơn vị phối hợp thực hiện|phối hợp thực "
     "hiện|"
     "cơ quan, đơn vị phối hợp|cơ quan, tổ chức phối hợp|các cơ quan phối hợp|các đơn vị phối hợp"},
    {Class::time_field,
     "thời gian thực hiện|thời hạn thực hiện|thời gian hoàn thành|thời hạn hoàn thành|thời gian|thời hạn|tiến độ|"
     "tiến độ thực hiện|thời gian tổ chức|thời gian trình|thời hạn trình|hoàn thành|lộ trình|lộ trình thực hiện|"
     "thời gian triển khai|thời gian, địa điểm|thời gian dự kiến thực hiện|thời điểm thực hiện|thời gian ban hành|thời "
     "gian dự kiến"},
    {Class::work_field,
     "nội dung thực hiện|nội dung|nội dung công việc|nhiệm vụ|công việc|hoạt động|nội dung nhiệm vụ"},
    {Class::other_field,
     "cơ quan chỉ đạo|đơn vị chỉ đạo|cơ quan tổ chức|sản phẩm|kết quả|kinh phí|nguồn kinh phí|sản phẩm đầu ra|kết quả "
     "đầu ra|hình thức|địa điểm|đối tượng|mục tiêu|"
     "địa điểm thực hiện|địa điểm tổ chức|hình thức thực hiện|hình thức tổ chức|quy mô|thành phần tham dự|nội dung "
     "chương trình|điểm nhấn|danh nghĩa tổ chức|"
     "sản phẩm dự kiến|kết quả dự kiến|thành phần|phạm vi|ghi chú|yêu cầu|mục đích|chỉ tiêu|cách thức|phương thức|sản "
     "phẩm hoàn thành"},
    {Class::title,
     "chủ tịch|phó chủ tịch|thủ tướng|phó thủ tướng|bộ trưởng|thứ trưởng|giám đốc|phó giám đốc|cục trưởng|phó cục "
     "trưởng|"
     "tổng cục trưởng|vụ trưởng|phó vụ trưởng|chánh văn phòng|phó chánh văn phòng|trưởng ban|phó trưởng ban|bí thư|phó "
     "bí thư|"
     "chủ nhiệm|phó chủ nhiệm|tổng giám đốc|phó tổng giám đốc|trưởng phòng|phó trưởng phòng|chi cục trưởng|tổng bí thư|"
     "phó chi cục trưởng|viện trưởng|phó viện trưởng|hiệu trưởng|chánh thanh tra|phó chánh thanh tra|thống đốc|phó "
     "thống đốc|"
     "tổng thanh tra|phó tổng thanh tra|trưởng thuế|phó trưởng thuế|tổng kiểm toán|chánh án|người soát xét|quyền|bộ "
     "trưởng, chủ nhiệm|"
     "chủ tịch nước|chủ tịch quốc hội|đội trưởng|phó đội trưởng|thường trực|phó chủ tịch thường trực|trưởng đoàn|phó "
     "trưởng đoàn"},
    {Class::relative,
     "được giao|được phân công|được giao nhiệm vụ|được ủy quyền|được giao chủ trì|được nêu|nêu trên|có tên|theo phân "
     "công"},
    {Class::connector,
     "đồng thời|ngoài ra|bên cạnh đó|do đó|do vậy|vì vậy|trên cơ sở đó|theo đó|trong đó|cụ thể|song|tuy nhiên|từ "
     "đó|qua đó|"
     "mặt khác|thứ nhất|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|thứ tám|thứ chín|thứ mười|một là|hai là|ba "
     "là|bốn là|năm là|"
     "sáu là|bảy là|tám là|chín là|mười là|riêng|và|nay|còn"},
    {Class::weak_head,
     "thôn|khu phố|tổ dân phố|bộ phận|tổ chức|thống kê|báo|phòng|bộ|sở|vụ|ban|hội|đoàn|đội|người|chủ|cơ "
     "sở|ngành|khu|khối|tỉnh|thuế|hải quan|xã|phường|"
     "quỹ|viễn thông|công đoàn|"
     "cá nhân|sàn|trạm|hạt|cả|viện|trường|đài|cổng|thành phố|tp|huyện|quận|trung tâm|cục|cán bộ|công chức|thành viên|"
     "quân sự|điện lực|kiểm sát|cảnh sát|thanh tra|kiểm toán|văn phòng|địa phương|báo cáo|đặc khu|vp|ub|lực lượng"},
    {Class::inanimate,
     "chủ trì|chủ động|chủ yếu|chủ quan|chủ trương|chủ đề|quỹ đất|quỹ tiền|"
     "doanh nghiệp số|chính quyền số|chính phủ số|tổ chức chương trình|tổ chức hội nghị|tổ chức hội thảo|tổ chức "
     "lễ|tổ chức ngày|tổ chức tuần|tổ chức tháng|tổ chức cuộc|tổ chức các|tổ chức đợt|tổ chức diễn đàn|tổ chức hội "
     "chợ|tổ chức triển lãm|tổ chức đại hội|tổ chức phong trào|tổ chức chiến dịch|tổ chức giải|tổ chức đoàn|tổ chức "
     "thực hiện|tổ chức triển khai|cơ sở dữ liệu|cơ sở vật chất|cơ sở hạ tầng|cơ sở để|cơ sở cho|hội "
     "nghị|hội thảo|bộ tiêu chí|bộ chỉ số|"
     "bộ dữ liệu|vụ việc|vụ án|vụ|người dân|nhóm nhiệm vụ|nhóm giải pháp|khu vực|ngành nghề|ngành hàng|ngành, nghề|"
     "bộ thủ tục|tổ chức lại|đoàn kết|khu công nghiệp|trạm y tế|tỉnh lộ|cơ sở pháp lý|báo cáo|nhóm đối tượng|nhóm chỉ "
     "tiêu"},
    {Class::field,
     "an toàn thông tin|công nghệ thông tin|an toàn giao thông|cảnh sát giao thông|công trình giao thông|hạ tầng giao "
     "thông|cảnh sát quản lý hành chính|quản lý hành chính|trật tự xã hội|quản lý đấu thầu|quản lý, giám sát bảo "
     "hiểm|quản lý giám sát bảo hiểm|quản lý đầu tư xây dựng|quản lý giá|quản lý công sản|quản lý dược|quản lý khám, "
     "chữa bệnh|quản lý thị trường|quản lý lao động ngoài nước|quản lý xuất nhập cảnh|quản lý chất lượng|quản lý bay|"
     "phổ biến, giáo dục pháp luật|phổ biến giáo dục pháp luật|phối hợp phổ biến, giáo dục pháp luật|phối hợp phổ biến "
     "giáo dục pháp luật|phòng, chống thiên tai|phòng chống thiên tai|phòng, chống tham nhũng|phòng chống tham "
     "nhũng|phòng cháy, chữa cháy|phòng cháy chữa cháy|cứu nạn, cứu hộ|giám sát, điều hành thông minh|giám sát điều "
     "hành "
     "thông minh|điều hành thông minh|bảo vệ môi trường|bảo vệ thực vật|phát triển khoa học và công nghệ|phát triển "
     "quỹ "
     "đất|phát triển doanh nghiệp|đổi mới công nghệ|đổi mới sáng tạo|đầu tư phát triển|đầu tư nước ngoài|kiểm soát "
     "bệnh "
     "tật|kiểm soát thủ tục hành chính|kiểm soát ô nhiễm môi trường|đăng ký đất đai|đăng ký kinh doanh|phục vụ hành "
     "chính "
     "công|xúc tiến đầu tư|xúc tiến thương mại|khai thác công trình thủy lợi|tổ chức cán bộ|tổ chức hành chính|thi "
     "hành "
     "án dân sự|thi hành án|trợ giúp pháp lý|hỗ trợ doanh nghiệp|giáo dục nghề nghiệp|giáo dục thường xuyên|giao dịch "
     "bảo "
     "đảm|quan trắc tài nguyên và môi trường|quan trắc môi trường|dự báo khí tượng thủy văn|ứng dụng tiến bộ khoa học "
     "và "
     "công nghệ|hợp tác quốc tế|cải cách hành chính|kết cấu hạ tầng xây dựng|giám định xây dựng|kiểm định xây dựng"},
};

}  // namespace thienan::notice
