package app.vigil.decision.web;

import app.vigil.testing.OnPostgresql;

/** Papers, their scans and the gradebook as stored by PostgreSQL. */
@OnPostgresql
class PaperEndpointsOnPostgresqlTest extends PaperEndpointsTest {}
