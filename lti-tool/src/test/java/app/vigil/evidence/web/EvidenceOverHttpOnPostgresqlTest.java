package app.vigil.evidence.web;

import app.vigil.testing.OnPostgresql;

/** Recordings, stills and photos as stored by PostgreSQL. */
@OnPostgresql
class EvidenceOverHttpOnPostgresqlTest extends EvidenceOverHttpTest {}
