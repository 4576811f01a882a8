#include "modules/identity/actions/people.hpp"

#include "modules/audit/actions.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/actions/last_administrator.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/names.hpp"
#include "modules/identity/queries.hpp"
#include "modules/identity/store/accounts.hpp"
#include "modules/identity/store/people.hpp"

#include <algorithm>

namespace thienan::identity::actions {
namespace {

std::string day_text(const std::optional<Date>& day) { return day ? day->vietnamese() : std::string{}; }

std::vector<audit::Change> changes(const Person& before, const Person& after) {
    return {{"name", before.name, after.name},    {"code", before.code, after.code},
            {"email", before.email, after.email}, {"phone", before.phone, after.phone},
            {"left_on", day_text(before.left_on), day_text(after.left_on)}};
}

Result<Done> check(store::ReadTx& tx, const Person& person) {
    FieldErrors errors;
    if (person.name.empty()) errors.add("name", "form.required");
    if (!person.email.empty() && !is_email(person.email)) errors.add("email", "identity.not_an_email");
    if (const auto other = store_::holder_of_email(tx, person.email); other && other != person.id) errors.add("email", "identity.email_taken");
    if (const auto other = store_::holder_of_code(tx, person.code); other && other != person.id) errors.add("code", "identity.code_taken");
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

Result<Done> check(const Directory& directory, const Post& post) {
    FieldErrors errors;
    const Agency* node = directory.find(post.node);
    if (!node || node->kind == AgencyKind::group) errors.add("node", "identity.agency_unknown");
    if (post.valid.from && post.valid.to && *post.valid.to < *post.valid.from) errors.add("valid_to", "identity.ends_before_start");
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

// Grants of one post in the order of roles, as text for the audit: "Văn thư (đến 31/12/2026)".
Result<std::string> describe(store::ReadTx& tx, const std::vector<RoleGrant>& grants) {
    std::string out;
    for (const auto& grant : grants) {
        const auto role = store_::load_role(tx, grant.role);
        if (!role || (grant.valid.from && grant.valid.to && *grant.valid.to < *grant.valid.from)) {
            FieldErrors errors;
            errors.add("roles", role ? "identity.ends_before_start" : "identity.role_unknown");
            return std::move(errors).refusal();
        }
        out += (out.empty() ? "" : "; ") + role->name;
        if (grant.valid.from || grant.valid.to) out += " (" + day_text(grant.valid.from) + "–" + day_text(grant.valid.to) + ")";
    }
    return out;
}

void without_doubles(std::vector<RoleGrant>& grants) {
    std::stable_sort(grants.begin(), grants.end(), [](const RoleGrant& a, const RoleGrant& b) { return a.role < b.role; });
    grants.erase(std::unique(grants.begin(), grants.end(), [](const RoleGrant& a, const RoleGrant& b) { return a.role == b.role; }), grants.end());
}

std::vector<audit::Change> changes(const Directory& directory, const Post& before, const Post& after) {
    return {{"node", std::string{directory.name(before.node)}, std::string{directory.name(after.node)}},
            {"title", before.title, after.title},
            {"is_leader", before.id ? (before.is_leader ? "1" : "0") : "", after.is_leader ? "1" : "0"},
            {"valid_from", day_text(before.valid.from), day_text(after.valid.from)},
            {"valid_to", day_text(before.valid.to), day_text(after.valid.to)}};
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : " ") + text;
    return out;
}

Result<Done> check(store::ReadTx& tx, Role& role, const frame::Capabilities& known) {
    FieldErrors errors;
    if (role.name.empty()) errors.add("name", "form.required");
    if (!is_login(role.code)) errors.add("code", "identity.not_a_code");
    if (const auto other = store_::find_role(tx, role.code); other && other->id != role.id) errors.add("code", "identity.code_taken");
    std::sort(role.capabilities.begin(), role.capabilities.end());
    role.capabilities.erase(std::unique(role.capabilities.begin(), role.capabilities.end()), role.capabilities.end());
    if (!std::all_of(role.capabilities.begin(), role.capabilities.end(), [&](const auto& c) { return frame::knows(known, c); })) errors.add("capabilities", "identity.capability_unknown");
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

}  // namespace

Result<Id<Person>> add_person(store::WriteTx& tx, const Principal& who, Person person) {
    TRY(access::may_administer(who));
    person.id = {};
    TRY(check(tx, person));
    person.id = store_::insert(tx, person);
    audit::append(tx, who, {"identity.person_added", "person", person.id.value, changes({}, person), ""});
    return person.id;
}

Result<Done> change_person(store::WriteTx& tx, const Principal& who, Person person) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(const auto before, store_::load_person(tx, person.id));
    TRY(check(tx, person));
    const LastAdministrator guard{tx};
    TRY(store_::save(tx, person));
    TRY(guard.still_there());
    if (const auto account = store_::account_of(tx, person.id); account && person.left_on && *person.left_on <= tx.today())
        store_::end_sessions(tx, account->id, {});
    audit::append(tx, who, {"identity.person_changed", "person", person.id.value, changes(before, person), ""});
    return Done{};
}

Result<Id<Post>> add_post(store::WriteTx& tx, const Principal& who, Post post, std::vector<RoleGrant> grants) {
    TRY(access::may_administer(who));
    TRY(store_::load_person(tx, post.person));
    const auto directory = queries::directory(tx);
    TRY(check(*directory, post));
    without_doubles(grants);
    TRY_ASSIGN(const auto roles, describe(tx, grants));
    auto list = changes(*directory, {}, post);
    list.push_back({"roles", "", roles});
    post.id = store_::insert(tx, post);
    store_::replace_grants(tx, post.id, grants);
    audit::append(tx, who, {"identity.post_added", "person", post.person.value, std::move(list), ""});
    return post.id;
}

Result<Done> change_post(store::WriteTx& tx, const Principal& who, Post post, std::vector<RoleGrant> grants) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(const auto before, store_::load_post(tx, post.id));
    post.person = before.person;
    const auto directory = queries::directory(tx);
    TRY(check(*directory, post));
    without_doubles(grants);
    TRY_ASSIGN(const auto roles, describe(tx, grants));
    TRY_ASSIGN(const auto roles_before, describe(tx, store_::grants_of(tx, post.id)));
    const LastAdministrator guard{tx};
    TRY(store_::save(tx, post));
    store_::replace_grants(tx, post.id, grants);
    TRY(guard.still_there());
    auto list = changes(*directory, before, post);
    list.push_back({"roles", roles_before, roles});
    audit::append(tx, who, {"identity.post_changed", "person", post.person.value, std::move(list), ""});
    return Done{};
}

Result<Id<Role>> add_role(store::WriteTx& tx, const Principal& who, Role role, const frame::Capabilities& known) {
    TRY(access::may_administer(who));
    role.id = {};
    TRY(check(tx, role, known));
    role.id = store_::insert(tx, role);
    audit::append(tx, who, {"identity.role_added", "role", role.id.value,
                            {{"name", "", role.name}, {"capabilities", "", joined(role.capabilities)}}, ""});
    return role.id;
}

Result<Done> change_role(store::WriteTx& tx, const Principal& who, Role role, const frame::Capabilities& known) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(const auto before, store_::load_role(tx, role.id));
    role.code = before.code;
    TRY(check(tx, role, known));
    const LastAdministrator guard{tx};
    TRY(store_::save(tx, role));
    TRY(guard.still_there());
    audit::append(tx, who, {"identity.role_changed", "role", role.id.value,
                            {{"name", before.name, role.name}, {"capabilities", joined(before.capabilities), joined(role.capabilities)}}, ""});
    return Done{};
}

Result<Done> ensure_usual_roles(store::WriteTx& tx, const Principal& who, const UsualRoles& usual) {
    for (const std::string code : {"administrator", "clerk", "leader", "officer", "monitor", "contact"}) {
        if (store_::find_role(tx, code)) continue;
        Role role{{}, 0, code, usual.names(code), {}};
        for (const auto& capability : usual.known)
            if (std::count(capability.usual_roles.begin(), capability.usual_roles.end(), code)) role.capabilities.emplace_back(capability.key);
        TRY(add_role(tx, who, std::move(role), usual.known));
    }
    return Done{};
}

}  // namespace thienan::identity::actions
