package app.vigil.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The two databases every persistence test runs on: use it with {@code @ParameterizedClass @EnumSource(Database.class)}
 * and call {@link #fresh()} once per test.
 */
public enum Database {
    H2 {
        @Override
        DataSource empty() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource empty() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(Server.POSTGRES.getPostgresDatabase())
                    .sql("create database " + name)
                    .update();
            return Server.POSTGRES.getDatabase("postgres", name);
        }
    };

    abstract DataSource empty();

    /** A migrated, empty database of this kind. */
    public Connection fresh() {
        DataSource source = empty();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        return new Connection(
                source, JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    /** What a repository under test is built from. */
    public record Connection(DataSource source, JdbcClient jdbc, TransactionTemplate transaction) {}

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        // Gone with the test run, so nothing needs to reach the disk.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
