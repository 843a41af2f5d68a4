-- How finely the recording is encoded, frozen like the rules.
alter table sitting add column quality varchar(20) default 'standard' not null;
