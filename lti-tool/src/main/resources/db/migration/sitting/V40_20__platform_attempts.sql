-- On a platform with Proctoring Services each attempt there is a sitting here; elsewhere the number is 0.
alter table sitting add column attempt_number int default 0 not null;
alter table sitting add column proctored_attempt uuid;
alter table sitting drop constraint sitting_once;
alter table sitting add constraint sitting_once unique (exam_id, examinee, attempt_number);
create unique index sitting_of_attempt on sitting (proctored_attempt);
