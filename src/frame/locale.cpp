#include "frame/locale.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <stdexcept>

namespace thienan::frame {
namespace {

void flatten(const toml::table& table, const std::string& prefix, WordTable& out) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix.empty() ? std::string{name.str()} : prefix + "." + std::string{name.str()};
        if (const auto* inner = node.as_table()) flatten(*inner, key, out);
        else if (const auto* text = node.as_string()) out[key] = text->get();
        else throw std::runtime_error("locale: " + key + " is neither text nor a table");
    }
}

// "{0}" or "{0:day|days}" where the text begins with one.
std::string_view slot_at(std::string_view text) {
    if (text.size() < 3 || text[0] != '{' || text[1] < '0' || text[1] > '9' || (text[2] != '}' && text[2] != ':')) return {};
    return text.substr(0, text.find('}') + 1);
}

std::string_view filled(std::string_view slot, std::string_view value) {
    if (slot[2] == '}') return value;
    const auto words = slot.substr(3, slot.size() - 4);
    const auto between = std::min(words.find('|'), words.size());
    return value == "1" ? words.substr(0, between) : words.substr(std::min(between + 1, words.size()));
}

}  // namespace

WordTable parse_words(std::string_view text) {
    try {
        WordTable out;
        flatten(toml::parse(text), "", out);
        return out;
    } catch (const toml::parse_error& fault) {
        throw std::runtime_error("locale: line " + std::to_string(fault.source().begin.line) + ": " + std::string{fault.description()});
    }
}

bool Words::has(std::string_view key) const { return table_->find(key) != table_->end(); }

std::string_view Words::operator()(std::string_view key) const {
    if (const auto found = table_->find(key); found != table_->end()) return found->second;
    if (const auto found = fallback_->find(key); found != fallback_->end()) return found->second;
    return key;
}

std::string Words::operator()(std::string_view key, const std::vector<std::string>& args) const {
    const std::string_view sentence = (*this)(key);
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const auto slot = slot_at(sentence.substr(i));
        if (slot.empty()) {
            out += sentence[i];
            continue;
        }
        const auto n = static_cast<std::size_t>(slot[1] - '0');
        if (n < args.size()) out += filled(slot, args[n]);
        i += slot.size() - 1;
    }
    return out;
}

Locale::Locale(std::string_view vi_toml, std::string_view en_toml)
    : vi_table_(parse_words(vi_toml)), en_table_(parse_words(en_toml)),
      vi_(Language::vi, vi_table_, en_table_), en_(Language::en, en_table_, vi_table_) {}

}  // namespace thienan::frame
