// Lists for the pages and the API, limited to what the principal may see: agencies and people by everybody who is signed in,
// logins and the state of accounts by administrators only. Searches ignore case, tone marks and đ/d.
#pragma once

#include "modules/identity/directory.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <vector>

namespace thienan::identity::lists {

inline constexpr int kPage = 25;

inline constexpr std::int64_t kMostCounted = 1000;

// A stretch of a list: at most kPage rows, the ids to go on from ("" where there is no such page), and how many there are in all,
// counted to kMostCounted + 1. Read from a place, never an offset.
template <class T>
struct Page {
    std::vector<T> rows;
    std::int64_t total = 0;
    std::string next, previous;
};
// The id of the row before the first one wanted, or of the one after the last; neither: from the top.
struct Place {
    std::optional<std::int64_t> after, before;
};

struct AgencyFilter {
    std::string search;
    std::optional<AgencyKind> kind;   // none: agencies and groups, and units too while searching
    enum class Existing { now, vanished, all } existing = Existing::now;
    std::string sort = "name";        // name, code, valid_to; "-" before it: downwards
    Place place;
};
struct AgencyRow {
    Id<Agency> id;
    std::int64_t people = 0;          // posts held today in it and its units
};
Result<Page<AgencyRow>> agencies(store::ReadTx& tx, const Principal& who, const AgencyFilter& filter, Date today);

struct PersonFilter {
    std::string search;
    Id<Agency> node;                  // holds a post in it or its units today
    enum class State { working, left, all } state = State::working;
    enum class Having { any, account, no_account, locked } account = Having::any;  // administrators only
    std::string sort = "name";        // name, signed_in; "-" before it: downwards
    Place place;
};
struct PersonRow {
    Id<Person> id;
    std::string name;
    std::string email;
    std::vector<Post> posts;          // held today
    std::string login;                // to administrators
    bool locked = false;
    std::optional<Instant> signed_in_at;
};
Result<Page<PersonRow>> people(store::ReadTx& tx, const Principal& who, const PersonFilter& filter, Date today);

// Every post the person ever held, newest first, with its grants.
struct PostRow {
    Post post;
    std::vector<RoleGrant> grants;
};
std::vector<PostRow> posts_ever(store::ReadTx& tx, Id<Person> person);

}  // namespace thienan::identity::lists
