-- Research tasks of earlier years, wherever they were done: what a proposal is compared with. Nobody's name is kept.
create table earlier_task (
    id ID PRIMARY KEY,
    version bigint not null,
    code text not null unique,
    title text not null check (title <> ''),
    title_key text not null,
    body text not null,
    state text not null check (state in ('running', 'finished', 'stopped')),
    stop_cause text not null,
    host text not null,
    place text not null,
    place_key text not null,
    year_from bigint not null,
    year_to bigint not null,
    level text not null check (level in ('', 'national', 'ministry', 'province', 'grassroots')),
    source text not null,
    search_key text not null,
    check ((state = 'stopped') = (stop_cause <> '')),
    check (year_from >= 0 and (year_to = 0 or year_to >= year_from))
);
create index earlier_task_title on earlier_task (title_key, id);
create index earlier_task_year on earlier_task (year_from, id);
create index earlier_task_code on earlier_task (code, id);
create index earlier_task_place on earlier_task (place_key, id);

-- What happened to the tasks, numbered in the order of the commits: the index on disk follows it. The stamp is drawn at random, so
-- that an index that followed another history, as after a restored copy, is told from one that is only behind.
create table earlier_task_change (
    version bigint primary key,
    stamp bigint not null,
    task_id bigint not null
);
-- One row: its lock puts the changes of several writers in order.
create table earlier_task_corpus (
    id bigint primary key check (id = 1),
    version bigint not null
);
insert into earlier_task_corpus (id, version) values (1, 0);
