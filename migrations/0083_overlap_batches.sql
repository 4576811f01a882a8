-- A whole list of proposals, looked up at once among the earlier tasks and among one another.
create table screening_batch (
    id ID PRIMARY KEY,
    agency_id bigint not null,
    file_name text not null,
    created_by text not null,
    created_at bigint not null,
    done_at bigint,
    corpus_version bigint not null,
    corpus_tasks bigint not null
);
create index screening_batch_agency on screening_batch (agency_id, id);

-- task_…: the earlier task that is most like it, as it was then; none where best_verdict is ''.
create table screening_batch_item (
    batch_id bigint not null references screening_batch (id),
    line bigint not null,
    code text not null,
    title text not null check (title <> ''),
    body text not null,
    best_score bigint not null check (best_score between 0 and 10000),
    best_verdict text not null,
    task_id bigint,
    task_code text not null,
    task_title text not null,
    task_place text not null,
    task_state text not null,
    task_cause text not null,
    primary key (batch_id, line),
    check ((best_verdict = '') = (task_id is null))
);

-- Two lines of one list that are like one another.
create table screening_batch_link (
    batch_id bigint not null references screening_batch (id),
    line bigint not null,
    other_line bigint not null,
    score bigint not null check (score between 0 and 10000),
    verdict text not null check (verdict in ('copy', 'partial', 'same_problem')),
    primary key (batch_id, line, other_line),
    check (line < other_line)
);
