#include "modules/identity/queries.hpp"

#include "modules/identity/stamp.hpp"

#include <algorithm>
#include <deque>
#include <mutex>

namespace thienan::identity::queries {
namespace {

// The last few directories by their stamp: one a database, and in tests many databases in one process.
class KeptDirectories {
public:
    std::shared_ptr<const Directory> find(std::int64_t stamp) {
        const std::lock_guard lock{mutex_};
        for (const auto& [kept, directory] : kept_)
            if (kept == stamp) return directory;
        return nullptr;
    }
    void keep(std::int64_t stamp, std::shared_ptr<const Directory> directory) {
        const std::lock_guard lock{mutex_};
        kept_.emplace_front(stamp, std::move(directory));
        if (kept_.size() > 3) kept_.pop_back();
    }

private:
    std::mutex mutex_;
    std::deque<std::pair<std::int64_t, std::shared_ptr<const Directory>>> kept_;
};

KeptDirectories& kept_directories() {
    static KeptDirectories kept;
    return kept;
}

Agency agency_row(const store::Row& row) {
    Agency agency;
    agency.id = row.id<Agency>(0);
    agency.version = row.integer(1);
    agency.parent = row.id<Agency>(2);
    agency.kind = agency_kind_of(row.text(3)).value();
    agency.code = row.string(4);
    agency.name = row.string(5);
    agency.short_name = row.string(6);
    agency.valid = {row.maybe_date(7), row.maybe_date(8)};
    return agency;
}

std::shared_ptr<const Directory> load_directory(store::ReadTx& tx) {
    auto agencies = tx.list({"identity/agencies", R"sql(
        select id, version, parent_id, kind, code, name, short_name, valid_from, valid_to
        from agency order by name_sort, id)sql"}, agency_row);
    std::unordered_map<Id<Agency>, Agency*> at;
    for (auto& agency : agencies) at[agency.id] = &agency;
    tx.each({"identity/aliases", "select agency_id, alias from agency_alias order by agency_id, alias_key"},
            [&](const store::Row& row) { at.at(row.id<Agency>(0))->aliases.push_back(row.string(1)); });
    tx.each({"identity/successors", "select agency_id, successor_id, from_day from agency_successor order by agency_id, from_day, successor_id"},
            [&](const store::Row& row) { at.at(row.id<Agency>(0))->successors.push_back({row.id<Agency>(1), row.date(2)}); });
    tx.each({"identity/group_members", "select group_id, agency_id from agency_group_member order by group_id, agency_id"},
            [&](const store::Row& row) { at.at(row.id<Agency>(0))->members.push_back(row.id<Agency>(1)); });
    auto abbreviations = tx.list({"identity/abbreviations", "select short_key, long_key from agency_abbreviation"},
                                 [](const store::Row& row) { return std::pair{row.string(0), row.string(1)}; });
    return std::make_shared<const Directory>(std::move(agencies), std::move(abbreviations));
}

Colleague colleague_row(const store::Row& row) {
    return {row.id<Person>(0), row.id<Post>(1), row.id<Agency>(2), row.string(3), row.string(4), row.string(5), row.flag(6)};
}

constexpr std::string_view kColleagues = R"sql(
    select p.id, o.id, o.node_id, p.name, o.title, p.email, o.is_leader
    from post o join person p on p.id = o.person_id
    where o.node_id in ()sql";

// The posts of some nodes that are held on `day`, narrowed by `and_more`, leaders first.
template <class... A>
std::vector<Colleague> colleagues(store::ReadTx& tx, Id<Agency> node, Date day, std::string_view and_more, const A&... values) {
    const auto nodes = directory(tx)->units_of(node);
    store::QueryText query{"identity/colleagues", kColleagues};
    for (std::size_t i = 0; i < nodes.size(); ++i) query.add(i == 0 ? "$" : ", $", nodes[i]);
    query.add(R"sql() and (o.valid_from is null or o.valid_from <= $) and (o.valid_to is null or o.valid_to >= $)
        and (p.left_on is null or p.left_on > $))sql", day, day, day);
    query.add(and_more, values...);
    query.add(" order by o.is_leader desc, p.name_sort, p.id, o.id");
    std::vector<Colleague> found;
    query.run(tx, [&](const store::Row& row) { found.push_back(colleague_row(row)); });
    return found;
}

constexpr std::string_view kHoldsCapability = R"sql( and exists (
    select 1 from role_grant g join role_capability c on c.role_id = g.role_id
    where g.post_id = o.id and c.capability = $
      and (g.valid_from is null or g.valid_from <= $) and (g.valid_to is null or g.valid_to >= $)))sql";

}  // namespace

std::shared_ptr<const Directory> directory(store::ReadTx& tx) {
    const auto stamp = read_stamp(tx).directory;
    if (stamp != 0)
        if (auto kept = kept_directories().find(stamp)) return kept;
    auto fresh = load_directory(tx);
    if (stamp != 0) kept_directories().keep(stamp, fresh);
    return fresh;
}

