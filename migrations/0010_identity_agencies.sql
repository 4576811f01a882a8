-- Two numbers drawn anew at each change: of the directory (agencies) and of access (accounts, sessions, posts, roles, tokens).
-- What is kept in memory belongs to the number it was read under, so every process notices a change at its next request.
create table identity_stamp (
    id bigint primary key check (id = 1),
    directory bigint not null,
    access bigint not null
);
insert into identity_stamp (id, directory, access) values (1, 0, 0);

-- Agencies, their units, and groups of agencies ("Các sở, ban ngành"), in one tree.
create table agency (
    id ID PRIMARY KEY,
    version bigint not null,
    parent_id bigint references agency (id),
    kind text not null check (kind in ('agency', 'unit', 'group')),
    code text not null,
    name text not null,
    short_name text not null,
    name_key text not null,
    name_sort text not null,
    search_key text not null,
    valid_from text,
    valid_to text,
    check (valid_from is null or valid_to is null or valid_from <= valid_to),
    check (kind <> 'unit' or parent_id is not null)
);
create unique index agency_code on agency (code) where code <> '';
create index agency_parent on agency (parent_id);
create index agency_sort on agency (name_sort, id);

create table agency_alias (
    agency_id bigint not null references agency (id),
    alias text not null,
    alias_key text not null,
    primary key (agency_id, alias_key)
);

-- From that day the successor does what the agency did; several may share it.
create table agency_successor (
    agency_id bigint not null references agency (id),
    successor_id bigint not null references agency (id),
    from_day text not null,
    primary key (agency_id, successor_id),
    check (agency_id <> successor_id)
);
create index agency_successor_of on agency_successor (successor_id);

create table agency_group_member (
    group_id bigint not null references agency (id),
    agency_id bigint not null references agency (id),
    primary key (group_id, agency_id),
    check (group_id <> agency_id)
);
create index agency_group_member_of on agency_group_member (agency_id);

-- Abbreviations of official names, folded: "ubnd" is read as "uy ban nhan dan" wherever it stands.
create table agency_abbreviation (
    short_key text primary key,
    long_key text not null
);
insert into agency_abbreviation (short_key, long_key) values
    ('ubnd', 'uy ban nhan dan'),
    ('hdnd', 'hoi dong nhan dan'),
    ('mttq', 'mat tran to quoc'),
    ('kh cn', 'khoa hoc va cong nghe'),
    ('khcn', 'khoa hoc va cong nghe'),
    ('kh dt', 'ke hoach va dau tu'),
    ('gd dt', 'giao duc va dao tao'),
    ('nn ptnt', 'nong nghiep va phat trien nong thon'),
    ('nn mt', 'nong nghiep va moi truong'),
    ('tn mt', 'tai nguyen va moi truong'),
    ('tt tt', 'thong tin va truyen thong'),
    ('tttt', 'thong tin va truyen thong'),
    ('vh tt dl', 'van hoa the thao va du lich'),
    ('vhttdl', 'van hoa the thao va du lich'),
    ('ld tb xh', 'lao dong thuong binh va xa hoi'),
    ('ldtbxh', 'lao dong thuong binh va xa hoi'),
    ('gtvt', 'giao thong van tai'),
    ('kt xh', 'kinh te xa hoi');
