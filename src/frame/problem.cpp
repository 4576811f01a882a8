#include "frame/problem.hpp"

#include "frame/page.hpp"

namespace thienan::frame {
namespace {

std::string problem_json(const Words& t, int status, const Error& error) {
    std::string out = R"({"type":"about:blank","status":)" + std::to_string(status);
    out += R"(,"code":)" + json_string(error.reason) + R"(,"title":)" + json_string(sentence(t, error)) + R"(,"errors":[)";
    for (std::size_t i = 0; i < error.fields.size(); ++i) {
        const auto& field = error.fields[i];
        if (i) out += ',';
        out += R"({"field":)" + json_string(field.field) + R"(,"code":)" + json_string(field.reason) + R"(,"detail":)" +
               json_string(sentence(t, field)) + "}";
    }
    return out + "]}";
}

}  // namespace

std::string json_string(std::string_view text) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < ' ') {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string sentence(const Words& t, const Error& error) { return t(error.reason, error.args); }
std::string sentence(const Words& t, const FieldError& error) { return t(error.reason, error.args); }

http::Response problem(const Context& ctx, int status, const Error& error) {
    auto response = ctx.json(problem_json(ctx.t(), status, error), status);
    response.content_type = "application/problem+json; charset=utf-8";
    return response;
}

http::Response refusal_page(Context& ctx, int status, const Error& error) {
    const auto& t = ctx.t();
    html::Writer body;
    body.put<R"(<div class="ta-card"><div class="ta-empty"><h2>{}</h2><p>{}</p></div></div>)">(
        sentence(t, error), [&](html::Writer& out) {
            out.put<R"(<a href="/">{}</a>)">(t("frame.go_home"));
        });
    const std::string title_key = "frame.refused_" + std::to_string(status);
    return page(ctx, {.title = std::string{t(t.has(title_key) ? title_key : "frame.refused")}}, body.take(), status);
}

http::Response plain_refusal(const Services& services, Language language, bool api, int status, const Error& error) {
    const auto& t = services.locale.words(language);
    http::Response response;
    response.status = status;
    if (api) {
        response.content_type = "application/problem+json; charset=utf-8";
        response.body = problem_json(t, status, error);
        return response;
    }
    response.body = html::render<R"(<!doctype html><html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title><link rel="stylesheet" href="{}"></head><body><main class="ta-plain"><h1>{}</h1><p><a href="/">{}</a></p></main></body></html>)">(
        t.tag(), t("frame.refused"), html::Url{services.assets.address("app.css")}, sentence(t, error), t("frame.go_home")).str();
    return response;
}

Language language_of(const http::Request& request) {
    const auto cookie = request.cookies.get("language");
    if (cookie == "en" || cookie == "vi") return cookie == "en" ? Language::en : Language::vi;
    return request.header("accept-language").starts_with("en") ? Language::en : Language::vi;
}

std::string theme_of(const http::Request& request) {
    const auto cookie = request.cookies.get("theme");
    return cookie == "light" || cookie == "dark" ? std::string{cookie} : std::string{};
}

}  // namespace thienan::frame
