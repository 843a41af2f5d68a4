-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table review_case is 'personal data';
comment on table review_version is 'personal data';
comment on table review_identity is 'personal data';
comment on table review_coverage is 'personal data';
