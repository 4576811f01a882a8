// What lists, dashboards and search read, kept with every change of a live assignment in the same transaction.
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace thienan::directives::views {

// A new live assignment: who sees it, its tallies.
void appeared(store::WriteTx& tx, const Assignment& after);
// A live one changed.
void moved(store::WriteTx& tx, const Assignment& before, const Assignment& after);
// Who sees it anew (agencies changed). Returns whether anything was different.
struct Shown {
    bool changed = false;
};
Shown refresh(store::WriteTx& tx, const Assignment& assignment);

// Words that become findable, gathered for one act and written once, in word order (so that acts never wait in a circle).
class WordIndex {
public:
    void add(Id<Assignment> assignment, std::string_view text);
    void flush(store::WriteTx& tx);

private:
    std::map<std::string, std::set<std::int64_t>, std::less<>> words_;
};
// The word that stands for "seen by that agency".
std::string seen_word(Id<Agency> agency);

}  // namespace thienan::directives::views
