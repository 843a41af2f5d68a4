-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table passback_score is 'personal data';
comment on table passback_decision is 'personal data';
