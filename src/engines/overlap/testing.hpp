// Made-up tasks for tests: words drawn from a small list, so that texts share much by chance.
#pragma once

#include <random>
#include <string>

#include "engines/overlap/record.hpp"

namespace thienan::overlap::testing {

inline std::string words(std::mt19937& random, std::size_t n) {
    static constexpr const char* kWords[] = {"nghiên", "cứu", "ứng", "dụng", "mô", "hình", "trồng", "lúa", "ngô", "tỏi", "tôm", "cá", "bò", "tỉnh", "huyện", "biển", "núi", "giống", "mới", "chế", "biến",
        "bảo", "quản", "sau", "thu", "hoạch", "phân", "bón", "hữu", "cơ", "tưới", "nước", "tiết", "kiệm", "đất", "cát", "ven", "năng", "suất", "chất", "lượng", "thị", "trường", "chuỗi", "giá", "trị", "số", "hóa",
        "dữ", "liệu", "quan", "trắc", "môi", "sóng", "gió", "mặn", "hạn", "rừng", "keo", "quế", "sâm", "dược", "liệu", "và", "của", "cho", "trong", "các", "một"};
    std::string out;
    for (std::size_t i = 0; i < n; ++i) {
        if (i) out += random() % 9 == 0 ? ", " : " ";
        // Some words come far more often than others.
        const auto most = std::size(kWords);
        out += kWords[std::min<std::size_t>(random() % most, random() % most)];
    }
    return out;
}

inline Record record(std::mt19937& random, std::size_t number, std::size_t length = 60) {
    return {"r" + std::to_string(number), words(random, 8), words(random, length), 2000 + static_cast<int>(random() % 26), "Quảng Ngãi"};
}

}  // namespace thienan::overlap::testing
