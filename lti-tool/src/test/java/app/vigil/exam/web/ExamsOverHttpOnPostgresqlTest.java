package app.vigil.exam.web;

import app.vigil.testing.OnPostgresql;

/** Checklist, members and history as stored by PostgreSQL. */
@OnPostgresql
class ExamsOverHttpOnPostgresqlTest extends ExamsOverHttpTest {}
