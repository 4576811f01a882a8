#include "modules/directives/actions/urging.hpp"

#include "modules/audit/queries.hpp"
#include "modules/directives/actions/mailing.hpp"
#include "modules/directives/store/daily.hpp"
#include "modules/identity/queries.hpp"
#include "modules/outbox/actions/queueing.hpp"

#include <algorithm>
#include <set>

namespace thienan::directives::actions {
namespace {

constexpr std::string_view kUrged = "directives.assignment_urged";

// History is newest first; a day's acts on one assignment are few.
bool urged_on(store::ReadTx& tx, Id<Assignment> id, Date day) {
    const auto history = audit::history_of(tx, "assignment", id.value, 20);
    return std::any_of(history.begin(), history.end(), [&](const auto& e) { return e.event.act == kUrged && office_day(e.at) == day; });
}

std::set<Id<Person>> people_to_urge(store::ReadTx& tx, const Assignment& a, Date day) {
    std::set<Id<Person>> out;
    if (a.person) out.insert(a.person);
    if (a.leader) out.insert(a.leader);
    if (a.person) return out;
    for (const auto agency : rows::leading(tx, a.id))
        for (const auto& colleague : identity::queries::people_holding(tx, agency, kLead, day)) out.insert(colleague.person);
    return out;
}

}  // namespace

Result<Done> may_urge(store::ReadTx& tx, const Principal& who, const Loaded& loaded, Date today) {
    TRY(access::may_urge(who, loaded.standing));
    if (!is_running(loaded.assignment.state)) return Error{Code::conflict, "directives.clock_stands"};
    if (urged_on(tx, loaded.assignment.id, today)) return Error{Code::conflict, "directives.urged_already"};
    return Done{};
}

Result<Done> urge(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Urging& urging) {
    TRY_ASSIGN(const auto loaded, load_assignment(tx, who, id));
    const auto& a = loaded.assignment;
    TRY(access::may_urge(who, loaded.standing));
    if (a.version != version) return rows::stale();
    TRY(may_urge(tx, who, loaded, tx.today()));
    FieldErrors errors;
    const auto note = optional_words(errors, "note", urging.note, 2'000);
    if (!errors.empty()) return std::move(errors).refusal();
    const auto people = people_to_urge(tx, a, tx.today());
    if (people.empty()) return Error{Code::conflict, "directives.nobody_to_urge"};
    for (const auto person : people) {
        outbox::NewMail mail;
        mail.person = person;
        mail.kind = "directives.mail_urged";
        mail.subject = {"directives.mail_urged_subject", {who.acting_for() ? who.acting_for()->agency_name : std::string{}}};
        mail.dedupe_key = "urged/" + id.str() + "/" + person.str() + "/" + tx.today().iso();
        if (!note.empty()) mail.body.push_back(outbox::Sentence::plain(note));
        add_to_mail(tx, mail, id, urging.public_address);
        end_mail(mail, urging.public_address);
        outbox::actions::queue_mail(tx, mail);
    }
    audit::append(tx, who, {std::string{kUrged}, "assignment", id.value, {}, note});
    return Done{};
}

}  // namespace thienan::directives::actions
