-- What detectors of a later day found in a recording, with their versions: JSON, written once.
create table review_reanalysis (
  id uuid not null primary key,
  sitting uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  findings text not null
);
create index review_reanalysis_of_sitting on review_reanalysis (sitting, made_at);
comment on table review_reanalysis is 'personal data';
