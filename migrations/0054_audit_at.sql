-- The log is read by time: all of it, a person's, of one kind of act, the refused; certain days of each are one index range.
drop index audit_entry_person;
drop index audit_entry_act;
drop index audit_entry_refused;
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_person on audit_entry (person_id, at, id);
create index audit_entry_act on audit_entry (act, at, id);
create index audit_entry_refused on audit_entry (refused, at, id);
