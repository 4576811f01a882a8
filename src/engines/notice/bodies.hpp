// Names of bodies in running text: "Bộ Tài chính, Bộ Công an", "Chủ tịch UBND các tỉnh: A, B và C", "các sở, ngành liên
// quan". A grammar, no list of bodies: a head word, then what can stand in a name, up to the verb.
#pragma once

#include "engines/notice/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::notice {

enum class After : std::uint8_t { verb, duty, adjunct, statement, end, comma, colon };

struct BodyList {
    Range range;  // the names, without what follows
    After after = After::end;
    std::size_t next = 0;  // first token after the names and the comma that closes them
    bool empty() const { return range.empty(); }
};

// Whether a body's name can begin at `at`.
bool begins_body(const Tokens& tokens, std::size_t at, std::size_t end);

// Reads the bodies from `at`; empty where none begins there. Looks at most 160 tokens ahead.
BodyList read_bodies(const Tokens& tokens, std::size_t at, std::size_t end);

// The bodies one by one, as printed, without "đồng chí" and brackets. Members of a group stay together.
std::vector<std::string> split_bodies(std::string_view text, const Tokens& tokens, Range range);

// All bodies after "phối hợp với …" in the range, in order, each once.
std::vector<std::string> find_partners(std::string_view text, const Tokens& tokens, Range range);

}  // namespace thienan::notice
