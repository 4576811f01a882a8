#include "modules/audit/changes.hpp"

#include <charconv>

namespace thienan::audit {
namespace {

void put(std::string& out, std::string_view text) {
    out += std::to_string(text.size());
    out += ':';
    out += text;
}

bool take(std::string_view& packed, std::string& out) {
    std::size_t size = 0;
    const auto [end, fault] = std::from_chars(packed.data(), packed.data() + packed.size(), size);
    const auto used = static_cast<std::size_t>(end - packed.data());
    if (fault != std::errc{} || used >= packed.size() || packed[used] != ':' || size > packed.size() - used - 1) return false;
    out = packed.substr(used + 1, size);
    packed.remove_prefix(used + 1 + size);
    return true;
}

}  // namespace

std::string pack_changes(const std::vector<Change>& changes) {
    std::string out;
    for (const auto& change : changes) {
        put(out, change.field);
        put(out, change.before);
        put(out, change.after);
    }
    return out;
}

std::vector<Change> unpack_changes(std::string_view packed) {
    std::vector<Change> out;
    for (Change change; !packed.empty() && take(packed, change.field) && take(packed, change.before) && take(packed, change.after);)
        out.push_back(change);
    return out;
}

}  // namespace thienan::audit
