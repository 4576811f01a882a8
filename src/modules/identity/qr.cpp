#include "modules/identity/qr.hpp"

#include <qrencode.h>

#include <memory>

namespace thienan::identity {

html::Html qr_code(const std::string& text, std::string_view label) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
    if (!code) return {};
    constexpr int kQuiet = 4;  // the white border the standard asks for
    std::string path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                path.append("M").append(std::to_string(x + kQuiet)).append(" ").append(std::to_string(y + kQuiet)).append("h1v1h-1z");
    const int size = code->width + 2 * kQuiet;
    return html::render<R"(<svg role="img" aria-label="{}" width="220" height="220" viewBox="0 0 {} {}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{}v{}h-{}z"></path><path fill="#000" d="{}"></path></svg>)">(
        label, size, size, size, size, size, path);
}

}  // namespace thienan::identity
