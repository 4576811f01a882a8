#include "frame/routes.hpp"

#include "base/check.hpp"

#include <map>

namespace thienan::frame {

struct Routes::Node {
    std::map<std::string, std::shared_ptr<Node>, std::less<>> fixed;
    std::shared_ptr<Node> any;
    std::map<http::Method, const Route*> ends;
};

namespace {

// "/a/b" → "a", "b"; "/" → nothing.
std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> out;
    std::size_t from = 1;
    while (from < path.size()) {
        const auto to = std::min(path.find('/', from), path.size());
        out.push_back(path.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

bool is_slot(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

}  // namespace

void Routes::get(std::string pattern, Access access, Handle handle) {
    http::Limits limits;
    limits.body = 0;
    add({http::Method::get, std::move(pattern), std::move(access), std::move(handle), limits, {}});
}

void Routes::post(std::string pattern, Access access, Handle handle, http::Limits limits) {
    add({http::Method::post, std::move(pattern), std::move(access), std::move(handle), limits, {}});
}

void Routes::api(http::Method method, std::string pattern, Access access, Handle handle, ApiDoc doc, http::Limits limits) {
    CHECK(pattern.starts_with("/api/"));
    if (method == http::Method::get) limits.body = 0;
    add({method, std::move(pattern), std::move(access), std::move(handle), limits, std::move(doc)});
}

void Routes::add(Route route) {
    CHECK(route.pattern.starts_with("/") && route.handle);
    if (!root_) root_ = std::make_shared<Node>();
    auto node = root_;
    for (const auto segment : segments(route.pattern)) {
        auto& next = is_slot(segment) ? node->any : node->fixed[std::string{segment}];
        if (!next) next = std::make_shared<Node>();
        node = next;
    }
    routes_.push_back(std::make_unique<Route>(std::move(route)));
    const bool fresh = node->ends.emplace(routes_.back()->method, routes_.back().get()).second;
    CHECK(fresh);
}

Routes::Match Routes::match(http::Method method, std::string_view path) const {
    Match out;
    const Node* node = root_.get();
    if (!node) return out;
    for (const auto segment : segments(path)) {
        if (const auto fixed = node->fixed.find(segment); fixed != node->fixed.end()) {
            node = fixed->second.get();
        } else if (node->any) {
            out.values.emplace_back(segment);
            node = node->any.get();
        } else {
            return out;
        }
    }
    const auto wanted = method == http::Method::head ? http::Method::get : method;
    if (const auto end = node->ends.find(wanted); end != node->ends.end()) out.route = end->second;
    else out.other_method = !node->ends.empty();
    return out;
}

}  // namespace thienan::frame
