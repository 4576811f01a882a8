// From what the engine read to draft records: points with their parents and a first judgement, drafts with their due.
// Pure. basis: docs/basis/directives.md D1, D14
#pragma once

#include "engines/notice/reading.hpp"
#include "modules/directives/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::rules {

// Below this a person has to look at a draft.
inline constexpr int kSureConfidence = 70;

// Points in document order; `parents[i]` is the position of the i-th point's parent, -1 at the top: the nearest earlier
// point whose path is a prefix.
std::vector<int> parents_of(const std::vector<notice::Point>& points);

// A point with work of its own is work; one with points below it is a heading; a leaf without work stays work (so that it is
// red) and is suggested as no_work.
struct Judgement {
    Disposition disposition = Disposition::work;
    bool suggested_no_work = false;
};
std::vector<Judgement> judge(const std::vector<notice::Point>& points, const std::vector<notice::Assignment>& assignments);

// Whom the document mainly addresses: the agency that leads most of the drafts, of several the one named first; 0 where none is known.
Id<Agency> main_addressee(const std::vector<Assignment>& drafts);

Header header_of(const notice::Header& read);
Due due_of(const notice::Assignment& read);

// What makes two registrations the same document: issuer, number, symbol and year, folded. "" while one of them is missing.
std::string same_key(const Header& header);

}  // namespace thienan::directives::rules
