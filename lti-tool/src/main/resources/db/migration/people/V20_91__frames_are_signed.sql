-- What a framed page shows to get tickets is signed and needs no row.
drop table window_frame;
