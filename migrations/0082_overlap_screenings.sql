-- A proposal as an agency looks it up among the earlier tasks.
create table proposal (
    id ID PRIMARY KEY,
    version bigint not null,
    agency_id bigint not null,
    title text not null check (title <> ''),
    body text not null,
    text_hash text not null,
    search_key text not null,
    file_id bigint,
    from_task bigint,
    created_by bigint not null,
    created_at bigint not null,
    last_screening bigint
);
create index proposal_agency on proposal (agency_id, id);

-- One look-up: the text as it was, against which version of the registry, what it gave, and what a person decided about it.
create table screening (
    id ID PRIMARY KEY,
    version bigint not null,
    proposal_id bigint not null references proposal (id),
    title text not null,
    body text not null,
    text_hash text not null,
    corpus_version bigint not null,
    corpus_tasks bigint not null,
    screened_by text not null,
    screened_at bigint not null,
    best_score bigint not null check (best_score between 0 and 10000),
    best_verdict text not null,
    decision text not null check (decision in ('', 'independent', 'continues', 'overlaps')),
    reasons text not null,
    about bigint,
    decided_by text not null,
    decided_at bigint,
    check ((decision = '') = (decided_at is null)),
    check (decision = '' or reasons <> ''),
    check ((decision in ('continues', 'overlaps')) = (about is not null))
);
create index screening_proposal on screening (proposal_id, id);

-- What a look-up found, best first, with the task as it was then. Scores are hundredths of a percent.
create table screening_hit (
    screening_id bigint not null references screening (id),
    place_in_list bigint not null check (place_in_list > 0),
    task_id bigint not null,
    code text not null,
    title text not null,
    body text not null,
    state text not null,
    stop_cause text not null,
    host text not null,
    place text not null,
    year_from bigint not null,
    year_to bigint not null,
    level text not null,
    source text not null,
    score bigint not null check (score between 0 and 10000),
    verdict text not null check (verdict in ('copy', 'partial', 'same_problem', 'related')),
    passages text not null,
    grounds text not null,
    primary key (screening_id, place_in_list)
);
