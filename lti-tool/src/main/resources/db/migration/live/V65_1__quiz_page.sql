-- One row per sitting whose quiz page spoke; it is locked while sequences are given out.
create table live_quiz (
    sitting uuid not null primary key,
    loader_seen_ms bigint,
    quiz_seen_ms bigint,
    last_signal bigint not null,
    last_notice bigint not null
);

create table live_signal (
    sitting uuid not null,
    sequence bigint not null,
    page uuid not null,
    page_sequence bigint not null,
    type varchar(20) not null,
    at_ms bigint not null,
    received_ms bigint not null,
    constraint live_signal_pk primary key (sitting, sequence),
    constraint live_signal_once unique (sitting, page, page_sequence)
);

create table live_notice (
    sitting uuid not null,
    sequence bigint not null,
    text varchar(500) not null,
    level varchar(10) not null,
    created_ms bigint not null,
    constraint live_notice_pk primary key (sitting, sequence)
);
