-- Exams that began with a launch for proctoring and not with a deep link: one per resource link.
create table exam_link (
    registration uuid not null,
    context_id varchar(255) not null,
    resource_link varchar(255) not null,
    exam uuid not null references exam (id),
    primary key (registration, context_id, resource_link)
);
