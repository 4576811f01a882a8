-- Documents that give work out, as the agency that tracks them registered them. "" and null: not printed, not entered yet.
create table directive (
    id ID PRIMARY KEY,
    version bigint not null,
    owner_id bigint not null references agency (id),
    state text not null check (state in ('draft', 'active', 'closed', 'withdrawn')),
    kind text not null,
    number text not null,
    symbol text not null,
    issuer text not null,
    issuer_agency_id bigint references agency (id),
    place text not null,
    issued_on text,
    received_on text,
    subject text not null,
    signer text not null,
    meeting_on text,
    urgency text not null check (urgency in ('normal', 'urgent', 'very_urgent', 'immediate')),
    file_id bigint,
    ocr bigint check (ocr between 0 and 100),
    recipients text not null,
    registered_by bigint references person (id),
    registered_at bigint not null,
    confirmed_at bigint,
    ended_at bigint,
    points bigint not null,
    uncovered bigint not null,
    assignments bigint not null,
    open_assignments bigint not null,
    text_hash text not null,
    same_key text not null,
    search_key text not null,
    check (state <> 'active' or confirmed_at is not null),
    check ((state in ('closed', 'withdrawn')) = (ended_at is not null))
);
-- The same document is registered once by one agency; a withdrawn one gives its place free.
create unique index directive_same on directive (owner_id, same_key) where same_key <> '' and state <> 'withdrawn';
create unique index directive_text_hash on directive (owner_id, text_hash) where state <> 'withdrawn';
create index directive_file on directive (file_id);

-- The document's own text (NFC), to which every span refers. Apart, so that lists never read it.
create table directive_text (
    directive_id bigint primary key references directive (id),
    body text not null
);

create table directive_point (
    id ID PRIMARY KEY,
    directive_id bigint not null references directive (id),
    parent_id bigint references directive_point (id),
    ordinal bigint not null,
    path text not null,
    body text not null,
    span_from bigint not null,
    span_to bigint not null,
    disposition text not null check (disposition in ('work', 'heading', 'no_work')),
    reason text not null,
    suggested_no_work bigint not null check (suggested_no_work in (0, 1)),
    check (disposition <> 'no_work' or reason <> '')
);
create unique index directive_point_order on directive_point (directive_id, ordinal);

create table directive_reference (
    directive_id bigint not null references directive (id),
    ordinal bigint not null,
    symbol text not null,
    dated text,
    kind text not null,
    span_from bigint not null,
    span_to bigint not null,
    target_id bigint references directive (id),
    primary key (directive_id, ordinal)
);

-- Who may see a directive at all: its owner, and once active every agency that sees one of its assignments.
create table directive_seen (
    agency_id bigint not null references agency (id),
    directive_id bigint not null references directive (id),
    state text not null,
    primary key (agency_id, directive_id)
);
create index directive_seen_state on directive_seen (agency_id, state, directive_id);
create index directive_seen_of on directive_seen (directive_id);
