-- Why a mark is there: what was broken, what was measured at its furthest and by which limit, and which models looked.
alter table incident add column cause varchar(40);
alter table incident add column model varchar(200);
alter table incident add column reading_of varchar(40);
alter table incident add column reading double precision;
alter table incident add column reading_limit double precision;
