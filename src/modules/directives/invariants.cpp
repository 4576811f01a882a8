#include "modules/directives/module.hpp"

namespace thienan::directives {

std::vector<frame::Invariant> invariants() {
    return {
        {"whoever confirmed a completion did not report it",
         "select id from assignment where confirmed_by is not null and confirmed_by = reported_by"},
        {"a completed assignment has the day it was reported and the day it was confirmed",
         "select id from assignment where state = 'completed' and (reported_on is null or confirmed_on is null)"},
        {"a completed assignment that was assigned has evidence", R"sql(
            select a.id from assignment a where a.state in ('reported', 'completed') and a.reported_by is not null and not exists (
                select 1 from assignment_report r where r.assignment_id = a.id and r.kind = 'completion' and (r.evidence_symbol <> ''
                    or exists (select 1 from assignment_report_file f where f.report_id = r.id))))sql"},
        {"drafts stand in draft directives and live assignments in confirmed ones", R"sql(
            select a.id from assignment a join directive d on d.id = a.directive_id
            where (a.state = 'draft') <> (d.confirmed_at is null) and d.state <> 'withdrawn')sql"},
        {"an assignment is owned by the agency that owns its directive",
         "select a.id from assignment a join directive d on d.id = a.directive_id where a.owner_id <> d.owner_id"},
        {"a directive that is over has no open assignment", R"sql(
            select a.id from assignment a join directive d on d.id = a.directive_id where d.state in ('closed', 'withdrawn')
                and a.state not in ('draft', 'completed', 'cancelled'))sql"},
        {"an extension is asked for an assignment that still runs", R"sql(
            select e.id from assignment_extension e join assignment a on a.id = e.assignment_id where e.state = 'asked'
                and a.state in ('draft', 'completed', 'cancelled'))sql"},
        {"no extension was granted by whoever asked for it",
         "select id from assignment_extension where state = 'granted' and decided_by = asked_by"},
        {"a period belongs to a recurring assignment of the same directive", R"sql(
            select a.id from assignment a join assignment s on s.id = a.series_id
            where s.due_kind <> 'recurring' or s.directive_id <> a.directive_id)sql"},
        {"every live assignment is seen by its owner and its lead agency", R"sql(
            select a.id from assignment a where a.state <> 'draft' and (
                not exists (select 1 from assignment_seen s where s.assignment_id = a.id and s.agency_id = a.owner_id and s.is_owner = 1)
                or (exists (select 1 from agency g where g.id = a.lead_id and g.kind = 'agency')
                    and not exists (select 1 from assignment_seen s where s.assignment_id = a.id and s.agency_id = a.lead_id
                                    and s.part = 'lead'))))sql"},
        {"a person's default view is their own",
         "select d.person_id from default_view d join saved_view v on v.id = d.view_id where v.person_id <> d.person_id"},
        {"what lists read is what the assignments say", R"sql(
            select a.id from assignment_seen s join assignment a on a.id = s.assignment_id
            where a.state = 'draft' or s.state <> a.state or s.due_sort <> a.due_sort or s.running <> a.running or s.late <> a.late
                or s.lead_id <> coalesce(a.lead_id, 0) or s.unit_id <> coalesce(a.unit_id, 0) or s.person_id <> coalesce(a.person_id, 0)
                or s.directive_id <> a.directive_id or s.force <> a.force or s.is_owner <> (case when s.agency_id = a.owner_id then 1 else 0 end)
                or s.open <> (case when a.state in ('completed', 'cancelled') then 0 else 1 end))sql"},
        {"who sees an assignment sees its directive", R"sql(
            select s.assignment_id from assignment_seen s where not exists (
                select 1 from directive_seen d where d.agency_id = s.agency_id and d.directive_id = s.directive_id))sql"},
        {"the tallies of due days count the running assignments", R"sql(
            select 1 from (
                select owner_id, kind, lead_id, bucket, n from assignment_tally where kind in ('due', 'due_month', 'due_all')
                union all
                select owner_id, 'due', coalesce(lead_id, 0), due_sort, -count(*) from assignment where running = 1
                group by owner_id, coalesce(lead_id, 0), due_sort
                union all
                select owner_id, 'due_month', coalesce(lead_id, 0), substr(due_sort, 1, 7), -count(*) from assignment where running = 1
                group by owner_id, coalesce(lead_id, 0), substr(due_sort, 1, 7)
                union all
                select owner_id, 'due_all', 0, due_sort, -count(*) from assignment where running = 1 group by owner_id, due_sort
            ) t group by owner_id, kind, lead_id, bucket having sum(n) <> 0)sql"},
        {"the tally of states counts the live assignments", R"sql(
            select 1 from (
                select owner_id, lead_id, bucket, n from assignment_tally where kind = 'state'
                union all
                select owner_id, coalesce(lead_id, 0), case when late = 1 then 'completed_late' else state end, -count(*)
                from assignment where state <> 'draft'
                group by owner_id, coalesce(lead_id, 0), case when late = 1 then 'completed_late' else state end
            ) t group by owner_id, lead_id, bucket having sum(n) <> 0)sql"},
        {"only a completed assignment was late", "select id from assignment where late = 1 and state <> 'completed'"},
        {"the tallies of what is done count the completed assignments", R"sql(
            select 1 from (
                select owner_id, lead_id, kind, bucket, n from assignment_tally where kind in ('in_time', 'late')
                union all
                select owner_id, coalesce(lead_id, 0), case when late = 1 then 'late' else 'in_time' end, substr(reported_on, 1, 7), -count(*)
                from assignment where state = 'completed'
                group by owner_id, coalesce(lead_id, 0), case when late = 1 then 'late' else 'in_time' end, substr(reported_on, 1, 7)
            ) t group by owner_id, lead_id, kind, bucket having sum(n) <> 0)sql"},
        {"a directive's counts are those of its points and assignments", R"sql(
            select d.id from directive d where
                d.points <> (select count(*) from directive_point p where p.directive_id = d.id)
                or d.assignments <> (select count(*) from assignment a where a.directive_id = d.id)
                or d.open_assignments <> (select count(*) from assignment a where a.directive_id = d.id
                    and a.state not in ('draft', 'completed', 'cancelled'))
                or d.uncovered <> (select count(*) from directive_point p where p.directive_id = d.id and p.disposition = 'work'
                    and (not exists (select 1 from assignment a where a.point_id = p.id and a.state <> 'cancelled')
                         or exists (select 1 from assignment a where a.point_id = p.id and a.state <> 'cancelled' and a.lead_id is null))))sql"},
    };
}

}  // namespace thienan::directives
