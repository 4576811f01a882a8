// notice_bench [FILE…]: how fast notices are read, in MB of text a second on one core. Without files it reads a notice
// of its own making, and the texts that would hurt a reader that is not linear.
#include "engines/notice/reading.hpp"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr double kGoal = 20.0;        // MB a second of ordinary text
constexpr double kHostileGoal = 2.0;  // of texts made to hurt: only linear time is asked
constexpr std::size_t kBulk = 8 * 1024 * 1024;

std::string own_notice() {
    std::string text =
        "UBND TỈNH AN HẢI                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "VĂN PHÒNG                                 Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 45/TB-VPUB                       An Hải, ngày 03 tháng 02 năm 2026\n\nTHÔNG BÁO\n"
        "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về chuyển đổi số\n\n"
        "Ngày 02/02/2026, Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:\n";
    for (int point = 1; point <= 40; ++point) {
        text += std::to_string(point) +
                ". Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ và các địa phương liên\n"
                "quan rà soát, hoàn thiện kế hoạch triển khai theo Quyết định số 12/QĐ-UBND ngày 05/01/2026; báo cáo\n"
                "UBND tỉnh trước ngày 20/3/2026. Đề nghị các cơ quan báo chí tăng cường tuyên truyền nội dung này.\n"
                "a) Sở Tài chính cân đối, bố trí kinh phí thực hiện trong quý II năm 2026.\n"
                "b) UBND các xã, phường định kỳ hằng tháng tổng hợp kết quả, gửi về Sở Khoa học và Công nghệ.\n";
    }
    return text + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Văn Mẫu\n";
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) text += piece;
    return text;
}

double megabytes_a_second(const std::vector<std::string>& texts) {
    std::size_t bytes = 0;
    std::size_t found = 0;
    const std::clock_t start = std::clock();  // time on the processor: the machine may be busy with others
    double seconds = 0;
    while (seconds < 1.0) {
        for (const std::string& text : texts) {
            found += thienan::notice::read(text).assignments.size();
            bytes += text.size();
        }
        seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    if (found == static_cast<std::size_t>(-1)) std::puts("");  // keeps the work from being optimised away
    return static_cast<double>(bytes) / 1e6 / seconds;
}

bool report(const char* what, const std::vector<std::string>& texts, double goal) {
    const double speed = megabytes_a_second(texts);
    const bool ok = speed >= goal;
    std::printf("notice | %s | %.1f MB/s | - | - | >= %.0f | %s\n", what, speed, goal, ok ? "ok" : "short");
    return ok;
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> files;
    for (int i = 1; i < count; ++i) {
        std::ifstream in(arguments[i], std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    if (!files.empty()) return report("files", files, kGoal) ? 0 : 1;
    bool ok = report("a notice of 40 points", {own_notice()}, kGoal);
    ok = report("a million points", {repeated("1. Giao\n", kBulk)}, kHostileGoal) && ok;
    ok = report("one line", {repeated("Giao Sở Tài chính rà soát, báo cáo; ", kBulk)}, kHostileGoal) && ok;
    ok = report("deep labels", {repeated("I.\n1.\n1.1.\n1.1.1.\na)\n(1)\n(i)\n- \n+ \n", kBulk)}, kHostileGoal) && ok;
    ok =
        report("commas and orders", {repeated("theo đề nghị của các Bộ, yêu cầu các sở, ", kBulk)}, kHostileGoal) && ok;
    ok = report("open brackets", {repeated("Sở (các ", kBulk)}, kHostileGoal) && ok;
    return ok ? 0 : 1;
}
