#include "base/utf8.hpp"
#include "engines/notice/lexicon.hpp"
#include "engines/notice/name_words.hpp"
#include "engines/notice/syllable.hpp"
#include "engines/notice/words.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

// Capitals of names by Nghị định 30/2020/NĐ-CP, Phụ lục II: the first syllable of the kind of body and of its field,
// every syllable of a place's or a person's name.
namespace thienan::notice {
namespace {

std::string lowered(std::string_view text) {
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    std::string out;
    return wide.toLower(icu::Locale::getRoot()).toUTF8String(out);
}

std::string with_capital(const std::string& lower) {
    std::size_t at = 0;
    const char32_t first = next_code_point(lower, at);
    icu::UnicodeString wide(static_cast<UChar32>(first));
    std::string out;
    wide.toUpper(icu::Locale::getRoot()).toUTF8String(out);
    return out + lower.substr(at);
}

// A name whose spelling is known: "Ủy ban Mặt trận Tổ quốc".
struct Known {
    Phrase phrase;
    std::vector<std::string> words;
};

std::vector<Known> known_names() {
    std::vector<Known> out;
    std::size_t from = 0;
    while (from < kKnownNames.size()) {
        const std::size_t bar = std::min(kKnownNames.find('|', from), kKnownNames.size());
        const std::string_view name = kKnownNames.substr(from, bar - from);
        Tokens tokens;
        tokenize(name, 0, name.size(), tokens);
        Known known{Phrase(name), {}};
        for (const Token& token : tokens) known.words.emplace_back(name.substr(token.from, token.to - token.from));
        out.push_back(std::move(known));
        from = bar + 1;
    }
    return out;
}

struct Words {
    std::vector<Known> known = known_names();
    Phrases places{kPlaceKinds}, fields{kFieldWords}, joints{"và|,|-|về"},
        links{"các|của|cho|thuộc|với|theo|tại|trên|chuyên"};
    // What follows and is no field is a proper name: "Trường Tiểu học Lê Lợi", "Hợp tác xã Nông nghiệp Tân Phú".
    Phrases before_name{kNamedKinds};
    Phrases numbered{"khu vực|vùng|số|quận|phường|chi nhánh"};
};

const Words& words() {
    static const Words built;
    return built;
}

class NameCase {
public:
    explicit NameCase(std::string_view name) : name_(name) { tokenize(name, 0, name.size(), tokens_); }

    bool in_capitals() const {
        return std::all_of(tokens_.begin(), tokens_.end(),
                           [](const Token& token) { return !token.is_word() || token.all_caps; });
    }

    std::string read() {
        while (at_ < tokens_.size()) {
            if (!pass_mark() && !pass_abbreviation() && !pass_known() && !pass_place() && !pass_link() && !pass_field())
                pass_unknown();
        }
        return compose(out_);
    }

private:
    std::size_t end() const { return tokens_.size(); }
    std::string_view printed(std::size_t at) const {
        return name_.substr(tokens_[at].from, tokens_[at].to - tokens_[at].from);
    }

    void put(std::string_view text) {
        if (at_ > 0 && tokens_[at_].space_before) out_ += ' ';
        out_ += text;
        ++at_;
    }
    void put_word(bool capital) {
        const std::string lower = lowered(printed(at_));
        put(capital ? with_capital(lower) : lower);
    }

    bool pass_mark() {
        if (tokens_[at_].is_word()) return false;
        next_capital_ = next_capital_ || words().joints.at(tokens_, at_, end()) != 0;
        if (tokens_[at_].is(',')) in_name_ = false;
        put(printed(at_));
        return true;
    }

    bool is_roman() const {
        if (printed(at_).find_first_not_of("IVX") != std::string_view::npos) return false;
        for (std::size_t back = 1; back <= 2 && back <= at_; ++back) {
            if (words().numbered.at(tokens_, at_ - back, at_) == back) return true;
        }
        return false;
    }

    bool pass_abbreviation() {
        if (!is_abbreviation(printed(at_)) && !is_roman()) return false;
        put(printed(at_));
        next_capital_ = named_ = true;
        return true;
    }

    bool pass_known() {
        const Known* best = nullptr;
        std::size_t length = 0;
        for (const Known& known : words().known) {
            const std::size_t covered = known.phrase.at(tokens_, at_, end());
            if (covered <= length) continue;
            best = &known;
            length = covered;
        }
        if (best == nullptr || length < words().fields.at(tokens_, at_, end())) return false;
        const bool name_next = words().before_name.at(tokens_, at_, end()) == length;
        for (const std::string& word : best->words) put(word);
        next_capital_ = true;
        in_name_ = false;
        named_ = name_next;
        return true;
    }

    bool pass_place() {
        const std::size_t length = words().places.at(tokens_, at_, end());
        if (length == 0 || length < words().fields.at(tokens_, at_, end())) return false;
        for (std::size_t i = 0; i < length; ++i) put_word(out_.empty());
        in_name_ = true;
        next_capital_ = false;
        return true;
    }

    bool pass_link() {
        const bool joint = words().joints.at(tokens_, at_, end()) != 0;
        if (!joint && words().links.at(tokens_, at_, end()) == 0) return false;
        put_word(out_.empty());
        next_capital_ = joint;
        return true;
    }

    bool pass_field() {
        const std::size_t length = in_name_ ? 0 : words().fields.at(tokens_, at_, end());
        if (length == 0) return false;
        put_word(next_capital_);
        for (std::size_t i = 1; i < length; ++i) put_word(false);
        next_capital_ = false;
        named_ = true;
        return true;
    }

    // A word that no list knows: part of a proper name after a place or a field, of a field right after the kind.
    void pass_unknown() {
        if (named_) in_name_ = true;
        put_word(next_capital_ || in_name_);
        next_capital_ = false;
    }

    std::string_view name_;
    Tokens tokens_;
    std::string out_;
    std::size_t at_ = 0;
    bool next_capital_ = true;
    bool in_name_ = false;  // every syllable has a capital
    bool named_ = false;    // a field was named: what no list knows is a proper name
};

}  // namespace

std::string name_case(std::string_view name) {
    NameCase reader(name);
    return reader.in_capitals() ? reader.read() : std::string(name);
}

}  // namespace thienan::notice
