-- Whether the examinee agreed that the face is compared with the photograph of the identification (R4-031), for this
-- sitting alone.
alter table rules_agreement add column faces_compared boolean default false not null;
