-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table evidence_segment is 'personal data';
comment on table evidence_expected is 'personal data';
comment on table evidence_gap is 'personal data';
comment on table evidence_photo is 'personal data';
comment on table evidence_manifest is 'personal data';
