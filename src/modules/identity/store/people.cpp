#include "modules/identity/store/people.hpp"

#include "engines/viet/text.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/names.hpp"
#include "modules/identity/stamp.hpp"

#include <algorithm>

namespace thienan::identity::store_ {
namespace {

Person person_row(const store::Row& row) {
    return {row.id<Person>(0), row.integer(1), row.string(2), row.string(3), row.string(4), row.string(5), row.maybe_date(6)};
}

Post post_row(const store::Row& row) {
    return {row.id<Post>(0), row.integer(1), row.id<Person>(2), row.id<Agency>(3),
            row.string(4),   row.flag(5),    {row.maybe_date(6), row.maybe_date(7)}};
}

std::string search_key(const Person& person) { return viet::fold(person.name + " " + person.code + " " + person.email + " " + person.phone); }

constexpr std::string_view kRoleRows =
    "select r.id, r.version, r.code, r.name, coalesce(c.capability, '') from role r left join role_capability c on c.role_id = r.id";

// Rows of one role follow one another.
void collect_role(std::vector<Role>& roles, const store::Row& row) {
    if (roles.empty() || roles.back().id != row.id<Role>(0))
        roles.push_back({row.id<Role>(0), row.integer(1), row.string(2), row.string(3), {}});
    if (!row.text(4).empty()) roles.back().capabilities.push_back(row.string(4));
}

void insert_capabilities(store::WriteTx& tx, Id<Role> id, const Role& role) {
    for (const auto& capability : role.capabilities)
        tx.execute({"identity/insert_capability", "insert into role_capability (role_id, capability) values ($1, $2)"}, id, capability);
}

Error not_found() { return {Code::not_found, "frame.not_found"}; }
Error conflict() { return {Code::conflict, "frame.conflict"}; }

}  // namespace

Result<Person> load_person(store::ReadTx& tx, Id<Person> id) {
    auto person = tx.first({"identity/load_person", "select id, version, name, code, email, phone, left_on from person where id = $1"},
                           person_row, id);
    if (!person) return not_found();
    return *std::move(person);
}

Id<Person> insert(store::WriteTx& tx, const Person& person) {
    const auto id = tx.insert<Person>({"identity/insert_person", R"sql(
        insert into person (version, name, name_key, name_sort, code, email, email_key, phone, search_key, left_on)
        values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9) returning id)sql"},
        person.name, viet::fold(person.name), viet::sort_key(given_name_first(person.name)), person.code, person.email,
        viet::lower(person.email), person.phone, search_key(person), person.left_on);
    renew_access(tx);
    return id;
}

Result<Done> save(store::WriteTx& tx, const Person& person) {
    const auto changed = tx.execute({"identity/save_person", R"sql(
        update person set version = version + 1, name = $3, name_key = $4, name_sort = $5, code = $6, email = $7, email_key = $8,
            phone = $9, search_key = $10, left_on = $11
        where id = $1 and version = $2)sql"},
        person.id, person.version, person.name, viet::fold(person.name), viet::sort_key(given_name_first(person.name)), person.code,
        person.email, viet::lower(person.email), person.phone, search_key(person), person.left_on);
    if (changed == 0) return conflict();
    renew_access(tx);
    return Done{};
}

Id<Person> holder_of_code(store::ReadTx& tx, std::string_view code) {
    return {code.empty() ? 0 : tx.number({"identity/holder_of_code", "select id from person where code = $1"}, code)};
}

Id<Person> holder_of_email(store::ReadTx& tx, std::string_view email) {
    if (email.empty()) return {};
    return {tx.number({"identity/holder_of_email", "select id from person where email_key = $1"}, viet::lower(email))};
}

