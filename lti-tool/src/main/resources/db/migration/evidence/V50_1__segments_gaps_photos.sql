-- Where each acknowledged segment lies in the file of its take. A file may be longer than its rows say: that tail was
-- never acknowledged.
create table evidence_segment (
    sitting uuid not null,
    stream varchar(10) not null,
    sequence bigint not null,
    take int not null,
    kind varchar(10) not null,
    media_type varchar(50) not null,
    codecs varchar(200),
    file_offset bigint not null,
    length int not null,
    digest varchar(64) not null,
    started_ms bigint not null,
    media_start_ms bigint not null,
    duration_ms bigint not null,
    received_ms bigint not null,
    supplement boolean not null,
    constraint evidence_segment_pk primary key (sitting, stream, sequence),
    constraint evidence_segment_place unique (sitting, stream, take, file_offset)
);

-- What the agent said it recorded: the last sequence of each stream.
create table evidence_expected (
    sitting uuid not null,
    stream varchar(10) not null,
    last_sequence bigint not null,
    constraint evidence_expected_pk primary key (sitting, stream)
);

create table evidence_seal (
    sitting uuid not null primary key,
    ended_ms bigint not null,
    sealed_ms bigint,
    complete boolean not null
);
create index evidence_seal_open on evidence_seal (sealed_ms);

create table evidence_gap (
    id uuid not null primary key,
    sitting uuid not null,
    stream varchar(10) not null,
    from_ms bigint not null,
    to_ms bigint not null,
    cause varchar(20) not null,
    received_ms bigint not null
);
create index evidence_gap_of_sitting on evidence_gap (sitting);

create table evidence_photo (
    sitting uuid not null,
    kind varchar(10) not null,
    digest varchar(64) not null,
    taken_ms bigint not null,
    constraint evidence_photo_pk primary key (sitting, kind)
);
