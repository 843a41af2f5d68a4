-- Each photo has a file of its own: a retake is stored before the one it replaces is given up.
alter table evidence_photo add column file varchar(100);
update evidence_photo set file = 'photo-' || kind || '.sealed';
alter table evidence_photo alter column file set not null;
