// The account part of a person's page, for administrators.
#pragma once

#include "modules/identity/account_queries.hpp"
#include "modules/identity/pages/pages.hpp"

namespace thienan::identity::pages {

// The account with its acts, or the form that makes one.
void account_card(Writer& out, const Context& ctx, const Person& person, const std::optional<queries::AccountState>& state,
                  const std::vector<FieldError>& errors);

// The person's page; with the errors of the account form where there are any.
Result<http::Response> show_person(Context& ctx, const std::vector<FieldError>& errors, int status);

}  // namespace thienan::identity::pages
