-- Open deep linking requests are one-use values now; those open at this moment are begun again by the teacher.
drop table lti_deep_linking;
