#include "platform/mail/mail.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace thienan::mail {
namespace {

struct Rest {
    std::string_view bytes;
};

std::size_t read_rest(char* out, std::size_t size, std::size_t count, void* state) {
    auto& rest = *static_cast<Rest*>(state);
    const auto n = std::min(size * count, rest.bytes.size());
    std::memcpy(out, rest.bytes.data(), n);
    rest.bytes.remove_prefix(n);
    return n;
}

void set_security(CURL* curl, const SmtpOptions& options) {
    long use = CURLUSESSL_NONE;
    switch (options.security) {
        case Security::none: use = CURLUSESSL_NONE; break;
        case Security::starttls_if_offered: use = CURLUSESSL_TRY; break;
        case Security::starttls_required:
        case Security::tls: use = CURLUSESSL_ALL; break;
    }
    curl_easy_setopt(curl, CURLOPT_USE_SSL, use);
    if (!options.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca_file.c_str());
}

void set_connection(CURL* curl, const SmtpOptions& options) {
    const std::string_view scheme = options.security == Security::tls ? "smtps" : "smtp";
    const auto url = fmt::format("{}://{}:{}/{}", scheme, options.host, options.port, options.hello);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // mail never goes through a proxy named in the environment
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_seconds));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options.total_seconds));
    set_security(curl, options);
    if (options.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, options.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, options.password.c_str());
}

// What went wrong, by the server's last answer: 4xx may pass, 5xx will not.
Error refusal(CURLcode code, long answer) {
    if (code == CURLE_LOGIN_DENIED) return {Code::invalid, "mail.sign_in_refused"};
    if (answer >= 500 && answer <= 599) return {Code::invalid, "mail.refused", {std::to_string(answer)}};
    return {Code::unavailable, "mail.unreachable", {curl_easy_strerror(code)}};
}

}  // namespace

SmtpTransport::SmtpTransport(SmtpOptions options) : options_(std::move(options)) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw std::runtime_error{"libcurl cannot begin"};
}

Result<Done> SmtpTransport::send(const Message& message) {
    TRY_ASSIGN(const auto wire, to_rfc5322(message));
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(), &curl_easy_cleanup};
    if (!curl) throw std::bad_alloc{};
    set_connection(curl.get(), options_);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to{curl_slist_append(nullptr, fmt::format("<{}>", message.to).c_str()),
                                                                         &curl_slist_free_all};
    const auto from = fmt::format("<{}>", message.from);
    Rest rest{wire};
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &read_rest);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &rest);
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    const auto code = curl_easy_perform(curl.get());
    if (code == CURLE_OK) return Done{};
    long answer = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
    return refusal(code, answer);
}

}  // namespace thienan::mail
