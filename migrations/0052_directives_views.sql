-- What the lists read: one row for each agency that may see a live assignment, with copies of what lists filter and sort by,
-- so that a page is one index range. part: what that agency has to do with it ('none': only the owner).
create table assignment_seen (
    agency_id bigint not null references agency (id),
    assignment_id bigint not null references assignment (id),
    is_owner bigint not null check (is_owner in (0, 1)),
    part text not null check (part in ('none', 'lead', 'with')),
    state text not null,
    open bigint not null check (open in (0, 1)),
    running bigint not null check (running in (0, 1)),
    due_sort text not null,
    lead_id bigint not null,
    unit_id bigint not null,
    person_id bigint not null,
    directive_id bigint not null,
    force text not null,
    late bigint not null,
    primary key (agency_id, assignment_id)
);
-- The last columns are only for filters that have no index of their own: they are looked at without reading the rows.
create index assignment_seen_all on assignment_seen (agency_id, due_sort, assignment_id, part, running, force);
create index assignment_seen_open on assignment_seen (agency_id, open, due_sort, assignment_id, part, running, force);
create index assignment_seen_state on assignment_seen (agency_id, state, due_sort, assignment_id, part, late, force);
create index assignment_seen_lead on assignment_seen (agency_id, lead_id, open, due_sort, assignment_id, part, running, force);
create index assignment_seen_part on assignment_seen (agency_id, part, open, due_sort, assignment_id, running, force);
create index assignment_seen_person on assignment_seen (agency_id, person_id, open, due_sort, assignment_id, part);
create index assignment_seen_of on assignment_seen (assignment_id);

-- What the dashboards read: how many, by lead agency (0: none known). kind 'state': live ones by state (completed_late apart);
-- 'due' and 'due_month': running ones by due day and its month; 'due_all': by due day over all leads (lead_id 0);
-- 'in_time' and 'late': completed ones by the month they were done.
create table assignment_tally (
    owner_id bigint not null,
    kind text not null check (kind in ('state', 'due', 'due_month', 'due_all', 'in_time', 'late')),
    lead_id bigint not null,
    bucket text not null,
    n bigint not null check (n >= 0),
    primary key (owner_id, kind, bucket, lead_id)
);
create index assignment_tally_lead on assignment_tally (lead_id, kind, bucket);

-- Search: for each word or pair of neighbouring words (folded), the assignments that hold it, 1,024 ids a block,
-- as sorted two-byte big-endian offsets. '@<agency>' stands for "seen by that agency".
create table assignment_word (
    word text not null,
    block bigint not null,
    ids blob not null,
    primary key (word, block)
);

-- How the province treats deadlines, by the day the rules begin to hold.
-- basis: Civil Code 2015, art. 148.5 (a time limit that ends on a day off ends with the next working day)
create table deadline_rule (
    valid_from text primary key,
    roll_to_working_day bigint not null check (roll_to_working_day in (0, 1)),
    soon_days bigint not null check (soon_days between 0 and 60),
    remind_before_days bigint not null check (remind_before_days between 0 and 60),
    leader_after_days bigint not null check (leader_after_days between 0 and 120),
    opens_before_days bigint not null check (opens_before_days between 0 and 60),
    digest_weekday bigint not null check (digest_weekday between 0 and 7)
);
insert into deadline_rule (valid_from, roll_to_working_day, soon_days, remind_before_days, leader_after_days, opens_before_days, digest_weekday)
values ('1900-01-01', 1, 5, 3, 5, 7, 1);

-- The last day each daily job finished, so that a restart neither leaves a day out nor does one twice.
create table directive_job_day (
    job text primary key,
    done_on text not null
);

-- Secret addresses of calendar feeds: only the hash is kept. One a person and agency.
create table calendar_feed (
    id ID PRIMARY KEY,
    person_id bigint not null references person (id),
    agency_id bigint not null references agency (id),
    token_hash text not null unique,
    created_at bigint not null
);
create unique index calendar_feed_of on calendar_feed (person_id, agency_id);
