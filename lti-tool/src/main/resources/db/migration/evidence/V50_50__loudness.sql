-- How loud it was, measured by the agent while it recorded: one character for each moment, from silence to full scale.
create table evidence_loudness (
    id uuid not null primary key,
    sitting uuid not null,
    from_ms bigint not null,
    every_ms bigint not null,
    levels varchar(600) not null
);
create index evidence_loudness_of_sitting on evidence_loudness (sitting, from_ms);
comment on table evidence_loudness is 'personal data';
