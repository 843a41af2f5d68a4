-- A key is published before it signs, and stays published until what it signed has expired.
alter table lti_tool_key add column signs_from timestamp with time zone;
update lti_tool_key set signs_from = created_at;
alter table lti_tool_key alter column signs_from set not null;
alter table lti_tool_key add column published_until timestamp with time zone;
