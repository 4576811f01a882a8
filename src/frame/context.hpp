// One request as a handler sees it: who asks, for what, in which language, and the only ways to read, write and answer.
#pragma once

#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "platform/html/html.hpp"
#include "platform/http/http.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::frame {

class Context {
public:
    Context(http::Request& request, const Route& route, std::vector<std::string> values, Principal who, Services& services)
        : request_(&request), route_(&route), values_(std::move(values)), who_(std::move(who)), services_(&services) {}

    const http::Request& request() const { return *request_; }
    http::Request& request() { return *request_; }
    const Route& route() const { return *route_; }
    const Principal& who() const { return who_; }
    Services& services() { return *services_; }
    const Services& services() const { return *services_; }
    const Words& t() const { return services_->locale.words(who_.language); }
    Instant now() const { return services_->clock.now(); }
    Date today() const { return services_->clock.today(); }
    bool is_api() const { return route_->pattern.starts_with("/api/"); }
    bool is_fragment() const { return request_->header("hx-request") == "true"; }

    // The n-th {…} of the route's pattern, as an id. not_found where it is no positive number.
    template <class Of>
    Result<Id<Of>> id(std::size_t n = 0) const {
        if (n < values_.size())
            if (const auto id = parse_id<Of>(values_[n])) return *id;
        return Error{Code::not_found, "frame.not_found"};
    }
    std::string_view value(std::size_t n = 0) const { return n < values_.size() ? std::string_view{values_[n]} : std::string_view{}; }
    // What was tried, for the audit: the route's pattern with the ids of records in it, but never a secret.
    std::string attempt() const;
    std::string_view query(std::string_view name) const { return request_->query.get(name); }
    std::string_view form(std::string_view name) const { return request_->form.get(name); }

    // One snapshot for all of f's reads.
    template <class F>
    auto read(F&& f) { return services_->db.read(std::forward<F>(f)); }

    // The only place that commits, and only if the act returned ok. Refusals are handed to the audit.
    template <class F>
    auto write(F&& f) {
        auto result = services_->db.write(std::forward<F>(f));
        if (!result && result.error().code != Code::invalid) services_->on_refused(who_, attempt(), result.error());
        return result;
    }

    // 303 to an address of this site; `flash` is the locale key of a toast shown once on the next page.
    http::Response redirect(std::string_view address, std::string_view flash = {}) const;
    // An answer that is a file to save: never shown inside the browser.
    http::Response download(std::string bytes, std::string_view media_type, std::string_view file_name) const;
    // application/json
    http::Response json(std::string text, int status = 200) const;
    http::Response html(html::Html page, int status = 200) const;

    // The address of this request with one query value changed ("" removes it) and paging begun anew unless it is "page".
    std::string address_with(std::string_view name, std::string_view value) const;

private:
    http::Request* request_;
    const Route* route_;
    std::vector<std::string> values_;
    Principal who_;
    Services* services_;
};

}  // namespace thienan::frame
