// The words search looks for: folded syllables, and pairs of neighbours. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::rules {

struct Words {
    std::vector<std::string> single;      // sorted, each once
    std::vector<std::string> neighbours;  // "khoa hoc"; sorted, each once
};
// At most `most` words of the text are read; a word is cut to 40 bytes (folded text is ASCII for Vietnamese).
Words words_of(std::string_view text, std::size_t most = 4'000);

// Sorted offsets 0…1023 of a block, packed as two bytes each, big-endian.
inline constexpr std::int64_t kBlockSize = 1024;
std::vector<int> unpack_offsets(std::string_view packed);
// The packed text with `offset` in it; unchanged where it is there already.
std::string with_offset(std::string_view packed, int offset);

}  // namespace thienan::directives::rules