std::vector<Candidate> find_by_name(store::ReadTx& tx, std::string_view text, Date day) {
    return directory(tx)->find_by_name(text, day);
}

std::vector<Id<Agency>> current_successors(store::ReadTx& tx, Id<Agency> agency, Date day) {
    return directory(tx)->successors_on(agency, day);
}

std::optional<Person> find_person(store::ReadTx& tx, Id<Person> id) {
    return tx.first({"identity/person", "select id, version, name, code, email, phone, left_on from person where id = $1"},
                    [](const store::Row& row) {
                        return Person{row.id<Person>(0), row.integer(1), row.string(2),     row.string(3),
                                      row.string(4),     row.string(5),  row.maybe_date(6)};
                    },
                    id);
}

std::unordered_map<Id<Person>, std::string> names_of(store::ReadTx& tx, std::span<const Id<Person>> people) {
    std::unordered_map<Id<Person>, std::string> names;
    for (std::size_t from = 0; from < people.size(); from += 200) {
        store::QueryText query{"identity/names_of", "select id, name from person where id in ("};
        const auto to = std::min(people.size(), from + 200);
        for (std::size_t i = from; i < to; ++i) query.add(i == from ? "$" : ", $", people[i]);
        query.add(")");
        query.run(tx, [&](const store::Row& row) { names.emplace(row.id<Person>(0), row.string(1)); });
    }
    return names;
}

std::vector<Colleague> people_of(store::ReadTx& tx, Id<Agency> node, Date day) { return colleagues(tx, node, day, ""); }

std::vector<Colleague> people_holding(store::ReadTx& tx, Id<Agency> node, std::string_view capability, Date day) {
    return colleagues(tx, node, day, kHoldsCapability, capability, day, day);
}

std::vector<Colleague> leaders_of(store::ReadTx& tx, Id<Agency> node, Date day) {
    return colleagues(tx, node, day, " and o.is_leader = 1");
}

std::vector<Post> posts_of(store::ReadTx& tx, Id<Person> person, Date day) {
    return tx.list({"identity/posts_of", R"sql(
        select id, version, person_id, node_id, title, is_leader, valid_from, valid_to
        from post
        where person_id = $1 and (valid_from is null or valid_from <= $2) and (valid_to is null or valid_to >= $2)
        order by id)sql"},
        [](const store::Row& row) {
            return Post{row.id<Post>(0), row.integer(1), row.id<Person>(2), row.id<Agency>(3),
                        row.string(4),   row.flag(5),    {row.maybe_date(6), row.maybe_date(7)}};
        },
        person, day);
}

std::optional<Principal> member_of(store::ReadTx& tx, Id<Person> person, Id<Agency> agency, Date day) {
    const auto directory = queries::directory(tx);
    const auto posts = posts_of(tx, person, day);
    const bool works_there = std::any_of(posts.begin(), posts.end(), [&](const Post& p) { return directory->agency_of(p.node) == agency; });
    const auto found = find_person(tx, person);
    const bool locked = tx.exists({"identity/has_locked_account", "select 1 from account where person_id = $1 and locked = 1"}, person);
    if (!works_there || !found || (found->left_on && *found->left_on <= day) || locked) return std::nullopt;
    Membership membership;
    membership.agency = agency;
    membership.agency_name = std::string{directory->name(agency)};
    store::QueryText query{"identity/capabilities_in", R"sql(
        select distinct c.capability
        from post o join role_grant g on g.post_id = o.id join role_capability c on c.role_id = g.role_id
        where o.node_id in ()sql"};
    const auto nodes = directory->units_of(agency);
    for (std::size_t i = 0; i < nodes.size(); ++i) query.add(i == 0 ? "$" : ", $", nodes[i]);
    query.add(R"sql() and o.person_id = $ and (o.valid_from is null or o.valid_from <= $) and (o.valid_to is null or o.valid_to >= $)
          and (g.valid_from is null or g.valid_from <= $) and (g.valid_to is null or g.valid_to >= $)
        order by c.capability)sql", person, day, day, day, day);
    query.run(tx, [&](const store::Row& row) { membership.capabilities.push_back(row.string(0)); });
    Principal who;
    who.person = person;
    who.name = found->name;
    who.memberships.push_back(std::move(membership));
    return who;
}

std::optional<MailTo> mail_to(store::ReadTx& tx, Id<Person> person, Date day) {
    return tx.first({"identity/mail_to", R"sql(
        select p.name, p.email, coalesce(a.language, 'vi')
        from person p left join account a on a.person_id = p.id
        where p.id = $1 and p.email <> '' and (p.left_on is null or p.left_on > $2))sql"},
        [](const store::Row& row) { return MailTo{row.string(0), row.string(1), language_of(row.text(2)).value_or(Language::vi)}; },
        person, day);
}

}  // namespace thienan::identity::queries
