#include "engines/notice/head_reader.hpp"
#include "engines/notice/lexicon.hpp"

namespace thienan::notice {
namespace {

struct Words {
    Phrase nation{"cộng hòa xã hội chủ nghĩa việt nam"};
    Phrase party{"đảng cộng sản việt nam"};
    Phrase motto{"độc lập - tự do - hạnh phúc"};
    Phrase dear{"kính gửi"};
    Phrase telegram{"điện"};
};

const Words& words() {
    static const Words built;
    return built;
}

}  // namespace

void HeadReader::read() {
    hide_motto();
    find_limits();
    read_number();
    read_date();
    read_issuer();
    read_title();
    settle_kind();
    read_addressees();
    frame_.body_first = body_line();
    if (out_.header.kind == "TB" || out_.header.kind == "KL")
        out_.header.meeting_date = find_meeting(text_, lines_, frame_.body_first, out_.header.date);
}

void HeadReader::use(Range range) {
    for (std::size_t i = range.from; i < range.to; ++i) used_[i] = true;
}

// The nation's name may be broken over lines and stand beside the issuer's.
void HeadReader::hide_motto() {
    motto_ = end();
    for (const Phrase* phrase : {&words().nation, &words().party, &words().motto}) {
        const std::size_t at = phrase->find(tokens_, {0, end()});
        if (at == end() || (phrase != &words().motto && !tokens_[at].all_caps)) continue;
        use({at, at + phrase->at(tokens_, at, end())});
        motto_ = std::min(motto_, at);
    }
}

// The head ends at the title or the address, whichever comes first; without both, at the first point.
void HeadReader::find_limits() {
    for (std::size_t p = 0; p < parts_.parts.size(); ++p) {
        const Segment& part = parts_.parts[p];
        const std::size_t at = part.tokens.from;
        if (words().dear.at(tokens_, at, end()) != 0) {
            address_ = p;
            break;
        }
        std::size_t length = 0;
        if (!part.caps || kind_named(tokens_, at, end(), length).empty() || !tokens_[at].all_caps) continue;
        if (at + length < part.tokens.to && !tokens_[at + length - 1].all_caps) continue;
        title_ = p;
        break;
    }
    const std::size_t limit = std::min(title_, address_);
    limit_ = limit < parts_.parts.size() ? parts_.parts[limit].tokens.from : loose_limit();
}

// Neither title nor address: the header is what stands in the first lines, up to a long line of prose.
std::size_t HeadReader::loose_limit() const {
    for (const Segment& part : parts_.parts) {
        if (part.tokens.size() > 14 && !part.caps) return part.tokens.from;
    }
    return end();
}

bool HeadReader::part_start(std::size_t token) const {
    for (const Segment& part : parts_.parts) {
        if (part.tokens.from == token) return true;
        if (part.tokens.from > token) break;
    }
    return false;
}

bool HeadReader::blank_before(std::size_t token) const {
    for (const Segment& part : parts_.parts) {
        if (part.tokens.from == token) return part.blanks > 0 && !lines_.blanks_mean_nothing;
        if (part.tokens.from > token) break;
    }
    return false;
}

void HeadReader::settle_kind() {
    if (!kind_.empty()) {
        out_.header.kind = std::string(kind_);
        return;
    }
    if (letter_ || address_ < parts_.parts.size()) {
        out_.header.kind = "CV";
        return;
    }
    if (!out_.header.symbol) return;
    const std::string first = out_.header.symbol->substr(0, out_.header.symbol->find_first_of("-/"));
    if (is_kind(first)) out_.header.kind = first;
}

void HeadReader::read_addressees() {
    std::size_t p = address_;
    std::size_t skip = 2;
    if (p >= parts_.parts.size()) {
        if (kind_ != "CĐ") return;
        for (p = std::min(subject_last_ + 1, parts_.parts.size()); p < parts_.parts.size() && p < subject_last_ + 4;
             ++p) {
            const Range range = parts_.parts[p].tokens;
            if (words().telegram.find(tokens_, range) + 2 == range.to && tokens_[range.to - 1].is(':')) break;
        }
        if (p >= parts_.parts.size() || p >= subject_last_ + 4) return;
        skip = parts_.parts[p].tokens.size();
    }
    collect_addressees(p, skip);
}

void HeadReader::collect_addressees(std::size_t p, std::size_t skip) {
    std::string current;
    const auto flush = [&] {
        while (!current.empty() && (current.back() == ';' || current.back() == '.' || current.back() == ' '))
            current.pop_back();
        if (!current.empty()) out_.addressees.push_back(current);
        current.clear();
    };
    for (std::size_t first = p; p < parts_.parts.size() && p < first + 40; ++p) {
        Range range = parts_.parts[p].tokens;
        const bool opening = p == first;
        if (opening) range.from = std::min(range.to, range.from + skip);
        if (opening && !range.empty() && tokens_[range.from].is(':')) ++range.from;
        const bool bullet = !range.empty() && (tokens_[range.from].is('-') || tokens_[range.from].is('*'));
        if (!opening && !bullet) {
            const bool lower = tokens_[range.from].is_word() && !tokens_[range.from].capital;
            const bool open = !current.empty() && current.back() != ';' && current.back() != '.';
            const bool prose = opens_body(range.from) || parts_.parts[p].blanks > 0;
            if (!lower && (!open || prose || p > first + 3)) break;
        }
        if (bullet) {
            flush();
            ++range.from;
        }
        if (!range.empty()) append_words(current, words_at(range));
        address_last_ = p;
    }
    flush();
}

std::size_t HeadReader::body_line() const {
    std::size_t last = 0;
    const auto past = [&](std::size_t part) {
        if (part < parts_.parts.size()) last = std::max(last, parts_.parts[part].line + 1);
    };
    if (title_ < parts_.parts.size() || letter_) past(subject_last_);
    if (address_last_ != kNone) past(address_last_);
    for (std::size_t p = 0; p < parts_.parts.size() && parts_.parts[p].tokens.from < limit_; ++p) {
        if (used_[parts_.parts[p].tokens.from]) past(p);
    }
    return last;
}

void read_head(std::string_view text, const Lines& lines, Reading& out, Frame& frame) {
    HeadReader(text, lines, out, frame).read();
}

}  // namespace thienan::notice
