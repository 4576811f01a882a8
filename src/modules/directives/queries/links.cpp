#include "modules/directives/queries/links.hpp"

#include "base/utf8.hpp"
#include "modules/directives/actions/linking.hpp"
#include "modules/directives/actions/loading.hpp"
#include "modules/directives/queries/search.hpp"
#include "modules/directives/store/links.hpp"
#include "modules/files/queries.hpp"

#include <algorithm>

namespace thienan::directives::queries {
namespace {

constexpr int kMostIncoming = 500;
constexpr int kMostFound = 20;  // of each kind

std::string shortened(std::string_view text) {
    const auto kept = first_code_points(text, 160);
    return kept.size() == text.size() ? std::string{text} : std::string{trim(kept)} + "…";
}

std::string called(std::string_view symbol, std::string_view words) {
    const auto text = shortened(words);
    if (symbol.empty() || text.empty()) return symbol.empty() ? text : std::string{symbol};
    return std::string{symbol} + ": " + text;
}

std::string address_of(std::string_view kind, std::int64_t id) {
    if (kind == kDirectiveKind) return "/directives/" + std::to_string(id);
    if (kind == kAssignmentKind) return "/assignments/" + std::to_string(id);
    if (kind == kFileKind) return "/files/" + std::to_string(id);
    return {};
}

bool is_known(std::string_view kind) { return !address_of(kind, 0).empty(); }

}  // namespace

std::optional<std::string> title_of(store::ReadTx& tx, const Principal& who, std::string_view kind, std::int64_t id) {
    if (kind == kDirectiveKind) {
        const auto found = load_directive(tx, who, {id});
        return found ? std::optional{called(full_symbol(found->header), found->header.subject)} : std::nullopt;
    }
    if (kind == kAssignmentKind) {
        const auto found = load_assignment(tx, who, {id});
        if (!found) return std::nullopt;
        const auto directive = rows::find(tx, found->assignment.directive);
        return called(full_symbol(directive->header), found->assignment.text);
    }
    if (kind == kFileKind) {
        const auto found = files::queries::find(tx, {id});
        return found ? std::optional{found->name} : std::nullopt;
    }
    return std::nullopt;
}

std::vector<Linked> links(store::ReadTx& tx, const Principal& who, const Holder& holder) {
    std::vector<Linked> out;
    for (auto& link : rows::links_of(tx, holder)) {
        auto title = is_known(link.kind) ? title_of(tx, who, link.kind, link.target) : std::optional{link.title};
        if (!title) continue;
        out.push_back({link.kind, link.target, *std::move(title), address_of(link.kind, link.target), std::move(link.note), Linked::End::ours});
    }
    for (auto& link : rows::links_to(tx, holder.kind, holder.id, kMostIncoming)) {
        auto title = title_of(tx, who, link.holder_kind, link.holder);
        if (!title) continue;
        out.push_back({link.holder_kind, link.holder, *std::move(title), address_of(link.holder_kind, link.holder), std::move(link.note), Linked::End::theirs});
    }
    return out;
}

bool may_link(store::ReadTx& tx, const Principal& who, const Holder& holder) { return actions::may_link(tx, who, holder).ok(); }

std::vector<Linked> linkable(store::ReadTx& tx, const Principal& who, const Holder& holder, std::string_view words, Date today) {
    std::vector<Linked> out;
    const auto add = [&](std::string_view kind, std::int64_t id, std::string title) {
        if (kind == holder.kind && id == holder.id) return;
        out.push_back({std::string{kind}, id, std::move(title), address_of(kind, id), {}, Linked::End::ours});
    };
    if (trim(words).empty()) return out;
    for (const auto& d : directives(tx, who, {{}, std::string{trim(words)}}, {}, kMostFound).items) add(kDirectiveKind, d.id.value, called(d.symbol, d.subject));
    for (const auto& a : search(tx, who, words, today, {}, kMostFound).items) add(kAssignmentKind, a.id.value, called(a.directive_symbol, a.text));
    return out;
}

}  // namespace thienan::directives::queries