Result<Post> load_post(store::ReadTx& tx, Id<Post> id) {
    auto post = tx.first({"identity/load_post", R"sql(
        select id, version, person_id, node_id, title, is_leader, valid_from, valid_to from post where id = $1)sql"}, post_row, id);
    if (!post) return not_found();
    return *std::move(post);
}

Id<Post> insert(store::WriteTx& tx, const Post& post) {
    const auto id = tx.insert<Post>({"identity/insert_post", R"sql(
        insert into post (version, person_id, node_id, title, is_leader, valid_from, valid_to)
        values (1, $1, $2, $3, $4, $5, $6) returning id)sql"},
        post.person, post.node, post.title, post.is_leader, post.valid.from, post.valid.to);
    renew_access(tx);
    return id;
}

Result<Done> save(store::WriteTx& tx, const Post& post) {
    const auto changed = tx.execute({"identity/save_post", R"sql(
        update post set version = version + 1, node_id = $3, title = $4, is_leader = $5, valid_from = $6, valid_to = $7
        where id = $1 and version = $2)sql"},
        post.id, post.version, post.node, post.title, post.is_leader, post.valid.from, post.valid.to);
    if (changed == 0) return conflict();
    renew_access(tx);
    return Done{};
}

Result<Role> load_role(store::ReadTx& tx, Id<Role> id) {
    std::vector<Role> roles;
    const std::string sql = std::string{kRoleRows} + " where r.id = $1 order by c.capability";
    tx.each({"identity/load_role", sql}, [&](const store::Row& row) { collect_role(roles, row); }, id);
    if (roles.empty()) return not_found();
    return std::move(roles.front());
}

std::optional<Role> find_role(store::ReadTx& tx, std::string_view code) {
    std::vector<Role> roles;
    const std::string sql = std::string{kRoleRows} + " where r.code = $1 order by c.capability";
    tx.each({"identity/find_role", sql}, [&](const store::Row& row) { collect_role(roles, row); }, code);
    if (roles.empty()) return std::nullopt;
    return std::move(roles.front());
}

std::vector<Role> all_roles(store::ReadTx& tx) {
    std::vector<Role> roles;
    const std::string sql = std::string{kRoleRows} + " order by r.name_key, r.id, c.capability";
    tx.each({"identity/all_roles", sql}, [&](const store::Row& row) { collect_role(roles, row); });
    return roles;
}

Id<Role> insert(store::WriteTx& tx, const Role& role) {
    const auto id = tx.insert<Role>({"identity/insert_role",
        "insert into role (version, code, name, name_key) values (1, $1, $2, $3) returning id"}, role.code, role.name, viet::fold(role.name));
    insert_capabilities(tx, id, role);
    renew_access(tx);
    return id;
}

Result<Done> save(store::WriteTx& tx, const Role& role) {
    const auto changed = tx.execute({"identity/save_role",
        "update role set version = version + 1, name = $3, name_key = $4 where id = $1 and version = $2"}, role.id, role.version, role.name,
        viet::fold(role.name));
    if (changed == 0) return conflict();
    tx.execute({"identity/delete_capabilities", "delete from role_capability where role_id = $1"}, role.id);
    insert_capabilities(tx, role.id, role);
    renew_access(tx);
    return Done{};
}

std::vector<RoleGrant> grants_of(store::ReadTx& tx, Id<Post> post) {
    return tx.list({"identity/grants_of",
        "select post_id, role_id, valid_from, valid_to from role_grant where post_id = $1 order by role_id"},
        [](const store::Row& row) {
            return RoleGrant{row.id<Post>(0), row.id<Role>(1), {row.maybe_date(2), row.maybe_date(3)}};
        },
        post);
}

void replace_grants(store::WriteTx& tx, Id<Post> post, const std::vector<RoleGrant>& grants) {
    tx.execute({"identity/delete_grants", "delete from role_grant where post_id = $1"}, post);
    for (const auto& grant : grants)
        tx.execute({"identity/insert_grant", "insert into role_grant (post_id, role_id, valid_from, valid_to) values ($1, $2, $3, $4)"}, post,
                   grant.role, grant.valid.from, grant.valid.to);
    renew_access(tx);
}

std::int64_t count_administrators(store::ReadTx& tx, Date day) {
    return tx.number({"identity/count_administrators", R"sql(
        select count(distinct p.id)
        from role_capability c join role_grant g on g.role_id = c.role_id join post o on o.id = g.post_id
            join person p on p.id = o.person_id join account a on a.person_id = p.id join agency n on n.id = o.node_id
        where c.capability = $1 and a.locked = 0 and (p.left_on is null or p.left_on > $2)
          and (g.valid_from is null or g.valid_from <= $2) and (g.valid_to is null or g.valid_to >= $2)
          and (o.valid_from is null or o.valid_from <= $2) and (o.valid_to is null or o.valid_to >= $2)
          and (n.valid_to is null or n.valid_to >= $2))sql"},
        kAdminister, day);
}

}  // namespace thienan::identity::store_
