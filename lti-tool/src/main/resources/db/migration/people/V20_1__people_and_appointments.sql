create table person (
    id uuid not null primary key,
    registration uuid not null,
    subject varchar(255) not null,
    display_name varchar(500) not null,
    email varchar(320),
    seen_at timestamp with time zone not null,
    constraint person_subject unique (registration, subject)
);
create index person_by_name on person (registration, display_name);

-- What somebody is in a course, as the launch and as the membership list say it; null: not said yet.
create table course_role (
    person uuid not null,
    registration uuid not null,
    context_id varchar(255) not null,
    teaches_by_launch boolean,
    teaches_by_list boolean,
    seen_at timestamp with time zone not null,
    constraint course_role_pk primary key (person, context_id),
    constraint course_role_person foreign key (person) references person (id) on delete cascade
);
create index course_role_by_course on course_role (registration, context_id);

create table organisational_unit (
    id uuid not null primary key,
    registration uuid not null,
    name varchar(200) not null,
    -- equals registration for the root unit, else null: an institution never has two roots
    root_of uuid unique,
    constraint organisational_unit_name unique (registration, name)
);

create table appointment (
    id uuid not null primary key,
    person uuid not null references person (id),
    duty varchar(30) not null,
    exam uuid,
    unit uuid references organisational_unit (id),
    order_number varchar(100) not null,
    order_date date not null,
    regulation_read date,
    trained date,
    certificate varchar(100),
    non_disclosure date,
    appointed_by uuid not null,
    appointed_at timestamp with time zone not null,
    ended_by uuid,
    ended_at timestamp with time zone,
    constraint appointment_scope check ((exam is null) <> (unit is null))
);
create index appointment_by_person on appointment (person);
create index appointment_by_exam on appointment (exam);
create index appointment_by_unit on appointment (unit);

-- A framed page that may ask for fresh one-use tickets while it is open.
create table window_frame (
    token_hash varchar(64) not null primary key,
    person uuid not null references person (id),
    locale varchar(35) not null,
    path varchar(1000) not null,
    expires_at timestamp with time zone not null
);
create index window_frame_by_expiry on window_frame (expires_at);
