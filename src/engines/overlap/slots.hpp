// What may differ between two tasks on the same matter: place, crop or animal, year, and amounts and symbols. Read from a text's syllables, so that
// case, marks and spelling make no difference.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace thienan::overlap {

enum class SlotKind : std::uint8_t { none, place, subject, year, amount };  // subject: crop or animal

struct Slot {
    SlotKind kind = SlotKind::none;
    std::uint32_t from = 0, to = 0;  // syllables
    std::uint64_t value = 0;         // hash of what fills it
    bool known = false;              // of a place: its name is in our list
};

// `fulls` of the syllables in order, `kinds` as in Words. Slots do not overlap; ordered.
std::vector<Slot> slots_of(std::span<const std::uint64_t> fulls, std::span<const std::uint8_t> kinds);

}  // namespace thienan::overlap
