-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table sitting is 'personal data';
comment on table consent is 'personal data';
comment on table representative_consent is 'personal data';
comment on table system_check is 'personal data';
comment on table reported_problem is 'personal data';
comment on table presence is 'personal data';
comment on table agent_instance is 'personal data';
comment on table silence is 'personal data';
