-- Pictures in a segment, for the measured frame rate; 0 where the container does not say.
alter table evidence_segment add column frames int default 0 not null;
