#include "modules/directives/rules/words.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"

#include <algorithm>

namespace thienan::directives::rules {
namespace {

constexpr std::size_t kMostBytes = 40;

void sort_unique(std::vector<std::string>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::string_view first_bytes(std::string_view word) {
    if (word.size() <= kMostBytes) return word;
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
    return word.substr(0, end);
}

void put(std::string& out, int offset) {
    out += static_cast<char>(offset >> 8);
    out += static_cast<char>(offset & 255);
}

}  // namespace

Words words_of(std::string_view text, std::size_t most) {
    const auto folded = viet::fold(text);
    Words out;
    std::string previous;
    for (std::size_t at = 0; at < folded.size() && out.single.size() < most;) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        const auto word = std::string{first_bytes(std::string_view{folded}.substr(at, end - at))};
        if (!previous.empty()) out.neighbours.push_back(previous + " " + word);
        out.single.push_back(word);
        previous = word;
        at = end + 1;
    }
    sort_unique(out.single);
    sort_unique(out.neighbours);
    return out;
}

std::vector<int> unpack_offsets(std::string_view packed) {
    std::vector<int> out;
    out.reserve(packed.size() / 2);
    for (std::size_t i = 0; i + 1 < packed.size(); i += 2)
        out.push_back(static_cast<unsigned char>(packed[i]) << 8 | static_cast<unsigned char>(packed[i + 1]));
    return out;
}

std::string with_offset(std::string_view packed, int offset) {
    auto offsets = unpack_offsets(packed);
    const auto at = std::lower_bound(offsets.begin(), offsets.end(), offset);
    if (at != offsets.end() && *at == offset) return std::string{packed};
    offsets.insert(at, offset);
    std::string out;
    out.reserve(offsets.size() * 2);
    for (const int each : offsets) put(out, each);
    return out;
}

}  // namespace thienan::directives::rules
