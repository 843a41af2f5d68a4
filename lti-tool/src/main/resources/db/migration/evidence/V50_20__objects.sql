-- Where a segment lies in the object store; null while it lies on its node only.
alter table evidence_segment add column object varchar(200);
alter table evidence_segment add column object_offset bigint;
create index evidence_segment_object on evidence_segment (object);
