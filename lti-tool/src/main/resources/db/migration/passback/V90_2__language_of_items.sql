-- What the course speaks, as its first launch said: the verification item is named in it.
alter table passback_exam add column language varchar(35);
