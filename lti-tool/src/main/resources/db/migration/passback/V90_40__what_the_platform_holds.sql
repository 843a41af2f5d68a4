-- In a conflict: the points the gradebook holds instead, of 100. Ours are sent over them only when a person said so.
alter table passback_score add column held double precision;
alter table passback_score add column overrule boolean default false not null;
