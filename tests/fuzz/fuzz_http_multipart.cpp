// A multipart body gives the same form however it is cut; the first bytes decide the cuts.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/http/http.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace thienan;

const std::string& folder() {
    static const std::string made = [] {
        std::string name = "/tmp/fuzz_http_multipart-XXXXXX";
        CHECK(::mkdtemp(name.data()) != nullptr);
        return name;
    }();
    return made;
}

struct Form {
    bool ok = false;
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<std::pair<std::string, std::uint64_t>> files;
    friend bool operator==(const Form&, const Form&) = default;
};

Form read(std::string_view body, std::string_view cuts) {
    http::Limits limits;
    limits.fields = 5;
    limits.files = 2;
    limits.field_bytes = 200;
    limits.body = 4096;
    http::MultipartReader reader{"multipart/form-data; boundary=b", limits, folder()};
    Form form;
    for (std::size_t i = 0; !body.empty(); ++i) {
        const std::size_t step = cuts.empty() ? body.size() : 1 + static_cast<unsigned char>(cuts[i % cuts.size()]) % 32;
        const auto piece = body.substr(0, std::min(step, body.size()));
        if (!reader.feed(piece)) return form;
        body.remove_prefix(piece.size());
    }
    form.ok = reader.finish().ok();
    if (!form.ok) return form;
    form.fields = reader.take_fields().pairs();
    for (const auto& [name, value] : form.fields) CHECK(is_valid_utf8(name) && is_valid_utf8(value) && value.size() <= 200);
    for (const auto& upload : reader.take_uploads()) {
        CHECK(upload.name.find('/') == std::string::npos && is_valid_utf8(upload.name));
        form.files.emplace_back(upload.name, upload.size);
        CHECK(::unlink(upload.temporary_file.c_str()) == 0);
    }
    return form;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all{reinterpret_cast<const char*>(data), size};
    const auto cuts = all.substr(0, 4);
    const auto body = all.substr(cuts.size());
    const auto whole = read(body, "");
    CHECK(whole == read(body, cuts));
    return 0;
}
