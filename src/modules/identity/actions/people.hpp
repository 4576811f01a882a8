// Acts on people, their posts, roles and grants; all need identity.administer.
// No act may leave a province without anybody who may administer: conflict identity.last_administrator.
#pragma once

#include "frame/capability.hpp"
#include "modules/identity/model.hpp"
#include "platform/store/store.hpp"

#include <functional>

namespace thienan::identity::actions {

// Field errors: name form.required; email identity.not_an_email, identity.email_taken; code identity.code_taken.
Result<Id<Person>> add_person(store::WriteTx& tx, const Principal& who, Person person);
// Also conflict frame.conflict. A person who left loses all sessions at once.
Result<Done> change_person(store::WriteTx& tx, const Principal& who, Person person);

// Field errors: node identity.agency_unknown (or a group); valid_to identity.ends_before_start; grants identity.role_unknown.
// `grants` replace the post's roles; their post is set here.
Result<Id<Post>> add_post(store::WriteTx& tx, const Principal& who, Post post, std::vector<RoleGrant> grants);
Result<Done> change_post(store::WriteTx& tx, const Principal& who, Post post, std::vector<RoleGrant> grants);

// `known`: what the modules of the house declare. Field errors: name form.required; code identity.code_taken or identity.not_a_code;
// capabilities identity.capability_unknown.
Result<Id<Role>> add_role(store::WriteTx& tx, const Principal& who, Role role, const frame::Capabilities& known);
// The code stays.
Result<Done> change_role(store::WriteTx& tx, const Principal& who, Role role, const frame::Capabilities& known);

// The six usual roles (administrator, clerk, leader, officer, monitor, contact) as the modules declare them, where none of that code
// exists. Idempotent; for the first run.
struct UsualRoles {
    const frame::Capabilities& known;
    std::function<std::string(std::string_view code)> names;
};
Result<Done> ensure_usual_roles(store::WriteTx& tx, const Principal& who, const UsualRoles& usual);

}  // namespace thienan::identity::actions
