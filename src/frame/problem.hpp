// Refusals as answers: application/problem+json (RFC 9457) for the API, a page with what to do now for people.
#pragma once

#include "frame/context.hpp"

namespace thienan::frame {

// {"type","title","status","code","detail","errors":[{"field","reason","detail"}]}
http::Response problem(const Context& ctx, int status, const Error& error);

// A whole page with the shell of whoever asks.
http::Response refusal_page(Context& ctx, int status, const Error& error);

// A short page or problem without database or session: for faults.
http::Response plain_refusal(const Services& services, Language language, bool api, int status, const Error& error);

// Before sign-in: the cookie "language", else Accept-Language, else Vietnamese.
Language language_of(const http::Request& request);
std::string theme_of(const http::Request& request);

// The sentence of a refusal in the reader's language.
std::string sentence(const Words& t, const Error& error);
std::string sentence(const Words& t, const FieldError& error);

// Text as a JSON string with its quotes.
std::string json_string(std::string_view text);

}  // namespace thienan::frame
