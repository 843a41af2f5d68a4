package app.vigil;

import app.vigil.testing.OnPostgresql;

/** Every room erases on PostgreSQL, too. */
@OnPostgresql
class RegistrationErasureOnPostgresqlTest extends RegistrationErasureTest {}
