-- Where an exam's scores go. The admission item is the activity's own; the verification item is found or created by us.
create table passback_exam (
    exam_id uuid not null primary key,
    registration_id uuid not null,
    admission_item varchar(2000) not null,
    line_items varchar(2000) not null,
    verification_item varchar(2000),
    attempts int not null,
    next_attempt_ms bigint not null,
    claimed_until_ms bigint not null,
    reason varchar(50)
);

-- One row per (line item, user): scores of a lane leave one after the other, each with a later second.
create table passback_lane (
    id uuid not null primary key,
    exam_id uuid not null,
    kind varchar(20) not null,
    user_id varchar(255) not null,
    last_second bigint not null,
    fact_ms bigint not null,
    claimed_until_ms bigint not null,
    constraint passback_lane_once unique (exam_id, kind, user_id)
);

-- No number means: nothing graded yet, only the remark.
create table passback_score (
    id uuid not null primary key,
    lane_id uuid not null,
    entry_number bigint not null,
    sitting_id uuid not null,
    score double precision,
    remark text,
    state varchar(20) not null,
    reason varchar(50),
    attempts int not null,
    next_attempt_ms bigint not null,
    created_ms bigint not null,
    changed_ms bigint not null,
    constraint passback_score_order unique (lane_id, entry_number)
);
create index passback_score_by_state on passback_score (state, next_attempt_ms);
create index passback_score_by_sitting on passback_score (sitting_id);

-- The newest decision, so that a corrected status keeps the decided number.
create table passback_decision (
    sitting_id uuid not null primary key,
    version int not null,
    credited boolean not null,
    words text not null
);
