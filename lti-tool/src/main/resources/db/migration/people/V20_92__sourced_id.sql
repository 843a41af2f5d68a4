-- The institution's own number of a person (LIS person_sourcedid): exports of the LMS name people by it.
alter table person add column sourced_id varchar(255);
