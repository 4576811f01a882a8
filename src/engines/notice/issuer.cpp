#include "engines/notice/header.hpp"
#include "engines/notice/lexicon.hpp"

namespace thienan::notice {
namespace {

struct Words {
    Phrase office{"văn phòng"}, central{"trung ương"}, commission{"ban"};
    Phrases standing{"thường trực|ban thường vụ|ban thường trực|ban chấp hành"};  // of the body above
    Phrases places{"tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"};
    Phrases not_issuer{"chính phủ|quốc hội|thủ đô|trung ương|thuế|thống kê|xã|hải quan|khu vực|khu|chủ"};
};

const Words& words() {
    static const Words built;
    return built;
}

// Where the lowest of the bodies printed above each other begins.
std::size_t last_body(const Tokens& name) {
    std::size_t first = 0;
    for (std::size_t i = match(name, 0, name.size(), Class::head); i < name.size();) {
        const std::size_t head = match(name, i, name.size(), Class::head);
        const bool place = words().places.at(name, i, name.size()) != 0;
        const bool over_place = words().places.at(name, i + 1, name.size()) != 0;
        const bool part_of_name = words().not_issuer.at(name, i, name.size()) != 0 && !over_place;
        static const Phrases inside("môi trường|thị trường|nhà trường");  // end in a syllable that is also a head
        const bool after_head = i > first && starts(name, i - 1, i, Class::head) && inside.at(name, i - 2, i) == 0;
        if (head != 0 && name[i].line_start && !place && !part_of_name && !after_head) {
            first = i;
            i += head;
        } else {
            ++i;
        }
    }
    return first;
}

}  // namespace

std::string issuer_of(std::string_view text, const Tokens& name) {
    const std::size_t first = last_body(name);
    std::string issuer = name_case(words_of(text, name, {first, name.size()}));
    if (first == 0) return issuer;
    const std::size_t standing = words().standing.at(name, first, name.size());
    if ((name.size() - first <= 2 && words().office.at(name, first, name.size()) != 0) ||
        (standing != 0 && first + standing == name.size()))
        append_words(issuer, name_case(words_of(text, name, {0, first})));
    // Under the Party's Central Committee its commissions leave "Trung ương" to the line above.
    const bool left_out = words().commission.at(name, first, name.size()) != 0 &&
                          words().central.find(name, {0, first}) < first &&
                          words().central.find(name, {first, name.size()}) == name.size();
    if (left_out) append_words(issuer, "Trung ương");
    return issuer;
}

}  // namespace thienan::notice
