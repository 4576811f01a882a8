-- Where the chain ends, kept beside it: entries cut off the end are missed, also after others were added.
create table audit_head (
    id bigint primary key check (id = 1),
    seq bigint not null,
    hash text not null
);
insert into audit_head (id, seq, hash)
    select 1, coalesce(max(seq), 0), coalesce((select hash from audit_chain order by seq desc limit 1), '') from audit_chain;
