create table incident (
    id uuid not null primary key,
    sitting uuid not null,
    rule varchar(40),
    violation varchar(10) not null,
    started_ms bigint not null,
    ended_ms bigint,
    measured double precision not null,
    threshold double precision not null,
    unit varchar(20) not null,
    confidence double precision not null,
    detector varchar(80) not null,
    source varchar(10) not null,
    notice_shown_ms bigint,
    note varchar(2000),
    received_ms bigint not null
);
create index incident_of_sitting on incident (sitting, started_ms);

-- Every word a human said on a mark; the newest version counts.
create table incident_verdict (
    incident uuid not null references incident (id),
    version int not null,
    confirmed boolean not null,
    violation varchar(10) not null,
    note varchar(2000) not null,
    judged_by uuid not null,
    judged_ms bigint not null,
    constraint incident_verdict_pk primary key (incident, version)
);

create table incident_not_analysed (
    id uuid not null primary key,
    sitting uuid not null,
    rule varchar(40) not null,
    from_ms bigint not null,
    to_ms bigint,
    reason varchar(60) not null
);
create index incident_not_analysed_of_sitting on incident_not_analysed (sitting, from_ms);
