#include "modules/directives/rules/reading.hpp"

#include "engines/viet/text.hpp"
#include "modules/directives/rules/recurrence.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace thienan::directives::rules {

std::vector<int> parents_of(const std::vector<notice::Point>& points) {
    std::vector<int> parents(points.size(), -1);
    std::unordered_map<std::string, int> latest;  // a path may come twice (annexes); the latest one is meant
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto path = points[i].path;
        while (path.rfind('.') != std::string::npos) {
            path.resize(path.rfind('.'));
            if (const auto found = latest.find(path); found != latest.end()) {
                parents[i] = found->second;
                break;
            }
        }
        latest[points[i].path] = static_cast<int>(i);
    }
    return parents;
}

std::vector<Judgement> judge(const std::vector<notice::Point>& points, const std::vector<notice::Assignment>& assignments) {
    std::set<std::string, std::less<>> with_work;
    for (const auto& assignment : assignments) with_work.insert(assignment.path);
    std::set<int> above;
    for (const int parent : parents_of(points)) above.insert(parent);
    std::vector<Judgement> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (with_work.contains(points[i].path)) out.push_back({Disposition::work, false});
        else if (above.contains(static_cast<int>(i))) out.push_back({Disposition::heading, false});
        else out.push_back({Disposition::work, true});
    }
    return out;
}

Id<Agency> main_addressee(const std::vector<Assignment>& drafts) {
    std::vector<std::pair<Id<Agency>, int>> counts;  // in the order they are named
    for (const auto& draft : drafts)
        for (const auto& lead : draft.leads) {
            if (!lead.agency) continue;
            const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == lead.agency; });
            if (found == counts.end()) counts.emplace_back(lead.agency, 1);
            else ++found->second;
        }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? Id<Agency>{} : most->first;
}

Header header_of(const notice::Header& read) {
    Header header;
    header.kind = read.kind.value_or("");
    header.number = read.number.value_or("");
    header.symbol = read.symbol.value_or("");
    header.issuer = read.issuer.value_or("");
    header.place = read.place.value_or("");
    header.issued_on = read.date;
    header.subject = read.subject.value_or("");
    header.signer = read.signer.value_or("");
    header.meeting_on = read.meeting_date;
    return header;
}

Due due_of(const notice::Assignment& read) {
    Due due;
    due.text = read.deadline_text.value_or(read.recurring.value_or(""));
    if (read.due) {
        due.kind = DueKind::date;
        due.on = read.due;
    } else if (read.recurring) {
        due.kind = DueKind::recurring;
        const auto found = recurrence_of(*read.recurring + " " + read.deadline_text.value_or(""));
        due.recurrence = found.recurrence;
        due.recurrence_day = found.day;
    } else if (read.deadline_text) {
        due.kind = DueKind::condition;
        due.condition = *read.deadline_text;
    }
    return due;
}

std::string same_key(const Header& header) {
    if (header.number.empty() || header.symbol.empty() || header.issuer.empty() || !header.issued_on) return {};
    return viet::fold(header.issuer) + "|" + viet::fold(header.number) + "|" + viet::fold(header.symbol) + "|" +
           std::to_string(header.issued_on->year());
}

}  // namespace thienan::directives::rules
