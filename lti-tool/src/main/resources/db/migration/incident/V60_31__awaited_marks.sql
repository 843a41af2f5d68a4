-- Marks a browser still held when its examinee finished; sealing waits for them for a while.
create table incident_awaited (
    sitting uuid not null,
    mark uuid not null,
    primary key (sitting, mark)
);
comment on table incident_awaited is 'personal data';
