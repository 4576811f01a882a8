// The stored form of sentences: one a line, key and values separated by tabs, with \ \t \n \r escaped.
#pragma once

#include "modules/outbox/model.hpp"

namespace thienan::outbox {

std::string pack(const std::vector<Sentence>& sentences);
std::vector<Sentence> unpack(std::string_view packed);
std::string pack(const Sentence& sentence);
Sentence unpack_one(std::string_view packed);

}  // namespace thienan::outbox
