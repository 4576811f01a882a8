#include "engines/overlap/slots.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "engines/overlap/hashing.hpp"
#include "engines/overlap/shard.hpp"
#include "engines/overlap/sieve.hpp"
#include "engines/overlap/slot_words.hpp"
#include "engines/overlap/text.hpp"

namespace thienan::overlap {
namespace {

constexpr std::size_t kAfterHead = 2;  // syllables taken for a name that no list knows

// Names of one kind by the hash of their syllables' hashes.
class Names {
public:
    explicit Names(std::string_view list) {
        while (!list.empty()) {
            const auto bar = std::min(list.find('|'), list.size());
            const Text text = read_text(list.substr(0, bar), {});
            std::uint64_t key = kSeed;
            for (const Token& token : text.tokens) key = step(key, token.full);
            first_.add(text.tokens.front().full);
            keys_.emplace(key, text.tokens.size());
            longest_ = std::max(longest_, text.tokens.size());
            list.remove_prefix(std::min(bar + 1, list.size()));
        }
    }
    // Syllables of the longest name that begins at `at`, and its key.
    std::pair<std::size_t, std::uint64_t> longest_at(std::span<const std::uint64_t> fulls, std::size_t at) const {
        std::pair<std::size_t, std::uint64_t> best{0, 0};
        if (at >= fulls.size() || !first_.may_hold(fulls[at])) return best;
        std::uint64_t key = kSeed;
        for (std::size_t n = 1; n <= longest_ && at + n <= fulls.size(); ++n) {
            key = step(key, fulls[at + n - 1]);
            if (const auto found = keys_.find(key); found != keys_.end() && found->second == n) best = {n, mix(key)};
        }
        return best;
    }

private:
    std::unordered_map<std::uint64_t, std::size_t> keys_;
    Sieve first_;  // syllables that a name begins with
    std::size_t longest_ = 0;
};

struct Lists {
    Names places{kPlaces}, heads{kPlaceHeads}, no_names{kNoNames}, subjects{kSubjects};
    std::uint64_t year_word = token_of("năm").full;
    std::unordered_map<std::uint64_t, int> years;
    Lists() {
        for (int year = 1900; year <= 2100; ++year) years.emplace(token_of(std::to_string(year)).full, year);
    }
};

const Lists& lists() {
    static const Lists all;
    return all;
}

}  // namespace

std::vector<Slot> slots_of(std::span<const std::uint64_t> fulls, std::span<const std::uint8_t> kinds) {
    const Lists& known = lists();
    std::vector<Slot> out;
    const auto add = [&](SlotKind kind, std::size_t from, std::size_t to, std::uint64_t value) {
        out.push_back({kind, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), value});
    };
    for (std::size_t i = 0; i < fulls.size();) {
        if (fulls[i] == known.year_word && i + 1 < fulls.size() && known.years.contains(fulls[i + 1])) {
            add(SlotKind::year, i, i + 2, fulls[i + 1]);
            i += 2;
            continue;
        }
        if (kinds[i] & (kNumber | kCode)) {
            const bool year = known.years.contains(fulls[i]);
            add(year ? SlotKind::year : SlotKind::amount, i, i + 1, fulls[i]);
            ++i;
            continue;
        }
        // "tỉnh", "huyện", … and what follows; a known name where there is one.
        const std::size_t head = known.heads.longest_at(fulls, i).first;
        const auto [place, place_key] = known.places.longest_at(fulls, i + head);
        if (place > 0) {
            add(SlotKind::place, i, i + head + place, place_key);
            out.back().known = true;
            i += head + place;
            continue;
        }
        if (head > 0 && i + head < fulls.size() && !(kinds[i + head] & (kNumber | kCode)) && known.no_names.longest_at(fulls, i + head).first == 0) {
            const std::size_t n = std::min(kAfterHead, fulls.size() - i - head);
            std::uint64_t key = kSeed;
            for (std::size_t k = 0; k < n; ++k) key = step(key, fulls[i + head + k]);
            add(SlotKind::place, i, i + head + n, mix(key));
            i += head + n;
            continue;
        }
        if (const auto [subject, key] = known.subjects.longest_at(fulls, i); subject > 0) {
            add(SlotKind::subject, i, i + subject, key);
            i += subject;
            continue;
        }
        ++i;
    }
    return out;
}

}  // namespace thienan::overlap
