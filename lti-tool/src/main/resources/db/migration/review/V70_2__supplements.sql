-- What of a recording came after it was sealed: JSON list of [from, to] in epoch milliseconds.
create table review_supplement (
  sitting uuid not null,
  number int not null,
  signed_at timestamp with time zone not null,
  stretches text not null,
  primary key (sitting, number)
);
comment on table review_supplement is 'personal data';
