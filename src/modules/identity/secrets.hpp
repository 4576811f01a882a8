// Random secrets that are given out once and kept only as a hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace thienan::identity {

// 256 random bits, base64url without padding (43 characters).
std::string random_secret();

// A random number in 1…2^53: fits every client's integers.
std::int64_t random_number();

// `groups` groups of four letters and digits that are not mistaken for one another, joined by '-'; 20 bits a group.
std::string random_code(std::size_t groups);

// Upper case, without anything but letters and digits: how a typed code is compared.
std::string plain_code(std::string_view typed);

// BLAKE2b-256, lower-case hex. For secrets with at least 80 random bits; passwords go through passwords.hpp.
std::string hash_secret(std::string_view secret);

// What the forms of the session with this cookie send back: derived, so nothing more is stored, and useless for signing in.
std::string csrf_of(std::string_view session_cookie);

// Lower-case hex of BLAKE2b-256 of any bytes, to recognise the same content again.
std::string hash_content(std::string_view bytes);

// Takes the same time wherever the texts differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace thienan::identity
