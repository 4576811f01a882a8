// From a document's text to a draft directive, its correction, and its confirmation as tracked work.
// Every act: load → access → state → rules → save → audit. A stale `version` is conflict "frame.conflict".
// basis: docs/basis/directives.md D1, D2
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace thienan::directives::actions {

struct NewDirective {
    std::string text;                  // of the document: pasted, or taken out of the file
    Id<File> file;                     // the original, already stored; 0 if pasted
    std::optional<int> ocr;            // 0…100 where the text was recognised from a scan
    std::optional<Date> received_on;   // none: today
};

// Reads the text and stores a draft with points, references, recipients and draft assignments. Needs directives.register;
// the acting agency becomes the owner.
// Refused: directives.empty_text, directives.not_utf8, directives.text_too_long {bytes, most}, directives.too_many_points {n, most},
// directives.too_many_assignments {n, most}, conflict directives.already_registered {id of the first} for the same text,
// or the same issuer, number, symbol and year.
Result<Id<Directive>> register_text(store::WriteTx& tx, const Principal& who, NewDirective input);

// What was read wrongly or is not printed. Also of an active directive. Refused: directives.already_registered {id},
// directives.issued_after_received, form errors at the fields (number, symbol, subject, …).
Result<Done> correct_header(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version, const Header& header);

// The reading is right: its drafts become live assignments, one for each lead agency (a group of agencies stays one).
// Refused: directives.no_assignments where there is none and a point is still open; form errors "header.number"… never:
// number and date may come later.
Result<Done> confirm_reading(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version);

// All its assignments are over. Refused: conflict directives.still_open {n}.
Result<Done> close(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version);
Result<Done> reopen(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version);

// Registered by mistake, or revoked by its issuer: every open assignment is cancelled. A reason is required.
Result<Done> withdraw(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version, std::string_view reason);

}  // namespace thienan::directives::actions
