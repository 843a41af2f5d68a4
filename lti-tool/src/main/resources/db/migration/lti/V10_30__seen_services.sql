-- The services of the course launched last, so that the connection doctor has somewhere to try them.
create table lti_seen_services (
    registration_id uuid not null primary key references lti_registration (id) on delete cascade,
    line_items varchar(2000),
    memberships varchar(2000),
    seen_at timestamp with time zone not null
);
