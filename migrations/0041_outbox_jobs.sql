-- Long work, done beside the requests and found again after a restart.
create table outbox_job (
    id ID PRIMARY KEY,
    kind text not null,
    payload text not null,
    created_by bigint not null,
    agency_id bigint not null,
    created_at bigint not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed')),
    progress bigint not null check (progress between 0 and 100),
    result text not null,
    reason text not null,
    attempts bigint not null,
    lease_until bigint,
    settled_at bigint,
    check ((state = 'running') = (lease_until is not null)),
    check ((state in ('done', 'failed')) = (settled_at is not null)),
    check ((state = 'failed') = (reason <> ''))
);
create index outbox_job_queued on outbox_job (id) where state = 'queued';
create index outbox_job_running on outbox_job (lease_until) where state = 'running';
create index outbox_job_creator on outbox_job (created_by, id);
