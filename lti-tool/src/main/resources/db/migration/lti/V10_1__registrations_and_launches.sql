create table lti_registration (
    id uuid not null primary key,
    name varchar(200) not null,
    issuer varchar(500) not null,
    client_id varchar(255) not null,
    authorization_endpoint varchar(1000) not null,
    token_endpoint varchar(1000) not null,
    token_audience varchar(1000),
    key_set varchar(1000) not null,
    active boolean not null,
    created_at timestamp with time zone not null,
    constraint lti_registration_once unique (issuer, client_id)
);

create table lti_deployment (
    registration_id uuid not null references lti_registration (id) on delete cascade,
    deployment_id varchar(255) not null,
    accepted boolean not null,
    first_seen_at timestamp with time zone not null,
    constraint lti_deployment_pk primary key (registration_id, deployment_id)
);

-- Private halves are sealed with the operator's master key.
create table lti_tool_key (
    kid varchar(64) not null primary key,
    registration_id uuid not null references lti_registration (id) on delete cascade,
    public_key bytea not null,
    sealed_private_key bytea not null,
    created_at timestamp with time zone not null
);
create index lti_tool_key_of_registration on lti_tool_key (registration_id, created_at);

create table lti_one_use (
    key_hash varchar(64) not null primary key,
    stored_value text not null,
    expires_at timestamp with time zone not null
);
create index lti_one_use_expiry on lti_one_use (expires_at);

-- Sealed, because a launch carries a name; kept for as long as the form is open.
create table lti_deep_linking (
    token_hash varchar(64) not null primary key,
    sealed_launch bytea not null,
    expires_at timestamp with time zone not null
);
create index lti_deep_linking_expiry on lti_deep_linking (expires_at);

create table lti_launch_log (
    id uuid not null primary key,
    registration_id uuid,
    received_at timestamp with time zone not null,
    message_type varchar(100),
    deployment_id varchar(255),
    outcome varchar(100) not null
);
create index lti_launch_log_by_time on lti_launch_log (received_at);
