#include "modules/directives/pages/picking.hpp"

#include <algorithm>

namespace thienan::directives::pages {

frame::Selection selection(const frame::Context& ctx) {
    const auto& who = ctx.who();
    frame::Selection out;
    const auto offer = [&](BulkAct act, std::string icon) {
        out.acts.push_back({std::string{ctx.t()(key_of(act))}, std::move(icon), "/assignments/bulk/" + std::string{name_of(act)}});
    };
    if (who.may(kLead) || who.may(kReport)) offer(BulkAct::accept, "check");
    if (who.may(kLead)) {
        offer(BulkAct::hand_on, "user");
        offer(BulkAct::internal_due, "calendar");
    }
    if (who.may(kAssign)) offer(BulkAct::urge, "bell");
    out.acts.push_back({std::string{ctx.t()("directives.export")}, "download", "/assignments.xlsx"});
    out.acts.push_back({std::string{ctx.t()("directives.print")}, "printer", "/assignments.print"});
    out.kept = {{"picked", "1"}, {"back", ctx.request().target}};
    return out;
}

Result<std::vector<Picked>> picked_of(const http::Fields& fields) {
    std::vector<Picked> out;
    for (const auto raw : fields.all("pick")) {
        const auto cut = std::min(raw.find(':'), raw.size());
        const auto id = parse_id<Assignment>(raw.substr(0, cut));
        const auto version = parse_positive(raw.substr(std::min(cut + 1, raw.size())));
        if (!id || !version) return Error{Code::not_found, "frame.not_found"};
        if (std::none_of(out.begin(), out.end(), [&](const auto& held) { return held.id == *id; })) out.push_back({*id, *version});
        if (out.size() > kMostPicked) return Error{Code::invalid, "directives.too_many_picked", {std::to_string(kMostPicked)}};
    }
    if (out.empty()) return Error{Code::invalid, "directives.nothing_picked"};
    return out;
}

bool speaks_of_picked(const http::Fields& fields) { return fields.find("picked").has_value() || fields.find("pick").has_value(); }

std::string list_behind(std::string_view back) {
    const auto path = back.substr(0, back.find('?'));
    const bool known = path == "/" || path == "/assignments" || path.starts_with("/assignments/");
    return known ? std::string{back} : "/assignments";
}

}  // namespace thienan::directives::pages
