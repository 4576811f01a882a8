create table assignment (
    id ID PRIMARY KEY,
    version bigint not null,
    directive_id bigint not null references directive (id),
    owner_id bigint not null references agency (id),
    point_id bigint references directive_point (id),
    ordinal bigint not null,
    group_id bigint references assignment (id),
    series_id bigint references assignment (id),
    period text not null,
    state text not null check (state in ('draft', 'waiting', 'in_progress', 'reported', 'completed', 'ongoing', 'suspended',
                                         'returned', 'cancelled')),
    resumes_to text not null check (resumes_to in ('waiting', 'in_progress', 'ongoing')),
    body text not null,
    span_from bigint not null,
    span_to bigint not null,
    lead_id bigint references agency (id),
    lead_text text not null,
    unit_id bigint references agency (id),
    person_id bigint references person (id),
    leader_id bigint references person (id),
    product text not null,
    due_kind text not null check (due_kind in ('none', 'date', 'period', 'recurring', 'condition')),
    due_text text not null,
    due_from text,
    due_on text,
    recurrence text not null check (recurrence in ('as_needed', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly')),
    recurrence_day bigint not null check (recurrence_day between 0 and 31),
    condition text not null,
    internal_due text,
    next_opens text,
    due_sort text not null,
    work_sort text not null,
    running bigint not null check (running in (0, 1)),
    force text not null check (force in ('hard', 'soft')),
    percent bigint not null check (percent between 0 and 100),
    confidence bigint not null check (confidence between 0 and 100),
    needs_check bigint not null check (needs_check in (0, 1)),
    reported_by bigint references person (id),
    reported_on text,
    confirmed_by bigint references person (id),
    confirmed_on text,
    late bigint not null check (late in (0, 1)),
    changed_at bigint not null,
    check (running = (case when state in ('waiting', 'in_progress', 'returned') then 1 else 0 end)),
    check (state <> 'reported' or (reported_by is not null and reported_on is not null)),
    check (reported_by is null or confirmed_by is null or reported_by <> confirmed_by),
    check (due_kind not in ('date', 'period') or due_on is not null),
    check (due_from is null or due_on is null or due_from <= due_on),
    check (series_id is null or period <> '')
);
create index assignment_directive on assignment (directive_id, ordinal, id);
create index assignment_point on assignment (point_id);
create index assignment_person on assignment (person_id, running, work_sort, id);
create index assignment_due on assignment (running, due_sort, id);
create index assignment_work on assignment (running, work_sort, id);
-- One assignment a period and lead, whatever happens: a job that runs twice opens nothing twice.
create unique index assignment_period on assignment (series_id, period) where series_id is not null;

-- Recurring ones whose next period opens on that day.
create index assignment_next_opens on assignment (next_opens, id) where next_opens is not null;

-- The bodies a draft names as leads, and the co-operating ones of every assignment, in their order.
create table assignment_body (
    assignment_id bigint not null references assignment (id),
    part text not null check (part in ('lead', 'with')),
    ordinal bigint not null,
    name text not null,
    agency_id bigint references agency (id),
    primary key (assignment_id, part, ordinal)
);
create index assignment_body_agency on assignment_body (agency_id, part, assignment_id);

create table assignment_report (
    id ID PRIMARY KEY,
    assignment_id bigint not null references assignment (id),
    kind text not null check (kind in ('progress', 'completion', 'sent_back', 'confirmed', 'returned')),
    by_id bigint references person (id),
    by_name text not null,
    agency_id bigint references agency (id),
    agency_name text not null,
    at bigint not null,
    body text not null,
    percent bigint not null check (percent between 0 and 100),
    evidence_symbol text not null,
    evidence_on text
);
create index assignment_report_of on assignment_report (assignment_id, id);

create table assignment_report_file (
    report_id bigint not null references assignment_report (id),
    file_id bigint not null,
    ordinal bigint not null,
    primary key (report_id, file_id)
);
create index assignment_report_file_of on assignment_report_file (file_id);

create table assignment_extension (
    id ID PRIMARY KEY,
    version bigint not null,
    assignment_id bigint not null references assignment (id),
    owner_id bigint not null references agency (id),
    state text not null check (state in ('asked', 'granted', 'refused')),
    asked_by bigint references person (id),
    asked_by_name text not null,
    asked_at bigint not null,
    grounds text not null,
    old_due text,
    new_due text not null,
    decided_by bigint references person (id),
    decided_by_name text not null,
    decided_at bigint,
    decision text not null,
    check ((state = 'asked') = (decided_at is null))
);
create unique index assignment_extension_asked on assignment_extension (assignment_id) where state = 'asked';
create index assignment_extension_of on assignment_extension (assignment_id, id);
create index assignment_extension_owner on assignment_extension (owner_id, state, id);

create table assignment_link (
    assignment_id bigint not null references assignment (id),
    kind text not null,
    target_id bigint not null,
    note text not null,
    primary key (assignment_id, kind, target_id)
);
create index assignment_link_target on assignment_link (kind, target_id, assignment_id);
