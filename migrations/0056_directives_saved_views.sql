-- Views of the list of assignments that people keep for themselves: a name for the query of the list's address.
create table saved_view (
    id ID PRIMARY KEY,
    version bigint not null,
    person_id bigint not null references person (id),
    name text not null,
    shape text not null check (shape in ('table', 'board', 'month')),
    query text not null,
    created_at bigint not null
);
create unique index saved_view_name on saved_view (person_id, name);
create index saved_view_of on saved_view (person_id, id);

-- The one a person's list of assignments opens with.
create table default_view (
    person_id bigint primary key references person (id),
    view_id bigint not null references saved_view (id)
);
create index default_view_of on default_view (view_id);
