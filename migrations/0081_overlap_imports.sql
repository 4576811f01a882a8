-- Lists of earlier tasks that were uploaded: looked at line by line, then taken in beside the requests.
create table earlier_task_import (
    id ID PRIMARY KEY,
    created_by bigint not null,
    file_name text not null,
    source text not null,
    content blob not null,
    uploaded_at bigint not null,
    confirmed_at bigint,
    rows_in bigint not null,
    rows_added bigint not null,
    rows_changed bigint not null,
    rows_refused bigint not null
);
