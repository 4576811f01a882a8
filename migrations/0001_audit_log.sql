-- Every act and every refused attempt. Values stay as written; the chain proves that none was edited, removed or moved.
create table audit_entry (
    id ID PRIMARY KEY,
    at bigint not null,
    person_id bigint not null,
    person_name text not null,
    agency_id bigint not null,
    agency_name text not null,
    via text not null check (via in ('nobody', 'browser', 'token', 'system')),
    act text not null,
    subject_kind text not null,
    subject_id bigint not null,
    changes text not null,
    note text not null,
    refused bigint not null check (refused in (0, 1))
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, id);
create index audit_entry_person on audit_entry (person_id, id);
create index audit_entry_act on audit_entry (act, id);
create index audit_entry_refused on audit_entry (refused, id);

-- The chain: seq runs 1, 2, 3 … without a gap; hash covers the entry's values and the previous hash.
create table audit_chain (
    seq bigint primary key,
    entry_id bigint not null unique references audit_entry (id),
    hash text not null
);

-- Entries not linked yet. A row is added with its entry and removed when the entry is linked.
create table audit_pending (
    entry_id bigint primary key references audit_entry (id)
);
