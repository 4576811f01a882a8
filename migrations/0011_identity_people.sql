create table person (
    id ID PRIMARY KEY,
    version bigint not null,
    name text not null,
    name_key text not null,
    name_sort text not null,
    code text not null,
    email text not null,
    email_key text not null,
    phone text not null,
    search_key text not null,
    left_on text
);
create unique index person_code on person (code) where code <> '';
create unique index person_email on person (email_key) where email_key <> '';
create index person_sort on person (name_sort, id);

-- A person's post in an agency or one of its units. One person may hold several.
create table post (
    id ID PRIMARY KEY,
    version bigint not null,
    person_id bigint not null references person (id),
    node_id bigint not null references agency (id),
    title text not null,
    is_leader bigint not null check (is_leader in (0, 1)),
    valid_from text,
    valid_to text,
    check (valid_from is null or valid_to is null or valid_from <= valid_to)
);
create index post_person on post (person_id, id);
create index post_node on post (node_id, person_id);

-- A role is a named set of capabilities, granted to a post for a time.
create table role (
    id ID PRIMARY KEY,
    version bigint not null,
    code text not null unique,
    name text not null,
    name_key text not null
);
create table role_capability (
    role_id bigint not null references role (id),
    capability text not null,
    primary key (role_id, capability)
);
create table role_grant (
    post_id bigint not null references post (id),
    role_id bigint not null references role (id),
    valid_from text,
    valid_to text,
    primary key (post_id, role_id),
    check (valid_from is null or valid_to is null or valid_from <= valid_to)
);
create index role_grant_role on role_grant (role_id, post_id);
