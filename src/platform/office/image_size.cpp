#include "platform/office/image_size.hpp"

#include "platform/office/sniff.hpp"

#include <algorithm>
#include <optional>

namespace thienan::office {
namespace {

using Sizes = std::vector<ImageSize>;

constexpr std::size_t kMostPictures = 10'000;

enum class Order { big, little };

// Unsigned numbers at places of a file; reading past its end gives 0 and is remembered.
class Bytes {
public:
    Bytes(std::string_view bytes, Order order) : bytes_(bytes), order_(order) {}

    std::uint32_t number(std::size_t at, std::size_t size) {
        if (at > bytes_.size() || size > bytes_.size() - at) {
            past_end_ = true;
            return 0;
        }
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t step = order_ == Order::big ? i : size - 1 - i;
            value = value << 8 | static_cast<unsigned char>(bytes_[at + step]);
        }
        return value;
    }
    bool past_end() const { return past_end_; }

private:
    std::string_view bytes_;
    Order order_;
    bool past_end_ = false;
};

Sizes png_size(std::string_view file) {
    Bytes bytes{file, Order::big};
    const ImageSize size{bytes.number(16, 4), bytes.number(20, 4)};
    return bytes.past_end() ? Sizes{} : Sizes{size};
}

// The frame header is one of the markers SOF0…SOF15, but for those that are not frames (C4, C8, CC).
bool is_frame(std::uint32_t marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }

Sizes jpeg_size(std::string_view file) {
    Bytes bytes{file, Order::big};
    for (std::size_t at = 2; at + 4 <= file.size();) {
        if (bytes.number(at, 1) != 0xFF) return {};
        const std::uint32_t marker = bytes.number(at + 1, 1);
        if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += marker == 0xFF ? 1 : 2;  // padding, or a marker without content
            continue;
        }
        if (marker == 0xD9 || marker == 0xDA) return {};
        if (is_frame(marker)) {
            const ImageSize size{bytes.number(at + 7, 2), bytes.number(at + 5, 2)};
            return bytes.past_end() ? Sizes{} : Sizes{size};
        }
        at += 2 + bytes.number(at + 2, 2);
    }
    return {};
}

// One directory of a TIFF: the size, and where the next directory is (0 after the last).
struct TiffPage {
    ImageSize size;
    std::uint32_t next = 0;
};

std::optional<TiffPage> tiff_page(Bytes& bytes, std::size_t at) {
    constexpr std::uint32_t kWidth = 256, kHeight = 257, kShort = 3;
    TiffPage page;
    const std::uint32_t entries = bytes.number(at, 2);
    for (std::uint32_t i = 0; i < entries && !bytes.past_end(); ++i) {
        const std::size_t entry = at + 2 + std::size_t{12} * i;
        const std::uint32_t tag = bytes.number(entry, 2);
        if (tag != kWidth && tag != kHeight) continue;
        const std::uint32_t value = bytes.number(entry + 8, bytes.number(entry + 2, 2) == kShort ? 2 : 4);
        (tag == kWidth ? page.size.width : page.size.height) = value;
    }
    page.next = bytes.number(at + 2 + std::size_t{12} * entries, 4);
    if (bytes.past_end()) return std::nullopt;
    return page;
}

Sizes tiff_sizes(std::string_view file) {
    Bytes bytes{file, file.substr(0, 2) == "MM" ? Order::big : Order::little};
    Sizes sizes;
    std::vector<std::uint32_t> seen;
    for (std::uint32_t at = bytes.number(4, 4); at != 0;) {
        // A ring of directories would go on for ever.
        if (sizes.size() >= kMostPictures || std::find(seen.begin(), seen.end(), at) != seen.end()) return {};
        seen.push_back(at);
        const auto page = tiff_page(bytes, at);
        if (!page) return {};
        sizes.push_back(page->size);
        at = page->next;
    }
    return sizes;
}

}  // namespace

Result<Sizes> image_sizes(std::string_view bytes) {
    const Kind kind = sniff(bytes);
    Sizes sizes;
    if (kind == Kind::png) sizes = png_size(bytes);
    else if (kind == Kind::jpeg) sizes = jpeg_size(bytes);
    else if (kind == Kind::tiff) sizes = tiff_sizes(bytes);
    const auto is_empty = [](const ImageSize& size) { return size.width <= 0 || size.height <= 0; };
    if (sizes.empty() || std::any_of(sizes.begin(), sizes.end(), is_empty)) return Error{Code::invalid, "office.broken_image"};
    return sizes;
}

}  // namespace thienan::office
