create table audit_line (
    line bigint not null primary key,
    at_ms bigint not null,
    actor varchar(36),
    action varchar(100) not null,
    object_type varchar(50) not null,
    object_id varchar(100) not null,
    detail varchar(1000) not null,
    hash varchar(64) not null
);

create table audit_head (
    id int not null primary key,
    line bigint not null,
    hash varchar(64) not null
);
insert into audit_head (id, line, hash) values (1, 0, '');
