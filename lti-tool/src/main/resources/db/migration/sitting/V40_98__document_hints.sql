-- What the browser measured on the photo of the document: hints for who compares the photos, as it told them.
create table document_hint (
    sitting_id uuid not null primary key,
    reading text,
    likeness text
);
comment on table document_hint is 'personal data';
