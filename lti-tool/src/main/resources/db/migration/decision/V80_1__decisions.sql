-- A protocol row that awaits a decision since the status was set or corrected (R2-047).
create table decision_entry (
  sitting uuid primary key,
  exam uuid not null,
  review_version int not null,
  entered_at timestamp with time zone not null,
  due_at timestamp with time zone not null
);
create index decision_entry_exam on decision_entry (exam);

-- Each decision is a version and names the version of the review it was taken on; nothing is overwritten.
create table decision (
  sitting uuid not null,
  version int not null,
  exam uuid not null,
  review_version int not null,
  credited boolean not null,
  comment_text text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  primary key (sitting, version)
);
create index decision_exam on decision (exam);
