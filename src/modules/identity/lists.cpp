#include "modules/identity/lists.hpp"

#include "engines/viet/text.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>
#include <unordered_map>

namespace thienan::identity::lists {
namespace {

using store::QueryText;

// The folded text between percent signs; fold leaves only letters, digits and spaces, so nothing needs escaping.
std::string like(std::string_view search) {
    std::string pattern(1, '%');
    pattern.append(viet::fold(search)).push_back('%');
    return pattern;
}

// What a list may be sorted by: the word in the URL and the column.
struct Order {
    std::string_view key, column;
};

// Where a page begins and which way it is read.
class Paging {
public:
    Paging(const Place& place, std::string_view sort, std::initializer_list<Order> known)
        : place_(place), backward_(!place.after && place.before), upward_(!sort.starts_with('-')), column_(known.begin()->column) {
        for (const auto& order : known)
            if (order.key == sort.substr(upward_ ? 0 : 1)) column_ = order.column;
    }
    // Appends the condition, the order and the limit; `id` is the row's own, `rows` says how one row is found by it.
    void add(QueryText& query, const std::string& id, const std::string& rows) const {
        const bool up = upward_ != backward_;
        if (place_.after || place_.before)
            query.add(" and (" + column_ + ", " + id + ") " + (up ? ">" : "<") + " (select " + column_ + ", " + id + rows + " where " + id + " = $)",
                      backward_ ? *place_.before : *place_.after);
        const std::string down = up ? "" : " desc";
        query.add(" order by " + column_ + down + ", " + id + down + " limit " + std::to_string(kPage + 1));
    }
    // Leaves kPage rows in their order and the places beside them.
    template <class T>
    void finish(Page<T>& page) const {
        const bool more = page.rows.size() > static_cast<std::size_t>(kPage);
        if (more) page.rows.pop_back();
        if (backward_) std::reverse(page.rows.begin(), page.rows.end());
        if (page.rows.empty()) return;
        if (backward_ ? more : place_.after.has_value()) page.previous = page.rows.front().id.str();
        if (backward_ || more) page.next = page.rows.back().id.str();
    }

private:
    Place place_;
    bool backward_, upward_;
    std::string column_;
};

void narrow(QueryText& query, const AgencyFilter& filter, Date today) {
    const auto key = viet::fold(filter.search);
    if (!key.empty()) query.add(" and a.search_key like $", like(filter.search));
    if (filter.kind) query.add(" and a.kind = $", name_of(*filter.kind));
    else if (key.empty()) query.add(" and a.kind <> 'unit'");
    if (filter.existing == AgencyFilter::Existing::now) query.add(" and (a.valid_to is null or a.valid_to >= $)", today);
    if (filter.existing == AgencyFilter::Existing::vanished) query.add(" and a.valid_to < $", today);
}

// Begins and ends a count of rows to kMostCounted + 1.
constexpr std::string_view kCount = "select count(*) from (select 1";
std::int64_t counted(QueryText& query, store::ReadTx& tx) {
    query.add(" limit " + std::to_string(kMostCounted + 1) + ") k");
    std::int64_t number = 0;
    query.run(tx, [&](const store::Row& row) { number = row.integer(0); });
    return number;
}

// Who holds posts in which node today, counted for the node itself.
std::unordered_map<Id<Agency>, std::int64_t> posts_by_node(store::ReadTx& tx, const std::vector<Id<Agency>>& nodes, Date today) {
    std::unordered_map<Id<Agency>, std::int64_t> counts;
    for (std::size_t at = 0; at < nodes.size(); at += 200) {
        QueryText query{"identity/posts_by_node", "select node_id, count(distinct person_id) from post where node_id in ("};
        for (std::size_t i = at; i < std::min(nodes.size(), at + 200); ++i) query.add(i == at ? "$" : ", $", nodes[i]);
        query.add(") and (valid_from is null or valid_from <= $) and (valid_to is null or valid_to >= $) group by node_id", today, today);
        query.run(tx, [&](const store::Row& row) { counts[row.id<Agency>(0)] = row.integer(1); });
    }
    return counts;
}

void count_people(store::ReadTx& tx, std::vector<AgencyRow>& rows, Date today) {
    const auto directory = queries::directory(tx);
    std::vector<Id<Agency>> all;
    for (const auto& row : rows)
        for (const auto node : directory->units_of(row.id)) all.push_back(node);
    const auto counts = posts_by_node(tx, all, today);
    for (auto& row : rows)
        for (const auto node : directory->units_of(row.id))
            if (const auto it = counts.find(node); it != counts.end()) row.people += it->second;
}

void narrow(QueryText& query, store::ReadTx& tx, const PersonFilter& filter, Date today) {
    if (!viet::fold(filter.search).empty()) query.add(" and p.search_key like $", like(filter.search));
    if (filter.state == PersonFilter::State::working) query.add(" and (p.left_on is null or p.left_on > $)", today);
    if (filter.state == PersonFilter::State::left) query.add(" and p.left_on <= $", today);
    if (filter.account == PersonFilter::Having::account) query.add(" and a.id is not null");
    if (filter.account == PersonFilter::Having::no_account) query.add(" and a.id is null");
    if (filter.account == PersonFilter::Having::locked) query.add(" and a.locked = 1");
    if (!filter.node) return;
    query.add(" and exists (select 1 from post o where o.person_id = p.id and (o.valid_from is null or o.valid_from <= $)"
              " and (o.valid_to is null or o.valid_to >= $) and o.node_id in (", today, today);
    const auto nodes = queries::directory(tx)->units_of(filter.node);
    for (std::size_t i = 0; i < nodes.size(); ++i) query.add(i == 0 ? "$" : ", $", nodes[i]);
    query.add("))");
}

void add_posts(store::ReadTx& tx, std::vector<PersonRow>& rows, Date today) {
    if (rows.empty()) return;
    std::unordered_map<Id<Person>, PersonRow*> at;
    QueryText query{"identity/posts_of_people", "select id, version, person_id, node_id, title, is_leader from post where person_id in ("};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        query.add(i == 0 ? "$" : ", $", rows[i].id);
        at[rows[i].id] = &rows[i];
    }
    query.add(") and (valid_from is null or valid_from <= $) and (valid_to is null or valid_to >= $) order by id", today, today);
    query.run(tx, [&](const store::Row& row) {
        at.at(row.id<Person>(2))->posts.push_back({row.id<Post>(0), row.integer(1), row.id<Person>(2), row.id<Agency>(3), row.string(4), row.flag(5), {}});
    });
}

}  // namespace

