package app.vigil.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The PostgreSQL server all tools share, each with a database of its own. */
final class Database implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final long pid;

    private Database(EmbeddedPostgres server, long pid) {
        this.server = server;
        this.pid = pid;
    }

    /** With the settings PostgreSQL comes with: a commit is on the disk before it is answered. */
    static Database start() throws IOException {
        Path folder = Files.createTempDirectory("vigil-benchmark-postgres");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
        return new Database(server, pid);
    }

    int port() {
        return server.getPort();
    }

    void create(String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    double cpuSeconds() {
        return ProcessTimes.ofTree(pid);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
