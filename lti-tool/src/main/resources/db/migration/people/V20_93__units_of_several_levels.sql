-- R2-010: what a unit is part of; the root alone is part of nothing.
alter table organisational_unit add column parent uuid references organisational_unit (id) on delete cascade;

update organisational_unit set parent = (
    select above.id from organisational_unit above where above.root_of = organisational_unit.registration)
where root_of is null;
