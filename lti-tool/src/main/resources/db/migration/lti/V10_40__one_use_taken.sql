-- Taking a value is one statement that tells the value: the row is marked, and goes when it would have expired.
alter table lti_one_use add column taken boolean default false not null;
