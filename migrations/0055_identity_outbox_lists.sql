-- Locked accounts, however many are not.
create index account_locked on account (person_id) where locked = 1;
-- How many jobs a person has waiting, however many are done.
create index outbox_job_unfinished on outbox_job (created_by, id) where state in ('queued', 'running');
