#include "app/dispatch.hpp"

#include "frame/context.hpp"
#include "frame/page.hpp"
#include "frame/problem.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <random>

namespace thienan::app {
namespace {

using frame::Access;
using frame::Context;
using http::Method;

bool is_api(std::string_view path) { return path.starts_with("/api/"); }

bool is_safe(Method method) { return method == Method::get || method == Method::head; }

// Routes a person with a first password may still use before changing it.
bool is_open_before_change(std::string_view pattern) {
    return pattern == "/me/password" || pattern == "/sign-out" || pattern.starts_with("/assets/") || pattern == "/preferences";
}

std::optional<Error> admit(const Access& access, const Principal& who) {
    switch (access.kind()) {
        case Access::Kind::anyone: return std::nullopt;
        case Access::Kind::signed_in:
            if (who.signed_in()) return std::nullopt;
            return Error{Code::forbidden, "frame.sign_in_first"};
        case Access::Kind::capability:
            if (who.signed_in() && who.may(access.capability())) return std::nullopt;
            return Error{Code::forbidden, who.signed_in() ? "frame.forbidden" : "frame.sign_in_first"};
    }
    CHECK(false);
}

// A browser's unsafe request must come from our own page: it carries the session's token (or, before sign-in, the double-submit
// cookie), and no browser says it comes from elsewhere. A bearer token is no cookie, so it needs none.
bool is_forged(const http::Request& request, const Principal& who) {
    if (who.via == Principal::Via::token) return false;
    const auto site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return true;
    const auto given = request.header("x-csrf-token").empty() ? request.form.get("csrf") : request.header("x-csrf-token");
    const auto wanted = who.signed_in() ? std::string_view{who.csrf} : request.cookies.get("csrf");
    return wanted.empty() || given != wanted;
}

// A token without any scope is for reading, also where an act asks for no capability.
bool only_reads(const Principal& who) { return who.via == Principal::Via::token && who.token_scopes.empty(); }

void secure(http::Response& response, bool cacheable) {
    const auto has = [&](std::string_view name) {
        return std::any_of(response.headers.begin(), response.headers.end(), [&](const auto& h) { return h.first == name; });
    };
    if (!has("Content-Security-Policy"))
        response.with("Content-Security-Policy",
                      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                      "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    response.with("X-Content-Type-Options", "nosniff");
    response.with("Referrer-Policy", "same-origin");
    response.with("X-Frame-Options", "DENY");
    response.with("Cross-Origin-Opener-Policy", "same-origin");
    if (!cacheable && !has("Cache-Control")) response.with("Cache-Control", "no-cache, private");
}

std::string fault_number() {
    static std::atomic<std::uint32_t> next{std::random_device{}()};
    return std::to_string(next++ % 900'000 + 100'000);
}

}  // namespace

int status_of(Code code) {
    switch (code) {
        case Code::invalid: return 422;
        case Code::forbidden: return 403;
        case Code::not_found: return 404;
        case Code::conflict: return 409;
        case Code::too_large: return 413;
        case Code::unavailable: return 503;
        case Code::too_many: return 429;
    }
    CHECK(false);
}

http::Limits Dispatcher::limits(Method method, std::string_view path) {
    const auto match = routes_->match(method, path);
    if (match.route) return match.route->limits;
    http::Limits none;
    none.body = 64 * 1024;
    return none;
}

http::Response Dispatcher::handle(http::Request& request) {
    try {
        return answer(request);
    } catch (const std::exception& fault) {
        const auto number = fault_number();
        spdlog::error("{} {} fault {}: {}", name_of(request.method), request.path, number, fault.what());
        const bool api = is_api(request.path);
        auto response = frame::plain_refusal(*services_, frame::language_of(request), api, 500, {Code::unavailable, "frame.broken", {number}});
        secure(response, false);
        return response;
    }
}

http::Response Dispatcher::answer(http::Request& request) {
    const auto match = routes_->match(request.method, request.path);
    if (match.route && match.route->access.kind() == Access::Kind::anyone && match.route->pattern.starts_with("/assets/")) {
        Context ctx{request, *match.route, match.values, Principal{}, *services_};
        auto result = match.route->handle(ctx);
        auto response = result ? *std::move(result) : frame::plain_refusal(*services_, Language::vi, false, 404, result.error());
        secure(response, true);
        return response;
    }
    auto who = services_->db.read([&](store::ReadTx& tx) { return authenticate_(tx, request); });
    if (!who.signed_in()) {
        who.language = frame::language_of(request);
        who.theme = frame::theme_of(request);
    }
    auto response = answer_as(request, match, std::move(who));
    secure(response, false);
    return response;
}

http::Response Dispatcher::answer_as(http::Request& request, const frame::Routes::Match& match, Principal who) {
    static const frame::Route kNowhere{Method::get, "/", Access::anyone(), [](Context&) -> Result<http::Response> { return Error{Code::not_found, "frame.not_found"}; }, {}, {}};
    Context ctx{request, match.route ? *match.route : kNowhere, match.values, std::move(who), *services_};
    const bool api = is_api(request.path);
    const auto refuse_with = [&](int status, const Error& error) {
        return api ? frame::problem(ctx, status, error) : frame::refusal_page(ctx, status, error);
    };
    if (!match.route) {
        const bool other = match.other_method;
        return refuse_with(other ? 405 : 404, {Code::not_found, other ? "frame.method_not_allowed" : "frame.not_found"});
    }
    if (const auto refusal = admit(match.route->access, ctx.who())) {
        if (!ctx.who().signed_in()) {
            if (api) return refuse_with(401, *refusal).with("WWW-Authenticate", "Bearer");
            if (is_safe(request.method) && !ctx.is_fragment())
                return ctx.redirect(request.target == "/" ? "/sign-in" : "/sign-in?next=" + http::percent_encode(request.target));
            return refuse_with(401, *refusal);
        }
        services_->on_refused(ctx.who(), ctx.attempt(), *refusal);
        return refuse_with(403, *refusal);
    }
    if (!is_safe(request.method) && is_forged(request, ctx.who())) {
        const Error refusal{Code::forbidden, "frame.forged"};
        // Of somebody who is not signed in there is nothing to record, and anybody could fill the audit with it.
        if (ctx.who().signed_in()) services_->on_refused(ctx.who(), ctx.attempt(), refusal);
        return refuse_with(403, refusal);
    }
    if (!is_safe(request.method) && only_reads(ctx.who())) {
        const Error refusal{Code::forbidden, "frame.token_only_reads"};
        services_->on_refused(ctx.who(), ctx.attempt(), refusal);
        return refuse_with(403, refusal);
    }
    if (ctx.who().must_change_password && !is_open_before_change(match.route->pattern)) {
        if (api) return refuse_with(403, {Code::forbidden, "frame.change_password_first"});
        return ctx.redirect("/me/password");
    }
    auto result = match.route->handle(ctx);
    if (result) return *std::move(result);
    return refuse_with(status_of(result.error().code), result.error());
}

http::Response Dispatcher::refuse(int status, const http::Request& request) {
    const auto language = frame::language_of(request);
    std::string key = "frame.status_" + std::to_string(status);
    if (!services_->locale.words(language).has(key)) key = "frame.status_400";
    auto response = frame::plain_refusal(*services_, language, is_api(request.path), status, {Code::invalid, key});
    secure(response, false);
    return response;
}

}  // namespace thienan::app
