#include "platform/http/gzip.hpp"

#include "base/check.hpp"
#include "platform/http/text.hpp"

#include <zlib.h>

#include <map>
#include <mutex>
#include <new>

namespace thienan::http {
namespace {

// A worker keeps its stream: deflateInit allocates a quarter of a megabyte each time.
class Stream {
public:
    Stream() {
        constexpr int kGzipWindow = 15 + 16, kMemory = 8;
        if (deflateInit2(&z_, level_, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc{};
    }
    ~Stream() { deflateEnd(&z_); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream& fresh(int level) {
        CHECK(deflateReset(&z_) == Z_OK);
        if (level != level_) CHECK(deflateParams(&z_, level, Z_DEFAULT_STRATEGY) == Z_OK);
        level_ = level;
        return z_;
    }

private:
    z_stream z_{};
    int level_ = 4;
};

// "gzip;q=0.5": the weight is not 0.
bool is_wanted(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return true;
    const auto weight = strip_blanks(parameters.substr(q + 2));
    return weight.find_first_not_of("0.") != std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view header) {
    while (!header.empty()) {
        const auto end = header.find(',');
        const auto item = strip_blanks(header.substr(0, end));
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
        const auto semicolon = item.find(';');
        const auto name = strip_blanks(item.substr(0, semicolon));
        if (same_ignoring_case(name, "gzip") || name == "*")
            return semicolon == std::string_view::npos || is_wanted(item.substr(semicolon + 1));
    }
    return false;
}

bool is_compressible(std::string_view content_type) {
    const auto type = to_lower(strip_blanks(content_type.substr(0, content_type.find(';'))));
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") || type == "application/json" ||
           type == "application/javascript" || type == "application/xml";
}

std::string gzip(std::string_view bytes, int level) {
    CHECK(level >= 1 && level <= 6);
    thread_local Stream stream;
    z_stream& z = stream.fresh(level);
    std::string out(deflateBound(&z, bytes.size()), '\0');
    CHECK(out.size() <= 0xFFFFFFFFU);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write there
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
    out.resize(out.size() - z.avail_out);
    return out;
}

const std::string& gzip_once(std::string_view fixed) {
    static std::mutex mutex;
    static std::map<std::pair<const char*, std::size_t>, std::string> kept;
    const std::lock_guard lock{mutex};
    auto& compressed = kept[{fixed.data(), fixed.size()}];
    if (compressed.empty()) compressed = gzip(fixed, 6);
    return compressed;
}

}  // namespace thienan::http
