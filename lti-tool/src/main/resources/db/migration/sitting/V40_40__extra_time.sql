-- How much longer than others an examinee may write: closing the sitting and the gate waits for it.
create table extra_time (
    exam_id uuid not null,
    examinee uuid not null,
    minutes integer not null,
    given_by uuid,
    given_at timestamp with time zone not null,
    primary key (exam_id, examinee)
);
comment on table extra_time is 'personal data';
