-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table decision_entry is 'personal data';
comment on table decision is 'personal data';
