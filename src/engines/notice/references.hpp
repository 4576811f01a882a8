// References to other documents: "Báo cáo số 429/BC-SKHCN ngày 11/3/2024".
#pragma once

#include "engines/notice/reading.hpp"
#include "engines/notice/words.hpp"

#include <string_view>
#include <vector>

namespace thienan::notice {

// Appends those in the tokens, each as often as it is printed.
void find_references(std::string_view text, const Tokens& tokens, std::vector<Reference>& out);

}  // namespace thienan::notice
