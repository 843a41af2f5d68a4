-- What had been seen of the recording by whoever set a status, when it was set; null in versions of before.
alter table review_version add column watched text;
