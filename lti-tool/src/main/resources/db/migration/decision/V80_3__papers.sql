-- A registered paper: what it says is written once. A later issue of the same subject replaces an earlier one.
create table paper (
  id uuid primary key,
  exam uuid not null,
  sitting uuid,
  subject varchar(36) not null,
  issue int not null,
  kind varchar(32) not null,
  group_name varchar(200) not null,
  number varchar(64) not null,
  version varchar(64) not null,
  content text not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  sealed_pdf bytea,
  sealed_sha256 varchar(64),
  sealed_at timestamp with time zone,
  sealed_holder varchar(1000),
  sealed_fingerprint varchar(64),
  original_received date,
  original_noted_by uuid
);
create index paper_exam on paper (exam);

-- Lines to be signed in the application, and by whom they were; no person means whoever holds the duty.
create table paper_signature (
  paper uuid not null,
  place int not null,
  signer varchar(32) not null,
  person uuid,
  name varchar(500) not null,
  signed_by uuid,
  typed_name varchar(500),
  signed_at timestamp with time zone,
  primary key (paper, place)
);
create index paper_signature_person on paper_signature (person);

-- Copies that were signed by hand.
create table paper_scan (
  id uuid primary key,
  paper uuid not null,
  media_type varchar(64) not null,
  content bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null
);
create index paper_scan_paper on paper_scan (paper);

-- Numbers without gaps, by institution, kind and year.
create table paper_number (
  institution uuid not null,
  series varchar(64) not null,
  last_number int not null,
  primary key (institution, series)
);
comment on table paper is 'personal data';
comment on table paper_signature is 'personal data';
comment on table paper_scan is 'personal data';

-- An export of the gradebook between the upload and the import, as a table of texts.
create table gradebook_upload (
  exam uuid primary key,
  content text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null
);
comment on table gradebook_upload is 'personal data';
