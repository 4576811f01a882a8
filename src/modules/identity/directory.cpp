#include "modules/identity/directory.hpp"

#include "engines/viet/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace thienan::identity {
namespace {

constexpr int kSure = 85;

// Words before a name that say who acts for the agency, or that many are meant; folded.
constexpr std::array<std::string_view, 16> kLeadingWords = {
    "cac",      "toan the", "tat ca",       "dong chi",   "thu truong", "lanh dao", "nguoi dung dau", "pho giam doc",
    "giam doc", "truong",   "pho chu tich", "chu tich",   "pho truong", "bi thu",   "chanh",          "ong",
};

std::string_view without_leading_words(std::string_view key) {
    for (bool again = true; again;) {
        again = false;
        for (const auto word : kLeadingWords)
            if (key.size() > word.size() && key.starts_with(word) && key[word.size()] == ' ') {
                key.remove_prefix(word.size() + 1);
                again = true;
            }
    }
    return key;
}

// The part of `longer` behind `shorter`, both made of whole words; empty where `longer` does not begin so.
std::string_view rest_behind(std::string_view longer, std::string_view shorter) {
    if (shorter.empty() || longer.size() <= shorter.size() || !longer.starts_with(shorter) || longer[shorter.size()] != ' ') return {};
    return longer.substr(shorter.size() + 1);
}

bool is_tail(std::string_view longer, std::string_view shorter) {
    return longer.size() > shorter.size() && longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == ' ';
}

std::size_t count_words(std::string_view key) { return key.empty() ? 0 : 1 + std::count(key.begin(), key.end(), ' '); }

std::vector<std::string_view> words_of(std::string_view key) {
    std::vector<std::string_view> out;
    while (!key.empty()) {
        const auto end = std::min(key.find(' '), key.size());
        out.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return out;
}

// Only the province behind the name: "so tai chinh" and "so tai chinh tinh quang ngai".
bool adds_only_the_province(std::string_view shorter, std::string_view rest) {
    return count_words(rest) <= 4 && (rest == "tinh" || rest.starts_with("tinh ") || is_tail(shorter, "tinh"));
}

int shared_words_score(const std::vector<std::string_view>& asked, std::string_view key) {
    auto words = words_of(key);
    const auto total = static_cast<int>(asked.size() + words.size());
    int common = 0;
    for (const auto word : asked)
        if (const auto it = std::find(words.begin(), words.end(), word); it != words.end()) {
            words.erase(it);
            ++common;
        }
    return 2 * common * 10 < total * 6 ? 0 : 40 + 30 * 2 * common / total;
}

int part_score(std::string_view asked, const std::vector<std::string_view>& asked_words, std::string_view key) {
    if (const auto rest = rest_behind(asked, key); !rest.empty() && count_words(key) >= 2)
        return adds_only_the_province(key, rest) ? kSure : 70;
    if (const auto rest = rest_behind(key, asked); !rest.empty() && asked_words.size() >= 2)
        return adds_only_the_province(asked, rest) ? kSure : 70;
    if (asked_words.size() >= 2 && is_tail(key, asked)) return kSure;
    return shared_words_score(asked_words, key);
}

}  // namespace

Directory::Directory(std::vector<Agency> agencies, Abbreviations abbreviations)
    : agencies_(std::move(agencies)), abbreviations_(std::move(abbreviations)) {
    std::stable_sort(abbreviations_.begin(), abbreviations_.end(),  // "kh cn" before a shorter piece of it
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (std::size_t i = 0; i < agencies_.size(); ++i) index(i);
}

void Directory::add(Agency agency) {
    agencies_.push_back(std::move(agency));
    index(agencies_.size() - 1);
}

void Directory::index(std::size_t node) {
    const Agency& agency = agencies_[node];
    at_[agency.id] = node;
    by_name_.emplace(viet::lower(agency.name), node);
    children_[agency.parent].push_back(agency.id);
    for (const auto member : agency.members) groups_[member].push_back(agency.id);
    add_key(node, agency.name, 100);
    add_key(node, agency.short_name, 95);
    add_key(node, agency.code, 95);
    for (const auto& alias : agency.aliases) add_key(node, alias, 95);
}

std::vector<const Agency*> Directory::named(std::string_view name) const {
    std::vector<const Agency*> out;
    const auto [from, to] = by_name_.equal_range(viet::lower(name));
    for (auto at = from; at != to; ++at) out.push_back(&agencies_[at->second]);
    return out;
}

void Directory::add_key(std::size_t node, std::string_view text, int score) {
    const std::string key = canonical(text);
    if (key.empty()) return;
    exact_.emplace(key, std::pair{node, score});
    if (const std::string stripped{without_leading_words(key)}; stripped != key) exact_.emplace(stripped, std::pair{node, 90});
    keys_.push_back({node, key});
}

std::string Directory::canonical(std::string_view text) const {
    std::string key(1, ' ');
    key.append(viet::fold(text)).push_back(' ');
    for (const auto& [short_key, long_key] : abbreviations_) {
        std::string wanted(1, ' ');
        wanted.append(short_key).push_back(' ');
        for (auto at = key.find(wanted); at != std::string::npos; at = key.find(wanted, at + long_key.size() + 1))
            key.replace(at + 1, short_key.size(), long_key);
    }
    return key.size() > 2 ? key.substr(1, key.size() - 2) : std::string{};
}

const Agency* Directory::find(Id<Agency> id) const {
    const auto it = at_.find(id);
    return it == at_.end() ? nullptr : &agencies_[it->second];
}

const Agency* Directory::find_code(std::string_view code) const {
    if (code.empty()) return nullptr;
    const auto it = std::find_if(agencies_.begin(), agencies_.end(), [&](const Agency& a) { return a.code == code; });
    return it == agencies_.end() ? nullptr : &*it;
}

std::string_view Directory::name(Id<Agency> id) const {
    const Agency* agency = find(id);
    return agency ? std::string_view{agency->name} : std::string_view{};
}

std::string_view Directory::short_name(Id<Agency> id) const {
    const Agency* agency = find(id);
    if (!agency) return {};
    return agency->short_name.empty() ? agency->name : agency->short_name;
}

const std::vector<Id<Agency>>& Directory::children(Id<Agency> id) const {
    static const std::vector<Id<Agency>> kNone;
    const auto it = children_.find(id);
    return it == children_.end() ? kNone : it->second;
}

std::vector<Id<Agency>> Directory::path(Id<Agency> node) const {
    std::vector<Id<Agency>> up;
    for (const Agency* at = find(node); at && up.size() < agencies_.size(); at = find(at->parent)) up.push_back(at->id);
    std::reverse(up.begin(), up.end());
    return up;
}

std::vector<std::string_view> Directory::names_within_agency(Id<Agency> node) const {
    std::vector<std::string_view> names;
    for (const auto id : path(node)) {
        const Agency& agency = *find(id);
        if (agency.kind != AgencyKind::unit) names.clear();
        names.push_back(agency.name);
    }
    return names;
}

bool Directory::is_inside(Id<Agency> node, Id<Agency> agency) const {
    const auto way = path(node);
    return std::find(way.begin(), way.end(), agency) != way.end();
}

Id<Agency> Directory::agency_of(Id<Agency> node) const {
    const auto way = path(node);
    for (auto it = way.rbegin(); it != way.rend(); ++it)
        if (find(*it)->kind != AgencyKind::unit) return *it;
    return {};
}

std::vector<Id<Agency>> Directory::units_of(Id<Agency> node) const {
    std::vector<Id<Agency>> found{node};
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const auto child : children(found[i]))
            if (find(child)->kind == AgencyKind::unit) found.push_back(child);
    return found;
}

bool Directory::exists_on(Id<Agency> node, Date day) const {
    const auto way = path(node);
    return !way.empty() && std::all_of(way.begin(), way.end(), [&](Id<Agency> id) { return find(id)->valid.covers(day); });
}

std::vector<Id<Agency>> Directory::successors_on(Id<Agency> node, Date day) const {
    std::vector<Id<Agency>> found, waiting{node};
    std::unordered_set<Id<Agency>> seen;
    while (!waiting.empty()) {
        const auto id = waiting.front();
        waiting.erase(waiting.begin());
        const Agency* agency = find(id);
        if (!agency || !seen.insert(id).second) continue;
        if (exists_on(id, day)) {
            found.push_back(id);
            continue;
        }
        const auto before = waiting.size();
        for (const auto& next : agency->successors)
            if (next.from <= day) waiting.push_back(next.agency);
        if (waiting.size() == before && agency->kind == AgencyKind::unit) waiting.push_back(agency->parent);
    }
    return found;
}

std::vector<Id<Agency>> Directory::members_on(Id<Agency> group, Date day) const {
    std::vector<Id<Agency>> found, waiting{group};
    std::unordered_set<Id<Agency>> seen{group};
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const Agency* agency = find(waiting[i]);
        if (!agency) continue;
        for (const auto member : agency->members) {
            if (!seen.insert(member).second) continue;
            const Agency* inner = find(member);
            if (inner && inner->kind == AgencyKind::group) waiting.push_back(member);
            else if (inner && exists_on(member, day)) found.push_back(member);
        }
    }
    return found;
}

