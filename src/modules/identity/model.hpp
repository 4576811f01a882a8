// Agencies, people, their posts, accounts, sessions and tokens, as stored.
// basis: notice points 2.a, 2.k (agencies act through named people); merger of agencies in 2025 (successors)
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "frame/principal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace thienan {

// A stretch of days, both ends included; an open end has no day.
struct Validity {
    std::optional<Date> from, to;
    bool covers(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
    friend bool operator==(const Validity&, const Validity&) = default;
};

enum class AgencyKind { agency, unit, group };

// From that day `agency` does what the vanished one did.
struct Successor {
    Id<Agency> agency;
    Date from;
    friend bool operator==(const Successor&, const Successor&) = default;
};

// An agency, a unit inside one, or a named group of agencies.
struct Agency {
    Id<Agency> id;
    std::int64_t version = 0;
    Id<Agency> parent;                    // 0: a root; of a unit: the agency or unit it belongs to
    AgencyKind kind = AgencyKind::agency;
    std::string code;                     // unique where not empty
    std::string name;
    std::string short_name;
    Validity valid;
    std::vector<std::string> aliases;
    std::vector<Successor> successors;
    std::vector<Id<Agency>> members;      // of a group
};

struct Person {
    Id<Person> id;
    std::int64_t version = 0;
    std::string name;
    std::string code;                     // staff number, unique where not empty
    std::string email;                    // unique where not empty
    std::string phone;
    std::optional<Date> left_on;          // no longer works anywhere from that day on
};

// A person's place in an agency or unit.
struct Post {
    Id<Post> id;
    std::int64_t version = 0;
    Id<Person> person;
    Id<Agency> node;
    std::string title;
    bool is_leader = false;
    Validity valid;
};

struct Role {
    Id<Role> id;
    std::int64_t version = 0;
    std::string code;                     // "clerk"
    std::string name;
    std::vector<std::string> capabilities;  // sorted
};

struct RoleGrant {
    Id<Post> post;
    Id<Role> role;
    Validity valid;
};

struct Account {
    Id<Account> id;
    std::int64_t version = 0;
    Id<Person> person;
    std::string login;                    // lower case, unique
    bool must_change = false;             // the password, before anything else
    bool locked = false;                  // by an administrator
    Language language = Language::vi;
    std::string theme;                    // "", "light", "dark"
    bool totp_on = false;
    Instant created_at;
    Instant password_changed_at;
    std::optional<Instant> signed_in_at;
};

// Failed attempts with one login since the last good one.
struct SignInFailures {
    std::int64_t count = 0;
    Instant last_at;
    Instant locked_until;
};

// A signed-in browser.
struct Session {
    Id<Session> id;
    std::string address;
    std::string device;
    Instant created_at;
    Instant last_seen_at;
    Instant expires_at;
};

struct ApiToken {
    Id<ApiToken> id;
    Id<Account> account;
    Id<Post> post;
    std::string name;
    std::vector<std::string> scopes;      // sorted capabilities
    Instant created_at;
    Instant expires_at;
    std::optional<Instant> last_used_at;
    std::optional<Instant> revoked_at;
};

std::string_view name_of(AgencyKind kind);                            // "agency", "unit", "group"
std::optional<AgencyKind> agency_kind_of(std::string_view name);
std::string_view name_of(Language language);                          // "vi", "en"
std::optional<Language> language_of(std::string_view name);

}  // namespace thienan
