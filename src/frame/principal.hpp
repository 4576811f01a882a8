// Who asks: the signed-in person, the agency they act for, and what that membership lets them do.
// Made by the identity module for each request; read by every access rule.
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace thienan {

// Kinds of stored things that ids of the whole house refer to. Their shapes are in modules/identity/model.hpp.
struct Person;
struct Account;
struct Agency;
struct Session;
struct Post;

enum class Language { vi, en };

// One agency a person works for, with the capabilities their roles there give them.
struct Membership {
    Id<Post> post;                          // the stored post behind it: what switching sends back
    Id<Agency> agency;                      // the agency (never a unit)
    std::string agency_name;
    Id<Agency> unit;                        // the unit inside it, 0 if none
    std::string unit_name;
    std::string title;                      // position, as printed: "Trưởng phòng"
    std::vector<std::string> capabilities;  // sorted; each is a locale key too: "directives.register"
};

struct Principal {
    enum class Via { nobody, browser, token, system };

    Via via = Via::nobody;
    Id<Account> account;
    Id<Person> person;
    std::string name;
    std::vector<Membership> memberships;
    std::size_t acting = 0;                 // which membership; an empty list has none
    std::vector<std::string> token_scopes;  // via token: the only capabilities it may use; sorted
    std::string csrf;                       // via browser: what every form must send back
    Id<Session> session;
    Language language = Language::vi;
    std::string theme;                      // "", "light", "dark"
    std::string system_name;                // via system: "outbox", "recurrence", …
    bool must_change_password = false;

    bool signed_in() const { return via == Via::browser || via == Via::token; }
    bool is_system() const { return via == Via::system; }

    const Membership* acting_for() const { return acting < memberships.size() ? &memberships[acting] : nullptr; }
    Id<Agency> agency() const { return acting_for() ? acting_for()->agency : Id<Agency>{}; }
    Id<Agency> unit() const { return acting_for() ? acting_for()->unit : Id<Agency>{}; }

    // May the person do this for the agency they act for now?
    bool may(std::string_view capability) const {
        if (is_system()) return true;
        const auto has = [&](const std::vector<std::string>& list) {
            return std::binary_search(list.begin(), list.end(), capability, std::less<>{});
        };
        if (via == Via::token && !has(token_scopes)) return false;
        return acting_for() && has(acting_for()->capabilities);
    }

    static Principal system(std::string name) {
        Principal who;
        who.via = Via::system;
        who.system_name = std::move(name);
        return who;
    }
};

}  // namespace thienan
