package app.vigil.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The two databases every persistence test runs on: use it with {@code @ParameterizedClass @EnumSource(Database.class)}
 * and call {@link #fresh()} once per test.
 */
public enum Database {
    H2 {
        private final List<String> statements = new ArrayList<>();

        @Override
        synchronized DataSource migrated() {
            DataSource source = empty();
            JdbcClient jdbc = JdbcClient.create(source);
            if (statements.isEmpty()) {
                migrate(source);
                statements.addAll(
                        jdbc.sql("script nosettings").query(String.class).list());
            } else {
                new JdbcTemplate(source).batchUpdate(statements.toArray(String[]::new));
            }
            return source;
        }

        private DataSource empty() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(address());
            return source;
        }

        private String address() {
            return "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        }

        @Override
        List<String> ofAContext() {
            return List.of("spring.datasource.url=" + address());
        }
    },
    POSTGRESQL {
        @Override
        DataSource migrated() {
            return Server.POSTGRES.getDatabase(USER, copy());
        }

        @Override
        List<String> ofAContext() {
            return List.of(
                    "spring.datasource.url=" + Server.POSTGRES.getJdbcUrl(USER, copy()),
                    "spring.datasource.username=" + USER);
        }

        private String copy() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(Server.POSTGRES.getPostgresDatabase())
                    .sql("create database " + name + " template " + Server.TEMPLATE)
                    .update();
            return name;
        }
    };

    private static final String USER = "postgres";

    /** The settings with which a whole tool runs on a database of its own. */
    abstract List<String> ofAContext();

    /** A migrated, empty database of this kind: the migrations run once, the others are its copies. */
    abstract DataSource migrated();

    /** A migrated, empty database of this kind. */
    public Connection fresh() {
        DataSource source = migrated();
        return new Connection(
                source, JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** What a repository under test is built from. */
    public record Connection(DataSource source, JdbcClient jdbc, TransactionTemplate transaction) {}

    private static final class Server {
        static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres POSTGRES = start();

        static {
            JdbcClient.create(POSTGRES.getPostgresDatabase())
                    .sql("create database " + TEMPLATE)
                    .update();
            migrate(POSTGRES.getDatabase(USER, TEMPLATE));
            // After the contexts of all tests: what they do at their end would wait for a database that is gone.
            SpringApplication.getShutdownHandlers().add(Server::stop);
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        // Gone with the test run, so nothing needs to reach the disk.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop() {
            try {
                POSTGRES.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
