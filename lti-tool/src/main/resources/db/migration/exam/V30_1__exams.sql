create table exam (
    id uuid not null primary key,
    version int not null,
    registration uuid not null,
    context_id varchar(255) not null,
    context_title varchar(500) not null,
    unit uuid not null,
    created_at timestamp with time zone not null,
    admission_item varchar(2000),
    line_items varchar(2000),
    memberships varchar(2000),
    members_read_at timestamp with time zone
);
create index exam_context_idx on exam (registration, context_id);
create index exam_unit_idx on exam (unit);

-- one row per change of the settings; a row is never changed or removed
create table exam_version (
    exam uuid not null references exam (id),
    version int not null,
    settings text not null,
    changed_at timestamp with time zone not null,
    changed_by uuid not null,
    primary key (exam, version)
);

create table exam_member (
    exam uuid not null references exam (id),
    person uuid not null,
    learner boolean not null,
    primary key (exam, person)
);

create table exam_setup_step (
    exam uuid not null references exam (id),
    step varchar(40) not null,
    done_at timestamp with time zone not null,
    done_by uuid not null,
    primary key (exam, step)
);
