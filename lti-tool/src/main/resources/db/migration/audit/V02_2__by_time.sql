-- The log is printed over a period (R1-025).
create index audit_line_by_time on audit_line (at_ms);
