-- Every detector of an agent is named in it, and there are more with every version.
alter table evidence_segment alter column agent set data type varchar(1000);
