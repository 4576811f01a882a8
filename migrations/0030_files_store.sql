-- What was uploaded or made, as people know it. The content lies beside the database under its hash; several rows may share it.
create table file (
    id ID PRIMARY KEY,
    sha256 text not null,
    size bigint not null check (size > 0),
    kind text not null,
    name text not null,
    uploaded_by bigint not null,
    agency_id bigint not null,
    at bigint not null,
    -- since when no record holds it; null while one does
    loose_since bigint
);
create index file_sha256 on file (sha256);
create index file_loose on file (loose_since) where loose_since is not null;

-- Which record holds the file, and as what.
create table file_attachment (
    file_id bigint not null references file (id),
    subject_kind text not null,
    subject_id bigint not null,
    role text not null,
    primary key (file_id, subject_kind, subject_id, role)
);
create index file_attachment_subject on file_attachment (subject_kind, subject_id, role, file_id);
