-- The keys an institution signs its recordings with; private halves lie sealed under the master key.
create table evidence_key (
    kid varchar(64) not null primary key,
    institution uuid not null,
    public_key bytea not null,
    sealed_private_key bytea not null,
    created_at timestamp with time zone not null
);
create index evidence_key_of_institution on evidence_key (institution);

-- Number 0 was signed when the recording was sealed, each further one for what came late.
create table evidence_manifest (
    sitting uuid not null,
    number int not null,
    kid varchar(64) not null,
    signed_ms bigint not null,
    jws text not null,
    constraint evidence_manifest_pk primary key (sitting, number)
);

-- Which manifest names the segment; null until one does.
alter table evidence_segment add column manifest int;
create index evidence_segment_late on evidence_segment (supplement, manifest);
