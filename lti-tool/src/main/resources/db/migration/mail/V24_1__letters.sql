-- Letters by e-mail. One person gets one letter for an occasion; the words go when a server took them.
create table mail_letter (
    id uuid not null primary key,
    registration uuid not null,
    person uuid not null,
    about uuid not null,
    kind varchar(40) not null,
    occasion varchar(200) not null,
    sender varchar(320),
    domain varchar(255),
    subject varchar(300) not null,
    words text,
    address varchar(320),
    state varchar(20) not null,
    trouble varchar(30),
    attempts int not null,
    next_attempt_ms bigint not null,
    claimed_until_ms bigint not null,
    posted_ms bigint not null,
    changed_ms bigint not null,
    constraint mail_letter_once unique (person, occasion)
);
create index mail_letter_by_state on mail_letter (state, next_attempt_ms);
create index mail_letter_by_about on mail_letter (about);
comment on table mail_letter is 'personal data';
