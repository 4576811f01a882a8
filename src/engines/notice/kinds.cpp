#include "engines/notice/header.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

struct Kind {
    std::string_view abbreviation;
    Phrase name;
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = {{"NQ", Phrase("nghị quyết")},    {"QĐ", Phrase("quyết định")},
                                          {"CT", Phrase("chỉ thị")},       {"QC", Phrase("quy chế")},
                                          {"QyĐ", Phrase("quy định")},     {"TC", Phrase("thông cáo")},
                                          {"TB", Phrase("thông báo")},     {"HD", Phrase("hướng dẫn")},
                                          {"CTr", Phrase("chương trình")}, {"KH", Phrase("kế hoạch")},
                                          {"PA", Phrase("phương án")},     {"ĐA", Phrase("đề án")},
                                          {"DA", Phrase("dự án")},         {"BC", Phrase("báo cáo")},
                                          {"BB", Phrase("biên bản")},      {"TTr", Phrase("tờ trình")},
                                          {"HĐ", Phrase("hợp đồng")},      {"CĐ", Phrase("công điện")},
                                          {"KL", Phrase("kết luận")},      {"TT", Phrase("thông tư")},
                                          {"NĐ", Phrase("nghị định")},     {"L", Phrase("luật")},
                                          {"GM", Phrase("giấy mời")},      {"CTr", Phrase("chương trình hành động")},
                                          {"CV", Phrase("công văn")},      {"TTLT", Phrase("thông tư liên tịch")},
                                          {"PL", Phrase("pháp lệnh")},     {"CL", Phrase("chiến lược")}};
    return all;
}

}  // namespace

std::string_view kind_named(const Tokens& tokens, std::size_t at, std::size_t end, std::size_t& length) {
    std::string_view found;
    length = 0;
    for (const Kind& kind : kinds()) {
        const std::size_t covered = kind.name.at(tokens, at, end);
        if (covered > length) {
            length = covered;
            found = kind.abbreviation;
        }
    }
    return found;
}

bool is_kind(std::string_view abbreviation) {
    return std::any_of(kinds().begin(), kinds().end(),
                       [&](const Kind& kind) { return kind.abbreviation == abbreviation; });
}

}  // namespace thienan::notice
