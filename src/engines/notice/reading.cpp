#include "engines/notice/reading.hpp"

#include "engines/notice/assignments.hpp"
#include "engines/notice/header.hpp"
#include "engines/notice/lines.hpp"
#include "engines/notice/paragraphs.hpp"
#include "engines/notice/references.hpp"

namespace thienan::notice {
namespace {

constexpr std::size_t kMostPoints = 1'000'000;
constexpr std::size_t kLongestPointText = 64 * 1024;

class Reader {
public:
    Reader(std::string_view text, Reading& out) : text_(text), out_(out), assignments_(text, out) {}

    void read_body(const Lines& lines, std::size_t first, std::size_t last) {
        Paragraphs paragraphs(text_, lines, first, last);
        Paragraph current;
        Paragraph next;
        if (!paragraphs.next(current)) return;
        for (bool more = true; more; std::swap(current, next)) {
            more = paragraphs.next(next);
            take(current, more ? &next : nullptr);
        }
    }
    void finish() { assignments_.finish(); }

private:
    void take(const Paragraph& paragraph, const Paragraph* next) {
        if (paragraph.label && out_.points.size() < kMostPoints) {
            Point point;
            point.path = paragraph.path;
            point.span = {paragraph.tokens.front().from, paragraph.tokens.back().to};
            out_.points.push_back(std::move(point));
            open_point_ = true;
        }
        if (open_point_ && !out_.points.empty()) {
            Point& point = out_.points.back();
            point.span.to = paragraph.tokens.back().to;
            if (point.text.size() < kLongestPointText) {
                const Range range = paragraph.label ? paragraph.body() : Range{0, paragraph.tokens.size()};
                if (!point.text.empty()) point.text += ' ';
                point.text += words_of(text_, paragraph.tokens, range);
            }
        }
        find_references(text_, paragraph.tokens, out_.references);
        assignments_.take(paragraph, next);
    }

    std::string_view text_;
    Reading& out_;
    AssignmentReader assignments_;
    bool open_point_ = false;
};

}  // namespace

Reading read(std::string_view text, std::optional<Date> dated) {
    Reading out;
    text = text.substr(0, kLongestText);
    const Lines lines = split_lines(text);
    Frame frame;
    read_head(text, lines, out, frame);
    read_tail(text, lines, out, frame);
    const bool undated = !out.header.date;
    if (undated) out.header.date = dated ? dated : out.header.meeting_date;
    Reader reader(text, out);
    reader.read_body(lines, frame.body_first, frame.body_last);
    if (frame.tail_last < lines.lines.size()) reader.read_body(lines, frame.tail_last, lines.lines.size());
    reader.finish();
    if (undated) out.header.date.reset();
    return out;
}

}  // namespace thienan::notice
