#include "modules/directives/pages/document.hpp"

#include "engines/notice/layout.hpp"

#include <algorithm>
#include <string>

namespace thienan::directives::pages {
namespace {

struct Run {
    Id<Assignment> draft;  // 0: not lit
    std::string text;
};

// Cuts the lines of one paragraph where marks begin and end. What joins two lines is lit where the mark goes on.
class Runs {
public:
    explicit Runs(const std::vector<Mark>& marks) : marks_(marks) {}

    std::vector<Run> of(std::string_view text, const notice::LaidOut& lines) {
        runs_.clear();
        for (const auto& line : lines) {
            for (auto at = line.from; at < line.to;) {
                while (next_ < marks_.size() && marks_[next_].to <= at) ++next_;
                const bool inside = next_ < marks_.size() && marks_[next_].from <= at;
                const auto end = next_ == marks_.size() ? line.to : std::min(line.to, inside ? marks_[next_].to : marks_[next_].from);
                add(inside ? marks_[next_].draft : Id<Assignment>{}, text.substr(at, end - at), at == line.from);
                at = end;
            }
        }
        return std::move(runs_);
    }

private:
    void add(Id<Assignment> draft, std::string_view text, bool begins_line) {
        const bool goes_on = !runs_.empty() && runs_.back().draft == draft;
        if (begins_line && !runs_.empty()) {
            if (goes_on || !runs_.back().draft) runs_.back().text += ' ';
            else runs_.push_back({{}, " "});
        }
        if (!runs_.empty() && runs_.back().draft == draft) runs_.back().text += text;
        else runs_.push_back({draft, std::string{text}});
    }

    const std::vector<Mark>& marks_;
    std::size_t next_ = 0;
    std::vector<Run> runs_;
};

}  // namespace

void document_text(html::Writer& out, std::string_view text, const std::vector<Mark>& marks) {
    Runs runs{marks};
    for (const auto& lines : notice::lay_out(text))
        out.put<"<p>{}</p>">([&](html::Writer& p) {
            for (const auto& run : runs.of(text, lines)) {
                if (run.draft) p.put<R"(<mark class="ta-span" data-span="{}">{}</mark>)">(run.draft, run.text);
                else p.put<"{}">(run.text);
            }
        });
}

}  // namespace thienan::directives::pages
