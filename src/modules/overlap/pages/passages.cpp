#include "modules/overlap/pages/passages.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace thienan::overlap::pages {
namespace {

using html::Writer;

// The text by code points: where each begins in bytes.
std::vector<std::size_t> beginnings(std::string_view text) {
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at < text.size();) {
        out.push_back(at);
        next_code_point(text, at);
    }
    out.push_back(text.size());
    return out;
}

class Marker {
public:
    Marker(std::string_view whole, const std::vector<MarkedRange>& ranges, Side side) : whole_(whole), at_(beginnings(whole)), ranges_(ranges), side_(side) {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(at_.size() - 1); }
    bool is_end(std::uint32_t at) const { return whole_[at_[at]] == '\n'; }

    // What lies in [from, to), its passages marked.
    void write(Writer& out, std::uint32_t from, std::uint32_t to) {
        for (auto range = std::find_if(ranges_.begin(), ranges_.end(), [&](const auto& r) { return r.to > from; }); from < to; ++range) {
            const bool none = range == ranges_.end() || range->from >= to;
            const auto begin = none ? to : std::max(range->from, from);
            if (begin > from) out.put<"{}">(bytes(from, begin));
            if (none) return;
            mark(out, *range, begin, std::min(range->to, to));
            from = std::min(range->to, to);
        }
    }

private:
    std::string_view bytes(std::uint32_t from, std::uint32_t to) const { return whole_.substr(at_[from], at_[to] - at_[from]); }
    // The number stands before the first piece only: a passage may go on in the next paragraph.
    void mark(Writer& out, const MarkedRange& range, std::uint32_t from, std::uint32_t to) {
        const auto colour = (range.number - 1) % kColours + 1;
        const std::string_view own = side_ == Side::proposal ? "q" : "r", other = side_ == Side::proposal ? "r" : "q";
        if (from == range.from) out.put<R"(<mark class="ta-passage ta-p-{}" id="{}{}"><a href="#{}{}">{}</a>{}</mark>)">(colour, own, range.number, other, range.number, range.number, bytes(from, to));
        else out.put<R"(<mark class="ta-passage ta-p-{}">{}</mark>)">(colour, bytes(from, to));
    }

    std::string_view whole_;
    std::vector<std::size_t> at_;
    const std::vector<MarkedRange>& ranges_;
    Side side_;
};

}  // namespace

std::vector<MarkedRange> marked_ranges(std::vector<MatchedPassage> passages, Side side) {
    std::stable_sort(passages.begin(), passages.end(), [](const auto& a, const auto& b) { return a.query_from < b.query_from; });
    std::vector<MarkedRange> out;
    for (std::size_t i = 0; i < passages.size(); ++i)
        out.push_back(side == Side::proposal ? MarkedRange{passages[i].query_from, passages[i].query_to, i + 1} : MarkedRange{passages[i].record_from, passages[i].record_to, i + 1});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    std::uint32_t end = 0;
    for (auto& range : out) range.from = std::max(range.from, end), end = std::max(end, range.to);
    std::erase_if(out, [](const auto& range) { return range.from >= range.to; });
    return out;
}

void marked_text(Writer& out, std::string_view title, std::string_view text, const std::vector<MarkedRange>& ranges, Side side) {
    const auto whole = std::string{title} + "\n" + std::string{text};
    Marker marker{whole, ranges, side};
    bool first = true;
    for (std::uint32_t from = 0; from < marker.size();) {
        auto to = from;
        while (to < marker.size() && !marker.is_end(to)) ++to;
        if (first) out.put<"<h3>{}</h3>">([&](Writer& w) { marker.write(w, from, to); });
        else if (to > from) out.put<"<p>{}</p>">([&](Writer& w) { marker.write(w, from, to); });
        first = false;
        from = to + 1;
    }
}

}  // namespace thienan::overlap::pages
