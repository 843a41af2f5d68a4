-- Each segment names the digest of the one before it, through all takes of its stream; an init segment also what made
-- its take. Rows from before the chain have neither.
alter table evidence_segment add column predecessor varchar(64) default '' not null;
alter table evidence_segment add column agent varchar(300);
alter table evidence_segment add column clock_offset_ms bigint;
