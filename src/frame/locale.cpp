#include "frame/locale.hpp"

#include <toml++/toml.h>

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
        const bool slot = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' && sentence[i + 1] >= '0' && sentence[i + 1] <= '9';
        if (!slot) {
            out += sentence[i];
            continue;
        }
        const auto n = static_cast<std::size_t>(sentence[i + 1] - '0');
        if (n < args.size()) out += args[n];
        i += 2;
    }
    return out;
}

Locale::Locale(std::string_view vi_toml, std::string_view en_toml)
    : vi_table_(parse_words(vi_toml)), en_table_(parse_words(en_toml)),
      vi_(Language::vi, vi_table_, en_table_), en_(Language::en, en_table_, vi_table_) {}

}  // namespace thienan::frame
