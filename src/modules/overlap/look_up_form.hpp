// "Phiếu kết quả tra cứu" (form C0-KQTrC) of one look-up: what goes to the council with the file.
// basis: docs/basis/overlap.md O6; the form's own layout was not seen, its matter is that of TT 06/2023 đ.9
#pragma once

#include "frame/locale.hpp"
#include "modules/overlap/queries/screenings.hpp"

namespace thienan::overlap {

struct LookUpForm {
    std::string agency, parent;        // who looked it up, and the agency above
    queries::ScreeningRecord record;
};
// Refused: frame.not_found.
Result<LookUpForm> look_up_form(store::ReadTx& tx, const Principal& who, Id<Screening> id);

// In the official layout. All tasks that are close are listed; where none is, the three most like it.
std::string to_docx(const LookUpForm& form, const frame::Words& t, Instant now);

}  // namespace thienan::overlap
