package app.vigil.exam;

import app.vigil.testing.OnPostgresql;

/** First launches racing for one exam on PostgreSQL. */
@OnPostgresql
class FirstLaunchesOnPostgresqlTest extends FirstLaunchesTest {}
