-- Small pictures the agent makes of each stream, several side by side in one file; for finding one's way only.
create table evidence_still (
    id uuid not null primary key,
    sitting uuid not null,
    stream varchar(10) not null,
    from_ms bigint not null,
    every_ms bigint not null,
    pictures int not null,
    received_ms bigint not null
);
create index evidence_still_of_sitting on evidence_still (sitting);
comment on table evidence_still is 'personal data';
