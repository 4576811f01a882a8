#include "modules/identity/module.hpp"

namespace thienan::identity {

std::vector<frame::Invariant> invariants() {
    return {
        {"identity/a unit lies under an agency or a unit",
         "select u.id from agency u left join agency p on p.id = u.parent_id where u.kind = 'unit' and (p.id is null or p.kind = 'group')"},
        {"identity/no agency lies under itself", R"sql(
            with recursive up(start, at, depth) as (
                select id, parent_id, 1 from agency where parent_id is not null
                union all
                select up.start, a.parent_id, up.depth + 1 from up join agency a on a.id = up.at
                where a.parent_id is not null and up.depth < 100)
            select start from up where at = start)sql"},
        {"identity/only groups have members",
         "select m.group_id from agency_group_member m join agency g on g.id = m.group_id where g.kind <> 'group'"},
        {"identity/an agency with successors has a last day before they begin", R"sql(
            select s.agency_id from agency_successor s join agency a on a.id = s.agency_id
            where a.valid_to is null or a.valid_to >= s.from_day)sql"},
        {"identity/a post is in an agency or a unit, not in a group",
         "select o.id from post o join agency a on a.id = o.node_id where a.kind = 'group'"},
        {"identity/a session acts for a post of its own person", R"sql(
            select s.id from session s join post o on o.id = s.post_id join account a on a.id = s.account_id
            where o.person_id <> a.person_id)sql"},
        {"identity/a token acts for a post of its own person", R"sql(
            select t.id from api_token t join post o on o.id = t.post_id join account a on a.id = t.account_id
            where o.person_id <> a.person_id)sql"},
        {"identity/a locked account has no live session", R"sql(
            select s.id from session s join account a on a.id = s.account_id where a.locked = 1 and s.ended_at is null)sql"},
        {"identity/a second factor that is on has recovery codes", R"sql(
            select a.id from account a where a.totp_on = 1 and not exists (select 1 from recovery_code c where c.account_id = a.id))sql"},
        {"identity/a password is stored as argon2id only",
         "select id from account where substr(password_hash, 1, 10) <> '$argon2id$'"},
    };
}

}  // namespace thienan::identity
