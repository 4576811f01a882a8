-- How many jobs a person has waiting, however many are done.
create index outbox_job_unfinished on outbox_job (created_by, id) where state in ('queued', 'running');
