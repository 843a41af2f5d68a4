-- A sitting is in the queue from admission on; it can be judged once its evidence is sealed (R4-021).
alter table review_case alter column sealed_at drop not null;
alter table review_case alter column due_at drop not null;
alter table review_case add column examinee uuid;
alter table review_case add column begun_at timestamp with time zone;
alter table review_case add column ended_at timestamp with time zone;
alter table review_case add column stage varchar(16) default 'open' not null;
-- In whose hands; nobody's means everybody's who is appointed.
alter table review_case add column proctor uuid;
-- What is missing of the recording, so that the list need not ask for each.
alter table review_case add column gaps int default 0 not null;
alter table review_case add column missing_ms bigint default 0 not null;
update review_case set stage = 'done'
  where exists (select 1 from review_version v where v.sitting = review_case.sitting);
create index review_case_queue on review_case (exam, stage, due_at, sitting);
create index review_case_proctor on review_case (proctor, stage);

-- When somebody began to watch: how fast reviews go is measured from there.
alter table review_coverage add column first_at timestamp with time zone;

-- Exams whose sittings are shared out among their proctors, new ones as they come.
create table review_distribution (
  exam uuid primary key,
  distributed_by uuid not null,
  distributed_at timestamp with time zone not null
);

-- A second pair of eyes: asked for, and what it saw. The review itself stays as it is.
create table review_second (
  sitting uuid not null,
  proctor uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  status int,
  comment_text text,
  set_at timestamp with time zone,
  primary key (sitting, proctor)
);
create index review_second_proctor on review_second (proctor);
comment on table review_second is 'personal data';
