-- What examinees read before an exam (R2-075): versions stay; the one that holds is the newest whose day has come.
create table instruction (
    id uuid not null primary key,
    registration uuid not null,
    kind varchar(20) not null,
    version integer not null,
    valid_from date not null,
    order_number varchar(200) not null,
    issued_by uuid not null,
    issued_at timestamp with time zone not null,
    unique (registration, kind, version)
);

-- Its words in each language, or where they stand.
create table instruction_text (
    instruction uuid not null,
    language varchar(2) not null,
    words varchar(20000) not null,
    address varchar(1000) not null,
    primary key (instruction, language)
);

-- Which version an examinee was shown for which sitting, and in which language.
create table instruction_shown (
    sitting_id uuid not null,
    instruction uuid not null,
    language varchar(2) not null,
    shown_at timestamp with time zone not null,
    primary key (sitting_id, instruction)
);
create index instruction_shown_by_instruction on instruction_shown (instruction);

comment on table instruction_shown is 'personal data';
