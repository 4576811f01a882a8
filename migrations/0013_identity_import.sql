-- A file uploaded for import, kept from its preview to its confirmation.
create table identity_import (
    id ID PRIMARY KEY,
    account_id bigint not null,
    file_name text not null,
    content_hash text not null,
    content blob not null,
    uploaded_at bigint not null,
    confirmed_at bigint,
    agencies bigint not null,
    people bigint not null,
    accounts bigint not null
);
create index identity_import_hash on identity_import (content_hash, confirmed_at);
