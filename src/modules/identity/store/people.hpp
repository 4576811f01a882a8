// Rows of people, posts, roles and grants. Only this module includes it.
#pragma once

#include "modules/identity/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::identity::store_ {

Result<Person> load_person(store::ReadTx& tx, Id<Person> id);
Id<Person> insert(store::WriteTx& tx, const Person& person);
// The saves are refused with conflict frame.conflict where the stored version is another.
Result<Done> save(store::WriteTx& tx, const Person& person);
// Another person who holds the code or the address already; 0 where nobody does.
Id<Person> holder_of_code(store::ReadTx& tx, std::string_view code);
Id<Person> holder_of_email(store::ReadTx& tx, std::string_view email);

Result<Post> load_post(store::ReadTx& tx, Id<Post> id);
Id<Post> insert(store::WriteTx& tx, const Post& post);
Result<Done> save(store::WriteTx& tx, const Post& post);

Result<Role> load_role(store::ReadTx& tx, Id<Role> id);
std::optional<Role> find_role(store::ReadTx& tx, std::string_view code);
std::vector<Role> all_roles(store::ReadTx& tx);  // by name
Id<Role> insert(store::WriteTx& tx, const Role& role);
Result<Done> save(store::WriteTx& tx, const Role& role);

std::vector<RoleGrant> grants_of(store::ReadTx& tx, Id<Post> post);
void replace_grants(store::WriteTx& tx, Id<Post> post, const std::vector<RoleGrant>& grants);

// People with an open account and a post through which they may administer on that day.
std::int64_t count_administrators(store::ReadTx& tx, Date day);

}  // namespace thienan::identity::store_
