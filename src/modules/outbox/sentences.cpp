#include "modules/outbox/sentences.hpp"

#include <algorithm>

namespace thienan::outbox {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '\\': out += "\\\\"; break;
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            default: out += c;
        }
    }
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
    }
    return out;
}

// The part of `rest` before `mark`; `rest` goes on behind it.
std::string_view take_until(std::string_view& rest, char mark) {
    const auto end = std::min(rest.find(mark), rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

}  // namespace

std::string pack(const Sentence& sentence) {
    std::string out;
    append_escaped(out, sentence.key);
    for (const auto& arg : sentence.args) {
        out += '\t';
        append_escaped(out, arg);
    }
    return out;
}

Sentence unpack_one(std::string_view packed) {
    const auto tab = packed.find('\t');
    Sentence out{unescaped(packed.substr(0, tab)), {}};
    if (tab == std::string_view::npos) return out;
    for (auto rest = packed.substr(tab + 1);;) {
        const bool last = rest.find('\t') == std::string_view::npos;
        out.args.push_back(unescaped(take_until(rest, '\t')));
        if (last) return out;
    }
}

std::string pack(const std::vector<Sentence>& sentences) {
    std::string out;
    for (const auto& sentence : sentences) out += pack(sentence) + '\n';
    return out;
}

std::vector<Sentence> unpack(std::string_view packed) {
    std::vector<Sentence> out;
    while (!packed.empty()) out.push_back(unpack_one(take_until(packed, '\n')));
    return out;
}

}  // namespace thienan::outbox
