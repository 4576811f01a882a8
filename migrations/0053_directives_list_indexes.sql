-- Filters that are often put together or narrow a lot, each one index range: a lead's, also in one state; a unit's; the newest
-- in a state. What an owner has to confirm or assign again is counted inside the index.
create index assignment_seen_lead_all on assignment_seen (agency_id, lead_id, due_sort, assignment_id, part, running, force);
create index assignment_seen_lead_state on assignment_seen (agency_id, lead_id, state, due_sort, assignment_id, part, late, force);
create index assignment_seen_unit on assignment_seen (agency_id, unit_id, open, due_sort, assignment_id, part, running, force);
create index assignment_seen_newest on assignment_seen (agency_id, state, assignment_id, part, late, force);
drop index assignment_seen_state;
create index assignment_seen_state on assignment_seen (agency_id, state, due_sort, assignment_id, part, late, force, is_owner);
-- One agency's figures.
create index assignment_tally_owner_lead on assignment_tally (owner_id, lead_id, kind, bucket);
