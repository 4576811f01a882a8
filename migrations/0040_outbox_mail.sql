-- Mails to send, written in the transaction of the act that causes them. `subject` and `body` are sentences to be put into the
-- reader's language when they are sent. The same dedupe_key is never queued twice.
create table outbox_mail (
    id ID PRIMARY KEY,
    person_id bigint not null,
    -- empty: the person's own, looked up when it is sent
    address text not null,
    language text not null check (language in ('', 'vi', 'en')),
    kind text not null,
    subject text not null,
    body text not null,
    dedupe_key text not null unique,
    -- 1: the body holds a secret and is erased as soon as the mail is settled
    secret bigint not null check (secret in (0, 1)),
    created_at bigint not null,
    not_before bigint not null,
    not_after bigint,
    state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'dropped')),
    attempts bigint not null,
    lease_until bigint,
    last_error text not null,
    settled_at bigint,
    message_id text not null,
    check ((state = 'sending') = (lease_until is not null)),
    check ((state in ('sent', 'failed', 'dropped')) = (settled_at is not null))
);
create index outbox_mail_queued on outbox_mail (not_before, id) where state = 'queued';
create index outbox_mail_sending on outbox_mail (lease_until) where state = 'sending';
create index outbox_mail_failed on outbox_mail (id) where state = 'failed';

-- Kinds of mail a person turned down.
create table outbox_preference (
    person_id bigint not null,
    kind text not null,
    primary key (person_id, kind)
);
