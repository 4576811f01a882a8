-- From a directive or an assignment (the holder) to any other record of the house, in one table, so that a record finds its links from
-- both ends. title: of a record of a kind this module does not know, as it was called when the link was made; "" otherwise.
create table record_link (
    holder_kind text not null check (holder_kind in ('directive', 'assignment')),
    holder_id bigint not null,
    kind text not null,
    target_id bigint not null,
    title text not null,
    note text not null,
    primary key (holder_kind, holder_id, kind, target_id)
);
create index record_link_target on record_link (kind, target_id, holder_kind, holder_id);
insert into record_link (holder_kind, holder_id, kind, target_id, title, note)
select 'assignment', assignment_id, kind, target_id, '', note from assignment_link;
drop table assignment_link;
