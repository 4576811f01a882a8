#include "platform/office/tesseract_tsv.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <vector>

namespace thienan::office {
namespace {

constexpr std::size_t kMostColumns = 300;  // spaces a line is laid out by, at most

struct Word {
    int block = 0, paragraph = 0, line = 0;
    int left = 0, top = 0, width = 0, height = 0;
    int middle() const { return top + height / 2; }
    int confidence = 0;
    std::string_view text;
    std::size_t length = 0;  // code points
};

// level page block paragraph line word left top width height confidence text
bool read_row(std::string_view row, Word& word) {
    std::array<std::string_view, 12> field;
    for (std::size_t i = 0; i < field.size(); ++i) {
        const std::size_t tab = i + 1 < field.size() ? row.find('\t') : std::string_view::npos;
        if (tab == std::string_view::npos && i + 1 < field.size()) return false;
        field[i] = row.substr(0, tab);
        if (tab != std::string_view::npos) row.remove_prefix(tab + 1);
    }
    const auto number = [&](std::size_t i, int& value) {
        return std::from_chars(field[i].data(), field[i].data() + field[i].size(), value).ec == std::errc{};
    };
    int level = 0;
    word.text = trim(field[11]);
    word.length = count_code_points(word.text);
    // Of the confidence the whole part is enough.
    const bool read = number(0, level) && number(2, word.block) && number(3, word.paragraph) && number(4, word.line) && number(6, word.left) &&
                      number(7, word.top) && number(8, word.width) && number(9, word.height) && number(10, word.confidence);
    return read && level == 5 && word.length > 0 && word.width > 0 && word.height > 0 && word.left >= 0 && word.left < 1'000'000 && word.top >= 0 && word.top < 1'000'000 &&
           word.width < 1'000'000 && word.height < 1'000'000 && word.confidence >= 0;
}

std::vector<Word> words_of(std::string_view tsv) {
    std::vector<Word> words;
    for (std::size_t from = 0; from < tsv.size();) {
        const std::size_t to = std::min(tsv.find('\n', from), tsv.size());
        Word word;
        if (read_row(tsv.substr(from, to - from), word)) words.push_back(word);
        from = to + 1;
    }
    return words;
}

// Width of one character with its share of spacing, in pixels: the middle one of all words.
int character_width(const std::vector<Word>& words) {
    std::vector<int> widths;
    for (const auto& word : words) widths.push_back(std::max(1, word.width / static_cast<int>(word.length)));
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

struct Grid {
    int left = 0;
    int width = 1;  // of a character
    std::size_t column(int at) const { return std::min(static_cast<std::size_t>(std::max(0, at - left) / width), kMostColumns); }
};

void put_word(const Word& word, const Word* before, const Grid& grid, OcrLine& line) {
    const bool apart = before != nullptr && word.left - (before->left + before->width) > 4 * grid.width;
    if (before != nullptr) line.text += apart ? '\t' : ' ';
    if (before == nullptr || apart) {
        // To its column on the page, and at least so far from the word before that the gap shows.
        const std::size_t at = count_code_points(line.laid_out);
        const std::size_t least = before == nullptr ? 0 : at + 4;
        line.laid_out.append(std::max(grid.column(word.left), least) - std::min(at, std::max(grid.column(word.left), least)), ' ');
    } else {
        line.laid_out += ' ';
    }
    line.text += word.text;
    line.laid_out += word.text;
}

// Mean by length of text.
struct Mean {
    std::size_t weight = 0;
    std::size_t sum = 0;
    void add(const Word& word) {
        weight += word.length;
        sum += word.length * static_cast<std::size_t>(std::min(word.confidence, 100));
    }
    int value() const { return weight == 0 ? 0 : static_cast<int>(sum / weight); }
};

bool same_line(const Word& a, const Word& b) { return a.block == b.block && a.paragraph == b.paragraph && a.line == b.line; }

// A new block or paragraph by the white above it; tesseract's own paragraphs often end after every line.
void mark_blocks(const std::vector<int>& middles, OcrPage& page) {
    std::vector<int> steps;
    for (std::size_t i = 1; i < middles.size(); ++i)
        if (middles[i] > middles[i - 1]) steps.push_back(middles[i] - middles[i - 1]);
    if (steps.empty()) return;
    // The lower third is the step between lines of one paragraph, whatever stands between paragraphs.
    const auto usual = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 3);
    std::nth_element(steps.begin(), usual, steps.end());
    for (std::size_t i = 1; i < middles.size(); ++i) {
        const int step = middles[i] - middles[i - 1];
        page.lines[i].starts_block = step < 0 || step * 2 > *usual * 3;
    }
}

}  // namespace

OcrPage read_tesseract_tsv(std::string_view tsv) {
    OcrPage page;
    const auto words = words_of(tsv);
    if (words.empty()) return page;
    Grid grid{std::numeric_limits<int>::max(), character_width(words)};
    for (const auto& word : words) grid.left = std::min(grid.left, word.left);
    Mean of_page, of_line;
    std::vector<int> middles;  // of each line's first word
    const Word* before = nullptr;
    for (const auto& word : words) {
        if (before == nullptr || !same_line(word, *before)) {
            page.lines.emplace_back();
            middles.push_back(word.middle());
            of_line = {};
            before = nullptr;
        }
        put_word(word, before, grid, page.lines.back());
        of_line.add(word);
        of_page.add(word);
        page.lines.back().confidence = of_line.value();
        before = &word;
    }
    page.confidence = of_page.value();
    mark_blocks(middles, page);
    return page;
}

}  // namespace thienan::office
