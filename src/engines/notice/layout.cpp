#include "engines/notice/layout.hpp"

#include "engines/notice/header.hpp"
#include "engines/notice/lines.hpp"
#include "engines/notice/paragraphs.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

class Layout {
public:
    Layout(std::string_view text, const Lines& lines) : text_(text), lines_(lines) {}

    void lines_alone(std::size_t first, std::size_t last) {
        for (auto i = first; i < last; ++i) out_.push_back({span_of(lines_.lines[i])});
    }
    void paragraphs(std::size_t first, std::size_t last) {
        Paragraphs reader(text_, lines_, first, last);
        Paragraph paragraph;
        auto at = first;
        while (reader.next(paragraph)) {
            const auto end = paragraph.tokens.back().to;
            LaidOut joined;
            for (; at < last && lines_.lines[at].from < end; ++at) joined.push_back(span_of(lines_.lines[at]));
            if (!joined.empty()) out_.push_back(std::move(joined));
        }
        lines_alone(at, last);  // lines without a word
    }
    std::vector<LaidOut> take() { return std::move(out_); }

private:
    static Span span_of(const Line& line) { return {line.from, line.to}; }

    std::string_view text_;
    const Lines& lines_;
    std::vector<LaidOut> out_;
};

}  // namespace

std::vector<LaidOut> lay_out(std::string_view text) {
    text = text.substr(0, kLongestText);
    const Lines lines = split_lines(text);
    Reading reading;
    Frame frame;
    read_head(text, lines, reading, frame);
    read_tail(text, lines, reading, frame);
    const auto count = lines.lines.size();
    const auto body_first = std::min(frame.body_first, count);
    const auto body_last = std::clamp(frame.body_last, body_first, count);
    const auto tail_last = std::clamp(frame.tail_last, body_last, count);
    Layout layout(text, lines);
    layout.lines_alone(0, body_first);
    layout.paragraphs(body_first, body_last);
    layout.lines_alone(body_last, tail_last);
    layout.paragraphs(tail_last, count);
    return layout.take();
}

}  // namespace thienan::notice
