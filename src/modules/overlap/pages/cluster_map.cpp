#include "modules/overlap/pages/cluster_map.hpp"

#include "base/utf8.hpp"

#include <cmath>
#include <numbers>

namespace thienan::overlap::pages {
namespace {

using html::Writer;

struct Point { std::int64_t x = 0, y = 0; };

constexpr std::int64_t kNode = 15;       // half a mark's width
constexpr std::int64_t kMargin = 44;     // room for a task's code below its mark

// Around a circle, its first node at the top; two stand side by side.
class Layout {
public:
    explicit Layout(std::size_t nodes) : nodes_(nodes), radius_(std::max<std::int64_t>(56, static_cast<std::int64_t>(nodes) * 9)) {}
    std::int64_t size() const { return 2 * (radius_ + kMargin); }
    Point at(std::size_t node) const {
        const double turn = 2 * std::numbers::pi * static_cast<double>(node) / static_cast<double>(nodes_) - (nodes_ == 2 ? std::numbers::pi : std::numbers::pi / 2);
        const auto centre = static_cast<double>(radius_ + kMargin), r = static_cast<double>(radius_);
        return {std::lround(centre + r * std::cos(turn)), std::lround(centre + r * std::sin(turn))};
    }

private:
    std::size_t nodes_;
    std::int64_t radius_;
};

void item_mark(Writer& out, Point p, const BatchItem& item) {
    out.put<R"(<a href="#line-{}"><circle class="ta-node" cx="{}" cy="{}" r="{}"><title>{}. {}</title></circle><text x="{}" y="{}">{}</text></a>)">(
        item.line, p.x, p.y, kNode, item.line, item.title, p.x, p.y + 5, item.line);
}

void task_mark(Writer& out, Point p, const EarlierTask& task) {
    out.put<R"(<a href="/earlier-tasks/{}"><rect class="ta-node ta-node-task" x="{}" y="{}" width="{}" height="{}" rx="3"><title>{}. {}</title></rect><text x="{}" y="{}">{}</text></a>)">(
        task.id, p.x - kNode, p.y - kNode, 2 * kNode, 2 * kNode, task.code, task.title, p.x, p.y + kNode + 15, first_code_points(task.code, 14));
}

}  // namespace

html::Html cluster_map(const Cluster& cluster, const std::vector<BatchItem>& items, const std::string& label) {
    const auto nodes = std::min(cluster.nodes(), kMostNodes);
    const Layout layout{nodes};
    Writer out;
    out.put<R"(<svg class="ta-map" viewBox="0 0 {} {}" width="{}" height="{}" role="group" aria-label="{}">{}{}</svg>)">(
        layout.size(), layout.size(), layout.size(), layout.size(), label,
        [&](Writer& edges) {
            for (const auto& edge : cluster.edges) {
                if (edge.a >= nodes || edge.b >= nodes) continue;
                const auto a = layout.at(edge.a), b = layout.at(edge.b);
                edges.put<R"(<line class="ta-edge ta-edge-{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"></line>)">(edge.verdict, a.x, a.y, b.x, b.y, 1 + edge.score / 2'500);
            }
        },
        [&](Writer& marks) {
            for (std::size_t node = 0; node < nodes; ++node) {
                if (node < cluster.items.size()) item_mark(marks, layout.at(node), items[cluster.items[node]]);
                else task_mark(marks, layout.at(node), items[cluster.task_of[node - cluster.items.size()]].task);
            }
        });
    return out.take();
}

}  // namespace thienan::overlap::pages
