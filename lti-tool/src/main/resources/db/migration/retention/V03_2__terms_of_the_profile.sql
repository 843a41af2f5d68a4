-- Whose terms count; recordings kept so far had those of all.
alter table retention_item add column profile varchar(60) default 'default' not null;
