-- Proctoring Services 1.0: what the newest start of each attempt said. The session data are sealed.
create table lti_proctored_attempt (
    id uuid not null primary key,
    registration_id uuid not null references lti_registration (id) on delete cascade,
    deployment_id varchar(255) not null,
    resource_link varchar(255) not null,
    subject varchar(255) not null,
    attempt_number int not null,
    sealed_session_data bytea not null,
    start_assessment_url text not null,
    return_url text,
    control_url text,
    control_actions varchar(100),
    launched_at timestamp with time zone not null,
    started_at timestamp with time zone,
    constraint lti_proctored_attempt_once
        unique (registration_id, deployment_id, resource_link, subject, attempt_number)
);
