create table account (
    id ID PRIMARY KEY,
    version bigint not null,
    person_id bigint not null unique references person (id),
    login text not null unique,
    password_hash text not null,
    must_change bigint not null check (must_change in (0, 1)),
    locked bigint not null check (locked in (0, 1)),
    language text not null check (language in ('vi', 'en')),
    theme text not null check (theme in ('', 'light', 'dark')),
    totp_secret blob,
    totp_on bigint not null check (totp_on in (0, 1)),
    totp_last_step bigint not null,
    created_at bigint not null,
    password_changed_at bigint not null,
    signed_in_at bigint,
    check (totp_on = 0 or totp_secret is not null)
);

-- Recovery codes for a lost second factor: hashes only, each good for one sign-in.
create table recovery_code (
    account_id bigint not null references account (id),
    code_hash text not null,
    used_at bigint,
    primary key (account_id, code_hash)
);

-- Signed-in browsers. `stage` second_step is good for nothing but finishing the sign-in.
create table session (
    id ID PRIMARY KEY,
    account_id bigint not null references account (id),
    token_hash text not null unique,
    stage text not null check (stage in ('second_step', 'signed_in')),
    post_id bigint references post (id),
    address text not null,
    device text not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    ended_at bigint
);
create index session_account on session (account_id, ended_at, last_seen_at);
create index session_expires on session (expires_at);

-- Failed sign-ins by a hash of the login as typed, whether or not such an account exists: both are treated alike.
create table sign_in_failure (
    login_hash text primary key,
    failures bigint not null,
    last_at bigint not null,
    locked_until bigint not null
);
create index sign_in_failure_last on sign_in_failure (last_at);

create table password_reset (
    id ID PRIMARY KEY,
    account_id bigint not null references account (id),
    token_hash text not null unique,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index password_reset_account on password_reset (account_id, created_at);

-- A token acts as one post of its person, within its scopes (capabilities separated by spaces).
create table api_token (
    id ID PRIMARY KEY,
    account_id bigint not null references account (id),
    post_id bigint not null references post (id),
    name text not null,
    token_hash text not null unique,
    scopes text not null,
    created_at bigint not null,
    expires_at bigint not null,
    last_used_at bigint,
    revoked_at bigint
);
create index api_token_account on api_token (account_id, id);
