-- How the quiz is shown is frozen with the rules; a frame that did not work is left for good, with the reason.
alter table sitting add column presentation varchar(20) default 'tab' not null;
alter table sitting add column unframed_because varchar(20);

-- When the closed quiz of an exam opens again for looking at the results; settled once nobody is left to let in.
create table results_opening (
    exam_id uuid not null primary key,
    opens_at timestamp with time zone not null,
    settled boolean not null
);
