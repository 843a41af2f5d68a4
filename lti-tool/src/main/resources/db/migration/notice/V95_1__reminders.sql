-- Who is to be reminded of what with the next digest; gone when it is written.
create table notice_reminder (
    person uuid not null,
    exam uuid not null,
    kind varchar(40) not null,
    noted_at timestamp with time zone not null,
    primary key (person, exam, kind)
);
comment on table notice_reminder is 'personal data';
