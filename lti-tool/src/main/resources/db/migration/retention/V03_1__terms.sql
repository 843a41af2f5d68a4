-- How long the recording of each sitting is kept; the row stays when it is deleted.
create table retention_item (
    sitting uuid not null primary key,
    institution uuid not null,
    kept_as varchar(20) not null,
    ended_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    deleted_at timestamp with time zone
);
create index retention_item_due on retention_item (deleted_at, due_at);
create index retention_item_of_institution on retention_item (institution);

create table retention_hold (
    id uuid not null primary key,
    sitting uuid not null,
    reason varchar(300) not null,
    held_by uuid,
    held_at timestamp with time zone not null,
    released_by uuid,
    released_at timestamp with time zone
);
create index retention_hold_of_sitting on retention_hold (sitting);

-- Counts and hashes only; nothing here tells anything of a person.
create table retention_act (
    sitting uuid not null primary key,
    institution uuid not null,
    deleted_at timestamp with time zone not null,
    digest varchar(64) not null,
    act text not null
);
create index retention_act_of_institution on retention_act (institution);
