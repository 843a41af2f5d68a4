-- One examinee's sitting of one exam; a relaunch finds the same row.
create table sitting (
    id uuid not null primary key,
    exam_id uuid not null,
    exam_version int not null,
    examinee uuid not null,
    state varchar(20) not null,
    gate varchar(20) not null,
    rules text not null,
    close_gate_after_seconds bigint,
    abandon_after_seconds bigint not null,
    locale varchar(20) not null,
    launched_at timestamp with time zone not null,
    admitted_at timestamp with time zone,
    submission_confirmed_at timestamp with time zone,
    gate_closes_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason varchar(2000),
    document_kind varchar(50),
    constraint sitting_once unique (exam_id, examinee)
);
create index sitting_by_state on sitting (state);
create index sitting_by_gate on sitting (gate);

-- The wording as shown, once per wording; kept after a newer version replaced it (R2-070).
create table consent_wording (
    sha256 varchar(64) not null primary key,
    version varchar(50) not null,
    locale varchar(10) not null,
    wording text not null
);

create table consent (
    sitting_id uuid not null primary key,
    version varchar(50) not null,
    sha256 varchar(64) not null,
    locale varchar(10) not null,
    ticks varchar(1000) not null,
    given_at timestamp with time zone not null
);

create table representative_consent (
    exam_id uuid not null,
    examinee uuid not null,
    document varchar(500) not null,
    recorded_by uuid not null,
    recorded_at timestamp with time zone not null,
    primary key (exam_id, examinee)
);

create table system_check (
    id uuid not null primary key,
    sitting_id uuid not null,
    checked_at timestamp with time zone not null,
    passed boolean not null,
    items text not null
);
create index system_check_by_sitting on system_check (sitting_id);

create table reported_problem (
    id uuid not null primary key,
    sitting_id uuid not null,
    reported_at timestamp with time zone not null,
    state varchar(20) not null,
    words varchar(4000) not null
);
create index reported_problem_by_sitting on reported_problem (sitting_id);

create table presence (
    sitting_id uuid not null primary key,
    instance varchar(50),
    heartbeat_at timestamp with time zone not null,
    silent_since timestamp with time zone
);
create index presence_by_heartbeat on presence (heartbeat_at);

-- Every page that ever spoke for a sitting, so that an overtaken one is never taken for a new one.
create table agent_instance (
    sitting_id uuid not null,
    instance varchar(50) not null,
    first_seen_at timestamp with time zone not null,
    primary key (sitting_id, instance)
);

create table silence (
    id uuid not null primary key,
    sitting_id uuid not null,
    began_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index silence_by_sitting on silence (sitting_id);
