-- When it was in the human's eyes; null leaves the machine's times.
alter table incident_verdict add column from_ms bigint;
alter table incident_verdict add column to_ms bigint;

-- Every word an examinee said to a mark of the own sitting; the newest version counts.
create table incident_answer (
    incident uuid not null references incident (id),
    version int not null,
    sitting uuid not null,
    words varchar(1000) not null,
    given_ms bigint not null,
    constraint incident_answer_pk primary key (incident, version)
);
create index incident_answer_of_sitting on incident_answer (sitting);
comment on table incident_answer is 'personal data';
