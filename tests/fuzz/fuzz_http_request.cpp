// Bytes of a connection through the server's own reader: the same requests come out however the bytes are cut.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/http/request_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace {

using namespace thienan;
using namespace thienan::http;

struct Body final : BodySink {
    std::string bytes;
    int take(std::string_view piece) override {
        bytes += piece;
        return bytes.size() > 1000 ? 413 : 0;
    }
};

// A copy of exactly the bytes at hand, so that reading past them is seen.
class Exact {
public:
    explicit Exact(std::string_view text) : size_(text.size()), bytes_(new char[text.size()]) {
        if (size_ > 0) std::memcpy(bytes_.get(), text.data(), size_);
    }
    std::string_view view() const { return {bytes_.get(), size_}; }

private:
    std::size_t size_;
    std::unique_ptr<char[]> bytes_;
};

// What the requests were, one after the other, and whether the last ended in a refusal.
std::string read(std::string_view wire, std::size_t step) {
    RequestReader reader;
    Request request;
    Body body;
    bool in_body = false;
    std::string seen;
    std::size_t consumed = 0, have = 0;
    while (have < wire.size()) {
        have = std::min(wire.size(), have + step);
        for (bool again = true; again;) {
            const Exact input{wire.substr(consumed, have - consumed)};
            const auto progress = in_body ? reader.read_body(input.view(), body) : reader.read_header(input.view(), request);
            CHECK(progress.consumed <= input.view().size());
            consumed += progress.consumed;
            if (progress.status != 0) return seen + "refused";
            again = progress.consumed > 0;
            if (!progress.done) continue;
            if (!in_body && reader.framing().has_body()) {
                in_body = true;
                continue;
            }
            CHECK(request.path.starts_with('/'));
            seen.append(request.path).append(body.bytes).append("\n");
            for (const auto& [name, value] : request.headers.pairs()) {
                CHECK(is_valid_utf8(value) && value.find_first_of("\r\n") == std::string::npos);
                seen.append(name).append(value);
            }
            request = {};
            body = {};
            in_body = false;
            reader.reset();
        }
    }
    return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view wire{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto whole = read(wire, wire.size() + 1), cut = read(wire, 1 + data[0] % 64);
    // In one piece a late fault is seen that the cut bytes only wait for, and the other way round; never other requests.
    const auto shorter = std::min(whole.size(), cut.size());
    if (!whole.ends_with("refused") && !cut.ends_with("refused")) CHECK(whole.substr(0, shorter) == cut.substr(0, shorter));
    return 0;
}
