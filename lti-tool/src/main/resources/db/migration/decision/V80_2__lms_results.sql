-- What the LMS says of an examinee (R2-062): score and group as its gradebook writes them.
create table lms_result (
  exam uuid not null,
  person uuid not null,
  score varchar(64) not null,
  group_name varchar(200) not null,
  source varchar(32) not null,
  imported_by uuid not null,
  imported_at timestamp with time zone not null,
  primary key (exam, person)
);
comment on table lms_result is 'personal data';
