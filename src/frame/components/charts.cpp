#include "frame/components/charts.hpp"

#include "base/money.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

using html::Writer;

std::int64_t sum_of(const ChartRow& row) {
    std::int64_t sum = 0;
    for (const auto value : row.values) sum += value;
    return sum;
}

std::int64_t largest(const std::vector<ChartRow>& rows) {
    std::int64_t most = 1;
    for (const auto& row : rows) most = std::max(most, sum_of(row));
    return most;
}

void legend(Writer& out, const std::vector<Series>& series) {
    out.put<R"(<ul class="ta-legend">{}</ul>)">([&](Writer& list) {
        for (const auto& s : series) list.put<R"(<li class="ta-s-{}">{}</li>)">(s.tone, s.label);
    });
}

// The next round step (1, 2 or 5 times a power of ten) that cuts `most` into at most four parts.
std::int64_t step_for(std::int64_t most) {
    for (std::int64_t ten = 1;; ten *= 10)
        for (const std::int64_t step : {ten, 2 * ten, 5 * ten})
            if (step * 4 >= most) return step;
}

}  // namespace

html::Html stacked_bars(const std::vector<Series>& series, const std::vector<ChartRow>& rows, const std::string& caption) {
    const auto most = largest(rows);
    Writer out;
    out.put<R"(<figure class="ta-chart"><figcaption>{}</figcaption>{}<div class="ta-bars">{}</div></figure>)">(
        caption, [&](Writer& w) { legend(w, series); }, [&](Writer& w) {
            for (const auto& row : rows) {
                w.put<R"(<div class="ta-bar-row"><div class="ta-bar-label">{}</div><svg class="ta-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg><div class="ta-bar-sum">{}</div></div>)">(
                    [&](Writer& label) {
                        if (row.address.empty()) label.put<"{}">(row.label);
                        else label.put<R"(<a href="{}">{}</a>)">(html::Url{row.address}, row.label);
                    },
                    row.label,
                    [&](Writer& bars) {
                        std::int64_t x = 0;
                        for (std::size_t i = 0; i < series.size() && i < row.values.size(); ++i) {
                            const auto width = row.values[i] * 1000 / most;
                            if (row.values[i] > 0)
                                bars.put<R"(<rect class="ta-s-{}" x="{}" y="0" width="{}" height="20"><title>{}: {}</title></rect>)">(
                                    series[i].tone, x, std::max<std::int64_t>(width, 4), series[i].label, group_digits(row.values[i]));
                            x += width;
                        }
                    },
                    group_digits(sum_of(row)));
            }
        });
    return out.take();
}

html::Html stacked_columns(const std::vector<Series>& series, const std::vector<ChartRow>& rows, const std::string& caption) {
    constexpr std::int64_t kHeight = 180, kLeft = 44, kTop = 18, kFoot = 22;
    const auto step = step_for(largest(rows));
    const auto top = (largest(rows) + step - 1) / step * step;
    const auto count = std::max<std::int64_t>(1, static_cast<std::int64_t>(rows.size()));
    const std::int64_t slot = std::max<std::int64_t>(28, 600 / count), width = kLeft + slot * count;
    const auto y_of = [&](std::int64_t value) { return kTop + kHeight - value * kHeight / top; };
    Writer out;
    out.put<R"(<figure class="ta-chart"><figcaption>{}</figcaption>{}<div class="ta-chart-wide" tabindex="0" role="group" aria-label="{}"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg></div></figure>)">(
        caption, [&](Writer& w) { legend(w, series); }, caption, width, kTop + kHeight + kFoot, caption,
        [&](Writer& axis) {
            for (std::int64_t value = 0; value <= top; value += step)
                axis.put<R"(<line class="ta-gridline" x1="{}" x2="{}" y1="{}" y2="{}"></line><text class="ta-end" x="{}" y="{}">{}</text>)">(
                    kLeft, width, y_of(value), y_of(value), kLeft - 6, y_of(value) + 4, group_digits(value));
        },
        [&](Writer& columns) {
            std::int64_t x = kLeft;
            for (const auto& row : rows) {
                std::int64_t below = 0;
                for (std::size_t i = 0; i < series.size() && i < row.values.size(); ++i) {
                    if (row.values[i] <= 0) continue;
                    const auto y = y_of(below + row.values[i]);
                    columns.put<R"(<rect class="ta-s-{}" x="{}" y="{}" width="{}" height="{}"><title>{} – {}: {}</title></rect>)">(
                        series[i].tone, x + slot / 6, y, slot * 2 / 3, y_of(below) - y, row.label, series[i].label, group_digits(row.values[i]));
                    below += row.values[i];
                }
                if (below > 0) columns.put<R"(<text class="ta-mid" x="{}" y="{}">{}</text>)">(x + slot / 2, y_of(below) - 4, group_digits(below));
                columns.put<R"(<text class="ta-mid" x="{}" y="{}">{}</text>)">(x + slot / 2, kTop + kHeight + 16, row.label);
                x += slot;
            }
        });
    return out.take();
}

}  // namespace thienan::frame