std::vector<Id<Agency>> Directory::groups_of(Id<Agency> agency) const {
    std::vector<Id<Agency>> found;
    std::vector<Id<Agency>> waiting{agency};
    std::unordered_set<Id<Agency>> seen{agency};
    for (std::size_t i = 0; i < waiting.size(); ++i)
        if (const auto it = groups_.find(waiting[i]); it != groups_.end())
            for (const auto group : it->second)
                if (seen.insert(group).second) {
                    found.push_back(group);
                    waiting.push_back(group);
                }
    return found;
}

void Directory::sort(std::vector<Candidate>& found) const {
    std::stable_sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
        if (a.vanished != b.vanished && a.score / 10 == b.score / 10) return b.vanished;
        if (a.score != b.score) return a.score > b.score;
        return at_.at(a.agency) < at_.at(b.agency);
    });
    if (found.size() > 10) found.resize(10);
}

std::vector<Candidate> Directory::exact(const std::string& key, const std::string& stripped, Date day) const {
    std::unordered_map<std::size_t, int> best;
    for (const auto& [wanted, most] : {std::pair{&key, 100}, std::pair{&stripped, 90}}) {
        const auto [from, to] = exact_.equal_range(*wanted);
        for (auto it = from; it != to; ++it) {
            const auto [node, score] = it->second;
            best[node] = std::max(best[node], std::min(score, most));
        }
    }
    std::vector<Candidate> found;
    for (const auto& [node, score] : best) found.push_back({agencies_[node].id, score, !exists_on(agencies_[node].id, day)});
    return found;
}

std::vector<Candidate> Directory::similar(const std::string& key, Date day) const {
    const auto asked = words_of(key);
    std::vector<int> best(agencies_.size(), 0);
    for (const auto& known : keys_)
        best[known.node] = std::max(best[known.node], part_score(key, asked, without_leading_words(known.text)));
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < best.size(); ++i)
        if (best[i] > 0) found.push_back({agencies_[i].id, best[i], !exists_on(agencies_[i].id, day)});
    return found;
}

std::vector<Candidate> Directory::find_by_name(std::string_view text, Date day) const {
    if (text.size() > 1000) return {};
    const std::string key = canonical(text);
    const std::string stripped{without_leading_words(key)};
    if (key.empty()) return {};
    auto found = exact(key, stripped, day);
    if (found.empty()) found = similar(stripped, day);
    sort(found);
    return found;
}

std::optional<Id<Agency>> Directory::sure_by_name(std::string_view text, Date day) const {
    const auto found = find_by_name(text, day);
    if (found.empty() || found[0].score < kSure) return std::nullopt;
    const bool tie = found.size() > 1 && found[1].score == found[0].score && found[1].vanished == found[0].vanished;
    if (tie) return std::nullopt;
    return found[0].agency;
}

}  // namespace thienan::identity
