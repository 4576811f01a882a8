#include "engines/overlap/slots.hpp"

#include <gtest/gtest.h>

#include "engines/overlap/words.hpp"

namespace thienan::overlap {
namespace {

TEST(Slots, are_places_crops_years_and_amounts) {
    const Text text = read_text("Xây dựng mô hình nuôi tôm thẻ chân trắng 2 giai đoạn tại huyện Mộ Đức, tỉnh Quảng Ngãi năm 2024", {});
    const Words words = words_of(text, std::vector<std::uint8_t>(text.tokens.size(), 8));
    const auto slots = slots_of(words.fulls, words.kinds);
    std::vector<SlotKind> kinds;
    for (const Slot& slot : slots) kinds.push_back(slot.kind);
    EXPECT_EQ(kinds, (std::vector{SlotKind::subject, SlotKind::amount, SlotKind::place, SlotKind::place, SlotKind::year}));
    EXPECT_EQ(slots[0].to - slots[0].from, 4u) << "the longest name is taken";
}

}  // namespace
}  // namespace thienan::overlap
