// The names that fill slots. basis: provinces before and after Resolution 202/2025/QH15; crops and animals of the usual statistics.
#pragma once

#include <string_view>

namespace thienan::overlap {

inline constexpr std::string_view kPlaces =
    "an giang|bà rịa vũng tàu|bà rịa|vũng tàu|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình dương|bình định|bình phước|bình thuận|cà mau|cao bằng|cần thơ|đà nẵng|đắk lắk|"
    "đăk lăk|đắk nông|đăk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà nội|hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hồ chí minh|tp hcm|tphcm|hưng yên|"
    "khánh hòa|kiên giang|kon tum|lai châu|lạng sơn|lào cai|lâm đồng|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|quảng ngãi|"
    "quảng ninh|quảng trị|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thừa thiên huế|huế|tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|yên bái|"
    "đồng bằng sông cửu long|đồng bằng sông hồng|tây nguyên|nam trung bộ|bắc trung bộ|đông nam bộ|tây bắc|đông bắc|trung du miền núi phía bắc|duyên hải nam trung bộ|"
    "đà lạt|nha trang|quy nhơn|lý sơn|phú quốc|côn đảo|hạ long|sa pa|hội an|dung quất|việt nam|miền trung|miền nam|miền bắc|nam bộ|bắc bộ|trung bộ";

// After one of these a name of one to three syllables is a place.
inline constexpr std::string_view kPlaceHeads = "tỉnh|huyện|xã|thị xã|thành phố|tp|quận|phường|thị trấn|đặc khu|thôn|vùng";

// What follows them without being a name.
inline constexpr std::string_view kNoNames = "của|và|các|trên|xã|phường|thôn|huyện|tỉnh|có|được|là|này|trong|theo|ven|mới|với|từ|cho|ở|tại|đã|đang|trồng|nông|miền|biển|đồng|nuôi|sản";

inline constexpr std::string_view kSubjects =
    "lúa|lúa nước|lúa nếp|ngô|khoai lang|sắn|mì|khoai tây|lạc|đậu phộng|đậu tương|đậu nành|đậu xanh|mè|vừng|mía|thuốc lá|bông|dâu tằm|tằm|chè|cà phê|cao su|hồ tiêu|tiêu|điều|"
    "ca cao|mắc ca|dừa|cau|quế|hồi|keo|bạch đàn|tràm|tre|luồng|sa nhân|sâm|sâm ngọc linh|đinh lăng|ba kích|đương quy|nghệ|gừng|sả|nấm|nấm linh chi|nấm rơm|đông trùng hạ thảo|"
    "tỏi|hành|hành tím|ớt|cà chua|dưa hấu|dưa lưới|dưa leo|dưa chuột|bí đỏ|rau|rau má|cải|bắp cải|xoài|chuối|cam|quýt|bưởi|chanh|chanh dây|nhãn|vải|chôm chôm|sầu riêng|măng cụt|"
    "thanh long|mít|ổi|na|mãng cầu|đu đủ|dứa|khóm|thơm|nho|táo|lê|mận|đào|mơ|hồng|bơ|vú sữa|sapoche|hoa cúc|hoa lan|lan|hoa hồng|hoa lay ơn|hoa ly|"
    "bò|bò sữa|bò thịt|trâu|dê|cừu|lợn|heo|gà|vịt|ngan|ngỗng|chim cút|bồ câu|chim yến|yến|ong|ong mật|thỏ|hươu|nhím|cá|cá tra|cá basa|cá lóc|cá rô phi|cá chình|cá chim|"
    "cá bớp|cá mú|cá tầm|cá hồi|cá ngừ|cá diêu hồng|cá lăng|tôm|tôm sú|tôm thẻ|tôm thẻ chân trắng|tôm hùm|tôm càng xanh|cua|cua biển|ghẹ|ốc hương|ốc|hàu|nghêu|sò|sò huyết|"
    "mực|bạch tuộc|rong biển|rong nho|rong sụn|hải sâm|cầu gai|bào ngư|lươn|ếch|ba ba|đồi mồi|rùa|trai ngọc|ngọc trai|sứa";

}  // namespace thienan::overlap
