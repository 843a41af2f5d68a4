-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table audit_line is 'personal data';
