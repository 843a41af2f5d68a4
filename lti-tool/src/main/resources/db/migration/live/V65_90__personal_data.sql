-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table live_quiz is 'personal data';
comment on table live_signal is 'personal data';
comment on table live_notice is 'personal data';
