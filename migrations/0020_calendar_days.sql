-- Days that differ from the week: holidays (off although worked) and weekend days worked in exchange.
create table calendar_day (
    day text primary key,
    kind text not null check (kind in ('holiday', 'swapped')),
    name text not null
);
-- One row: counts changes, so that what is kept in memory is known to be old.
create table calendar_stamp (
    id bigint primary key check (id = 1),
    version bigint not null
);
insert into calendar_stamp (id, version) values (1, 0);
