// All agencies of the province in memory, as of one moment: the tree, names, groups and successors.
// Made by queries::directory(), immutable and shared between threads. A province has hundreds to a few thousand nodes.
#pragma once

#include "modules/identity/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace thienan::identity {

// A guess at which agency a text names.
struct Candidate {
    Id<Agency> agency;
    int score = 0;          // 100 its name, 95 short name, code or alias, 90 without leading words, below: a part of it
    bool vanished = false;  // not there on the day asked for
};

class Directory {
public:
    using Abbreviations = std::vector<std::pair<std::string, std::string>>;  // folded: short, long

    // `agencies` in the order lists show them.
    Directory(std::vector<Agency> agencies, Abbreviations abbreviations);
    // One more, behind the others: for who adds many in one transaction and must see each before the next. O(1).
    void add(Agency agency);

    const std::vector<Agency>& all() const { return agencies_; }
    const Agency* find(Id<Agency> id) const;
    const Agency* find_code(std::string_view code) const;
    // Those of exactly that name, case ignored.
    std::vector<const Agency*> named(std::string_view name) const;

    // "" where there is no such node.
    std::string_view name(Id<Agency> id) const;
    // The short name, or the name where there is none.
    std::string_view short_name(Id<Agency> id) const;

    const std::vector<Id<Agency>>& children(Id<Agency> id) const;  // id 0: the roots
    // From the root down to the node itself.
    std::vector<Id<Agency>> path(Id<Agency> node) const;
    // Names from the node's agency down to the node: "Sở Tài chính, Phòng Ngân sách" is two.
    std::vector<std::string_view> names_within_agency(Id<Agency> node) const;
    // The node is the agency or lies anywhere below it.
    bool is_inside(Id<Agency> node, Id<Agency> agency) const;
    // The nearest node of kind agency (or group) upwards, itself included; 0 where there is none.
    Id<Agency> agency_of(Id<Agency> node) const;
    // The node and the units below it, without agencies below.
    std::vector<Id<Agency>> units_of(Id<Agency> node) const;

    // The node and all above it are valid.
    bool exists_on(Id<Agency> node, Date day) const;
    // Who does the node's work on that day: itself while it exists, else its successors, theirs, and so on; a unit without
    // successors of its own follows its agency. Empty where nobody does.
    std::vector<Id<Agency>> successors_on(Id<Agency> node, Date day) const;

    // Agencies of a group that exist on that day, groups inside a group resolved.
    std::vector<Id<Agency>> members_on(Id<Agency> group, Date day) const;
    // Groups the agency is in, directly or through another group.
    std::vector<Id<Agency>> groups_of(Id<Agency> agency) const;

    // Who is meant by a text such as "các sở, ban ngành", "UBND huyện Bình Sơn", "Giám đốc Sở KH&CN". Best first, at most 10;
    // among equals those that exist on `day` first. Linear in the number of nodes unless a name fits exactly.
    std::vector<Candidate> find_by_name(std::string_view text, Date day) const;
    // The best candidate where it is beyond doubt: score 85 or more and nobody else alike.
    std::optional<Id<Agency>> sure_by_name(std::string_view text, Date day) const;

private:
    struct Key {
        std::size_t node;
        std::string text;
    };
    std::string canonical(std::string_view text) const;
    std::vector<Candidate> exact(const std::string& key, const std::string& stripped, Date day) const;
    std::vector<Candidate> similar(const std::string& key, Date day) const;
    void index(std::size_t node);
    void add_key(std::size_t node, std::string_view text, int score);
    void sort(std::vector<Candidate>& found) const;

    std::vector<Agency> agencies_;
    std::unordered_map<Id<Agency>, std::size_t> at_;
    std::unordered_multimap<std::string, std::size_t> by_name_;  // lower case
    std::unordered_map<Id<Agency>, std::vector<Id<Agency>>> children_, groups_;
    Abbreviations abbreviations_;
    std::vector<Key> keys_;
    std::unordered_multimap<std::string, std::pair<std::size_t, int>> exact_;  // canonical and stripped keys → node, score
};

}  // namespace thienan::identity
