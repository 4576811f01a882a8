#include "platform/http/body.hpp"

#include "platform/http/text.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>

namespace thienan::http {
namespace {

int status_of(const Error& error) { return error.code == Code::too_large ? 413 : 400; }

bool has_type(const Request& request, std::string_view type) {
    const auto value = request.header("content-type");
    return same_ignoring_case(strip_blanks(value.substr(0, value.find(';'))), type);
}

std::atomic<std::uint64_t>& in_memory() {
    static std::atomic<std::uint64_t> bytes{0};
    return bytes;
}

}  // namespace

Body::Body(const Request& request, const Limits& limits, const std::string& temporary_folder)
    : limits_(limits), is_multipart_(has_type(request, "multipart/form-data")) {
    if (is_multipart_ && limits.multipart) multipart_.emplace(request.header("content-type"), limits, temporary_folder);
    else if (limits.multipart) limits_.body = std::min(limits_.body, Limits{}.body);
}

// Until the reply is sent: what finish() moved into the request counts too.
Body::~Body() { in_memory() -= held_; }

int Body::may_begin(const Framing& framing) const {
    if (!framing.has_body()) return 0;
    if (framing.length > limits_.body || limits_.body == 0) return 413;
    return is_multipart_ && !limits_.multipart ? 415 : 0;
}

int Body::take(std::string_view piece) {
    received_ += piece.size();
    if (received_ > limits_.body) return 413;
    if (!multipart_) {
        held_ += piece.size();
        if ((in_memory() += piece.size()) > kMostBodiesInMemory) return 503;
        memory_.append(piece);
        return 0;
    }
    const auto fed = multipart_->feed(piece);
    return fed ? 0 : status_of(fed.error());
}

int Body::finish(Request& request) {
    if (!multipart_) {
        request.body = std::move(memory_);
        return 0;
    }
    if (received_ == 0) return 0;
    if (const auto finished = multipart_->finish(); !finished) return status_of(finished.error());
    request.form = multipart_->take_fields();
    request.uploads = multipart_->take_uploads();
    return 0;
}

int parse_form_and_cookies(Request& request, const Limits& limits) {
    for (const auto& [name, value] : request.headers.pairs()) {
        if (name != "cookie") continue;
        const auto cookies = parse_cookies(value);
        for (const auto& [key, text] : cookies.pairs()) request.cookies.add(key, text);
    }
    if (request.body.empty() || !has_type(request, "application/x-www-form-urlencoded")) return 0;
    auto form = parse_urlencoded(request.body, limits);
    if (!form) return status_of(form.error());
    request.form = *std::move(form);
    return 0;
}

void remove_uploads(Request& request) {
    for (const auto& upload : request.uploads) ::unlink(upload.temporary_file.c_str());
    request.uploads.clear();
}

}  // namespace thienan::http
