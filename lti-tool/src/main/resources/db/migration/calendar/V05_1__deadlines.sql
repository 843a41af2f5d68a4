-- What has to be done by when (E.7): one row for each object and kind of deadline.
create table deadline (
  id uuid primary key,
  kind varchar(32) not null,
  subject uuid not null,
  exam uuid not null,
  person uuid,
  path varchar(200) not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  remind_at timestamp with time zone not null,
  reminded boolean not null,
  escalated boolean not null,
  met_at timestamp with time zone
);
create index deadline_subject on deadline (subject, kind);
create index deadline_exam on deadline (exam, met_at);
create index deadline_person on deadline (person, met_at);
create index deadline_due on deadline (met_at, escalated, due_at);
comment on table deadline is 'personal data';
