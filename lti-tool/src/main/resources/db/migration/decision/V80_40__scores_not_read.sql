-- Null: nobody has read a column of scores yet; empty: it was read and says nothing of this examinee.
alter table lms_result alter column score drop not null;
