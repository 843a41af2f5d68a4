-- A sitting enters review when its evidence is sealed.
create table review_case (
  sitting uuid primary key,
  exam uuid not null,
  sealed_at timestamp with time zone not null,
  complete boolean not null,
  due_at timestamp with time zone not null
);
create index review_case_exam on review_case (exam);

-- Each status set is a version; corrections add one, nothing is overwritten.
create table review_version (
  sitting uuid not null,
  version int not null,
  exam uuid not null,
  status int not null,
  comment_text text not null,
  identity_confirmed boolean not null,
  proctor uuid not null,
  set_at timestamp with time zone not null,
  primary key (sitting, version)
);
create index review_version_exam on review_version (exam);

-- Whether the face is that of the document; the newest number counts.
create table review_identity (
  sitting uuid not null,
  number int not null,
  confirmed boolean not null,
  note text not null,
  proctor uuid not null,
  judged_at timestamp with time zone not null,
  primary key (sitting, number)
);

-- Which intervals of the recording a proctor has seen: JSON list of [from, to] in epoch milliseconds.
create table review_coverage (
  sitting uuid not null,
  proctor uuid not null,
  watched text not null,
  updated_at timestamp with time zone not null,
  primary key (sitting, proctor)
);