Result<Page<AgencyRow>> agencies(store::ReadTx& tx, const Principal& who, const AgencyFilter& filter, Date today) {
    TRY(access::may_read_directory(who));
    Page<AgencyRow> page;
    const std::string rows = " from agency a";
    QueryText count{"identity/count_agencies", std::string{kCount} + rows + " where 1 = 1"};
    narrow(count, filter, today);
    page.total = counted(count, tx);
    QueryText query{"identity/list_agencies", "select a.id" + rows + " where 1 = 1"};
    narrow(query, filter, today);
    const Paging paging{filter.place, filter.sort, {{"name", "a.name_sort"}, {"code", "a.code"}, {"valid_to", "coalesce(a.valid_to, '9999')"}}};
    paging.add(query, "a.id", rows);
    query.run(tx, [&](const store::Row& row) { page.rows.push_back({row.id<Agency>(0), 0}); });
    paging.finish(page);
    count_people(tx, page.rows, today);
    return page;
}

Result<Page<PersonRow>> people(store::ReadTx& tx, const Principal& who, const PersonFilter& asked, Date today) {
    TRY(access::may_read_directory(who));
    const bool administers = who.may(kAdminister);
    PersonFilter filter = asked;
    if (!administers) filter.account = PersonFilter::Having::any;
    Page<PersonRow> page;
    const std::string rows = " from person p left join account a on a.person_id = p.id";
    QueryText count{"identity/count_people", std::string{kCount} + rows + " where 1 = 1"};
    narrow(count, tx, filter, today);
    page.total = counted(count, tx);
    QueryText query{"identity/list_people", "select p.id, p.name, p.email, coalesce(a.login, ''), coalesce(a.locked, 0), a.signed_in_at" + rows + " where 1 = 1"};
    narrow(query, tx, filter, today);
    const Paging paging{filter.place, administers ? filter.sort : "name", {{"name", "p.name_sort"}, {"signed_in", "coalesce(a.signed_in_at, 0)"}}};
    paging.add(query, "p.id", rows);
    query.run(tx, [&](const store::Row& row) {
        PersonRow person{row.id<Person>(0), row.string(1), row.string(2), {}, {}, false, {}};
        if (administers) {
            person.login = row.string(3);
            person.locked = row.flag(4);
            person.signed_in_at = row.maybe_instant(5);
        }
        page.rows.push_back(std::move(person));
    });
    paging.finish(page);
    add_posts(tx, page.rows, today);
    return page;
}

std::vector<PostRow> posts_ever(store::ReadTx& tx, Id<Person> person) {
    std::vector<PostRow> rows;
    tx.each({"identity/posts_ever", R"sql(
        select o.id, o.version, o.person_id, o.node_id, o.title, o.is_leader, o.valid_from, o.valid_to, g.role_id, g.valid_from, g.valid_to
        from post o left join role_grant g on g.post_id = o.id
        where o.person_id = $1 order by o.id desc, g.role_id)sql"},
        [&](const store::Row& row) {
            if (rows.empty() || rows.back().post.id != row.id<Post>(0))
                rows.push_back({{row.id<Post>(0), row.integer(1), row.id<Person>(2), row.id<Agency>(3), row.string(4), row.flag(5),
                                 {row.maybe_date(6), row.maybe_date(7)}}, {}});
            if (!row.is_null(8)) rows.back().grants.push_back({row.id<Post>(0), row.id<Role>(8), {row.maybe_date(9), row.maybe_date(10)}});
        },
        person);
    return rows;
}

}  // namespace thienan::identity::lists
