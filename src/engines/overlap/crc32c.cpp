#include <array>
#include <cstring>

#include "engines/overlap/segment_format.hpp"

namespace thienan::overlap {
namespace {

constexpr std::array<std::uint32_t, 256> make_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int k = 0; k < 8; ++k) c = c & 1 ? 0x82f63b78 ^ c >> 1 : c >> 1;
        table[i] = c;
    }
    return table;
}
constexpr auto kTable = make_table();

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t by_instruction(const unsigned char* at, std::size_t size, std::uint32_t crc) {
    std::uint64_t c = crc;
    for (; size >= 8; at += 8, size -= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, 8);
        c = __builtin_ia32_crc32di(c, eight);
    }
    auto small = static_cast<std::uint32_t>(c);
    for (; size; ++at, --size) small = __builtin_ia32_crc32qi(small, *at);
    return small;
}
#endif

}  // namespace

std::uint32_t crc32c(const void* bytes, std::size_t size, std::uint32_t crc) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    crc = ~crc;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2")) return ~by_instruction(at, size, crc);
#endif
    for (; size; ++at, --size) crc = kTable[(crc ^ *at) & 0xff] ^ crc >> 8;
    return ~crc;
}

}  // namespace thienan::overlap
