-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table exam_member is 'personal data';
