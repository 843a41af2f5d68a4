-- Recordings that are deleted for good: what is left of them on a disk, or comes late, goes as well. Tells of nobody.
create table evidence_erasure (
    sitting uuid not null primary key,
    decided_ms bigint not null,
    carried_out_ms bigint
);
create index evidence_erasure_carried_out on evidence_erasure (carried_out_ms);
