// What identity tells the rest of the house; app/reactions.cpp says who listens.
#pragma once

#include "modules/identity/model.hpp"

#include <string>

namespace thienan::identity {

// Somebody asked for a link to set a new password. Holds the link's secret: to be mailed, never logged.
struct PasswordResetRequested {
    Id<Person> person;
    std::string name;
    std::string email;
    Language language = Language::vi;
    std::string address;  // path of the one-time link on this site: "/reset-password/…"
    Instant expires_at;
};

}  // namespace thienan::identity
