-- Consent is given once for all exams (R2-042) and holds until it is withdrawn or its words change.
create table given_consent (
    id uuid not null primary key,
    examinee uuid not null,
    sitting_id uuid not null,
    version varchar(50) not null,
    sha256 varchar(64) not null,
    locale varchar(10) not null,
    ticks varchar(1000) not null,
    given_at timestamp with time zone not null,
    withdrawn_at timestamp with time zone
);
create index given_consent_by_examinee on given_consent (examinee);
create index given_consent_by_sitting on given_consent (sitting_id);

-- The yes to the rules of one exam, and the consent it rests on.
create table rules_agreement (
    sitting_id uuid not null primary key,
    consent uuid not null,
    agreed_at timestamp with time zone not null
);

insert into given_consent (id, examinee, sitting_id, version, sha256, locale, ticks, given_at)
    select c.sitting_id, s.examinee, c.sitting_id, c.version, c.sha256, c.locale, c.ticks, c.given_at
    from consent c join sitting s on s.id = c.sitting_id;
insert into rules_agreement (sitting_id, consent, agreed_at)
    select sitting_id, sitting_id, given_at from consent;
drop table consent;

create index sitting_by_examinee on sitting (examinee);

comment on table given_consent is 'personal data';
comment on table rules_agreement is 'personal data';
