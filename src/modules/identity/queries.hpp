// Reading agencies and people: what every module needs. Lists for the administration pages are in lists.hpp.
// Names of agencies and people are open to everybody who is signed in.
#pragma once

#include "frame/principal.hpp"
#include "modules/identity/directory.hpp"
#include "platform/store/store.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace thienan::identity::queries {

// The agencies as this transaction sees them. One tiny query unless they changed since this process last read them.
// Keep the pointer while you use its references.
std::shared_ptr<const Directory> directory(store::ReadTx& tx);

// Directory::find_by_name and Directory::successors_on for a single use.
std::vector<Candidate> find_by_name(store::ReadTx& tx, std::string_view text, Date day);
std::vector<Id<Agency>> current_successors(store::ReadTx& tx, Id<Agency> agency, Date day);

std::optional<Person> find_person(store::ReadTx& tx, Id<Person> id);

// Names of many people at once; who does not exist is left out. One query a 200 people.
std::unordered_map<Id<Person>, std::string> names_of(store::ReadTx& tx, std::span<const Id<Person>> people);

// A person in a post.
struct Colleague {
    Id<Person> person;
    Id<Post> post;
    Id<Agency> node;
    std::string name;
    std::string title;
    std::string email;
    bool is_leader = false;
};

// Who holds a post on that day in the node or a unit below it (not in agencies below); leaders first, then by name.
std::vector<Colleague> people_of(store::ReadTx& tx, Id<Agency> node, Date day);

// Those of people_of whose post has a role with that capability on that day.
std::vector<Colleague> people_holding(store::ReadTx& tx, Id<Agency> node, std::string_view capability, Date day);

// Those of people_of who lead.
std::vector<Colleague> leaders_of(store::ReadTx& tx, Id<Agency> node, Date day);

// Every post a person holds on that day, in the order of Principal::memberships.
std::vector<Post> posts_of(store::ReadTx& tx, Id<Person> person, Date day);

// The person acting for the agency, with no more than what the posts held there that day allow, for work done in their name later;
// none where they hold none, have left or their account is locked. Not signed in: `via` is nobody.
std::optional<Principal> member_of(store::ReadTx& tx, Id<Person> person, Id<Agency> agency, Date day);

// The language and address for a mail to a person; none where there is no address or the person has left.
struct MailTo {
    std::string name;
    std::string email;
    Language language = Language::vi;
};
std::optional<MailTo> mail_to(store::ReadTx& tx, Id<Person> person, Date day);

}  // namespace thienan::identity::queries
