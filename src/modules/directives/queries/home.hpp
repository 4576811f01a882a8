// "My work": what this person has to do as the agency they act for, by when, and why.
#pragma once

#include "modules/directives/queries/lists.hpp"

namespace thienan::directives::queries {

struct AskedExtension {
    Extension extension;
    Item item;
};

// Each list at most `most` long, most urgent first. Days are the earlier of the internal and the effective due day.
struct MyWork {
    std::vector<Item> late, today, this_week, later;  // I am in charge
    std::vector<Item> to_hand_on;                     // my agency leads, nobody is in charge (directives.lead or directives.report)
    std::vector<Item> waiting_for_others;             // I reported or returned; the assigner has not answered
    std::vector<Item> to_confirm;                     // reported to my agency (directives.assign)
    std::vector<Item> to_reassign;                    // returned to my agency (directives.assign)
    std::vector<AskedExtension> to_decide;            // directives.assign
    std::vector<DirectiveItem> to_review;             // drafts (directives.register)
};
MyWork my_work(store::ReadTx& tx, const Principal& who, Date today, int most = 10);

// What the menu counts: running ones I am in charge of, plus those waiting to be confirmed or assigned again. Capped at 99.
std::int64_t my_work_count(store::ReadTx& tx, const Principal& who);

}  // namespace thienan::directives::queries
