package app.vigil.retention;

import app.vigil.testing.OnPostgresql;

/** Every holder of personal data deletes on PostgreSQL, too. */
@OnPostgresql
class DeletionDrillOnPostgresqlTest extends DeletionDrillTest {}
