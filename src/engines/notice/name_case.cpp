#include "base/utf8.hpp"
#include "engines/notice/lexicon.hpp"
#include "engines/notice/words.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

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

struct Words {
    Phrases common{"nhân dân|ban|và|các|khu|của|về|văn phòng"};
    Phrases places{"tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|khu kinh tế|khu công nghiệp"};
    Phrases offices{
        "văn phòng|ủy ban nhân dân|hội đồng nhân dân|thủ tướng chính phủ|văn phòng chính phủ|chủ tịch|quốc hội|chính "
        "phủ"};
    // Heads of two syllables: the name proper begins after them.
    Phrases pairs{"ngân hàng|thanh tra|kho bạc|kiểm toán|tập đoàn|trung tâm|học viện|hải quan|thống kê|bệnh viện"};
    Phrases country{"việt nam"};
    Phrases party{"tỉnh ủy|thành ủy|huyện ủy|đảng ủy"};
    Phrases joints{"và|,|-"};
    Phrases initials{"ubnd|hđnd|mttq"};  // stay capitals
};

}  // namespace

std::string name_case(std::string_view name) {
    static const Words words;
    Tokens tokens;
    tokenize(name, 0, name.size(), tokens);
    for (const Token& token : tokens) {
        if (token.is_word() && !token.all_caps) return std::string(name);
    }
    std::string out;
    bool in_place = false;  // every syllable of a place's name has a capital
    bool capital_next = true;
    std::size_t head_left = 0;
    std::size_t place_left = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i > 0 && tokens[i].space_before) out += ' ';
        const std::string lower = lowered(name.substr(tokens[i].from, tokens[i].to - tokens[i].from));
        if (head_left == 0 && words.offices.at(tokens, i, tokens.size()) != 0)
            head_left = words.offices.at(tokens, i, tokens.size());
        if (place_left == 0 && i > 0) place_left = words.places.at(tokens, i, tokens.size());
        const bool place = place_left > 0;
        if (place) --place_left;
        const bool joint = words.joints.at(tokens, i, tokens.size()) != 0;
        const bool common = words.common.at(tokens, i, tokens.size()) != 0;
        bool capital = (capital_next || in_place) && !place && !joint && !(common && i > 0);
        if (head_left > 0) {
            static const Phrases proper("chính phủ");
            capital = i == 0 || (head_left > 0 && (capital_next || proper.at(tokens, i, tokens.size()) != 0));
            --head_left;
        }
        if (i > 0 && words.party.at(tokens, i - 1, tokens.size()) == 2) capital = false;
        const bool after_pair = i > 0 && words.pairs.at(tokens, i - 1, tokens.size()) == 2;
        if (after_pair) capital = false;
        const bool country = words.country.at(tokens, i, tokens.size()) != 0 ||
                             (i > 0 && words.country.at(tokens, i - 1, tokens.size()) != 0);
        capital = capital || country;
        if (words.initials.at(tokens, i, tokens.size()) != 0) out += name.substr(tokens[i].from, tokens[i].to - tokens[i].from);
        else out += capital ? with_capital(lower) : lower;
        capital_next = joint || (i == 0 && head_left == 0) || (capital_next && common && head_left == 0);
        if (after_pair && head_left == 0) capital_next = true;
        if (place) {
            in_place = true;
            capital_next = false;
        }
        // "Tỉnh ủy Quảng Ngãi"
        if (i > 0 && words.party.at(tokens, i - 1, tokens.size()) == 2) in_place = true;
    }
    return compose(out);
}

}  // namespace thienan::notice
