-- Each of these tables has a PersonalDataHolder; a test holds both together.
comment on table person is 'personal data';
comment on table course_role is 'personal data';
comment on table appointment is 'personal data';
comment on table window_frame is 'personal data';
