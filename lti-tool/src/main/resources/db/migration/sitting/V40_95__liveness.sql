-- What the identification asked of the face before the camera; all null where nothing was offered.
alter table sitting add column liveness varchar(20);
alter table sitting add column liveness_steps varchar(100);
alter table sitting add column liveness_seconds double precision;
