-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table incident is 'personal data';
comment on table incident_verdict is 'personal data';
comment on table incident_not_analysed is 'personal data';
