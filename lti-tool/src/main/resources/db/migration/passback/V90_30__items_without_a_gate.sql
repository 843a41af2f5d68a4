-- Where the platform opens the assessment by itself there is a verification item and no gate.
alter table passback_exam alter column admission_item drop not null;
