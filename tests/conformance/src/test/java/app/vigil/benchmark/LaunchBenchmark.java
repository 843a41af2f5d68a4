package app.vigil.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.benchmark.Side.Doors;
import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.tool.Browser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole launches per second: login and launch over HTTP, state and nonce consumed, id_token verified, session stored,
 * first answer under the session; what each tool does for it is said at {@link Side}, how time is taken at
 * {@link Crowd}. Vigil with its one-use values in PostgreSQL and in Redis, and ltijs with its PostgreSQL plug-in, by
 * turns against the same database server, each as in production but for the limits of one address: here one plays all
 * students. It prints ratios beside their bars and fails only when a launch does.
 *
 * <p>{@code -Dlaunches.sides=database} measures one tool alone, {@code launches.rounds}, {@code launches.seconds} and
 * {@code launches.warm-up} change how long.
 */
@Tag("long")
class LaunchBenchmark {

    private static final int ROUNDS = Integer.getInteger("launches.rounds", 5);
    private static final Duration SLICE = Duration.ofSeconds(Integer.getInteger("launches.seconds", 5));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("launches.warm-up", 90));
    private static final List<String> SIDES =
            List.of(System.getProperty("launches.sides", "database,redis,ltijs").split(","));
    private static final Path ROOT = Path.of(System.getProperty("vigil.root", "../.."));
    private static final Path JAR =
            ROOT.resolve("lti-tool/target/vigil-exec.jar").toAbsolutePath();

    private static final Path OPTIONS = ROOT.resolve("config/java.options").toAbsolutePath();

    private final Platform platform = new Platform("benchmark");

    @Test
    void countsLaunchesBesideLtijs() throws Exception {
        platform.on(
                "/register",
                asked -> Reply.json(
                        200,
                        Map.of(
                                "client_id", platform.clientId(),
                                "https://purl.imsglobal.org/spec/lti-tool-configuration",
                                        Map.of("deployment_id", Platform.DEPLOYMENT))));
        platform.on("/config", asked -> Reply.json(200, configuration()));
        try (Database database = Database.start();
                RedisProcess redis = RedisProcess.start();
                Sides sides = new Sides();
                Crowd crowd = new Crowd(platform, Clock.systemUTC())) {
            for (String name : SIDES) {
                sides.add(
                        switch (name) {
                            case "database" -> vigil(database);
                            case "redis" -> vigilWithRedis(database, redis);
                            case "ltijs" -> ltijs(database);
                            default -> throw new IllegalArgumentException("no tool is called " + name);
                        });
            }
            for (Side side : sides.all()) {
                crowd.measure(side, WARM_UP);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Side side : sides.all()) {
                    side.slices().add(crowd.measure(side, SLICE));
                }
            }
            sides.print();
        }
    }

    private Side vigil(Database database) throws Exception {
        database.create("vigil");
        return vigil("Vigil, PostgreSQL", database, "vigil", List.of(), database::cpuSeconds);
    }

    private Side vigilWithRedis(Database database, RedisProcess redis) throws Exception {
        database.create("vigil_shared");
        return vigil(
                "Vigil, PostgreSQL + Redis",
                database,
                "vigil_shared",
                List.of("--vigil.redis.url=" + redis.url()),
                () -> database.cpuSeconds() + redis.program().cpuSeconds());
    }

    private Side vigil(String name, Database database, String schema, List<String> more, DoubleSupplier stores)
            throws Exception {
        int port = Program.freePort();
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--vigil.public-url=http://localhost:" + port,
                "--vigil.demo=true",
                "--vigil.data=" + Files.createTempDirectory("vigil-benchmark"),
                "--vigil.limits.requests-per-address=1000000",
                "--vigil.limits.logins-per-tenant=1000000",
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.port() + "/" + schema));
        settings.addAll(more);
        Path folder = Files.createTempDirectory("vigil-benchmark");
        Program program = Program.start(folder, Program.java(OPTIONS, JAR, settings.toArray(String[]::new)))
                .awaitAnswer(URI.create("http://localhost:" + port + "/actuator/health"));
        settings.add("--vigil.command=invitation");
        register(port, Program.output(folder, Program.java(OPTIONS, JAR, settings.toArray(String[]::new))));
        return new Side(name, program, port, Doors.VIGIL, stores);
    }

    private void register(int port, String printed) {
        Matcher invitation = Pattern.compile("invitation=([A-Za-z0-9_-]+)").matcher(printed);
        assertThat(invitation.find()).as(printed).isTrue();
        int status = new Browser()
                .post(
                        URI.create("http://localhost:" + port + "/lti/register"),
                        Map.of(
                                "invitation", invitation.group(1),
                                "openid_configuration",
                                        platform.address("/config").toString(),
                                "name", "Benchmark"))
                .status();
        assertThat(status).isEqualTo(200);
    }

    private Side ltijs(Database database) throws Exception {
        database.create("ltijs");
        int port = Program.freePort();
        Program program = Program.start(
                        ROOT.resolve("tests/benchmarks/ltijs"),
                        List.of(
                                "node",
                                "server.js",
                                String.valueOf(port),
                                String.valueOf(database.port()),
                                "ltijs",
                                platform.issuer(),
                                platform.clientId()))
                .awaitWords("ready");
        return new Side("ltijs, PostgreSQL", program, port, Doors.LTIJS, database::cpuSeconds);
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", platform.issuer(),
                "authorization_endpoint", platform.address("/auth").toString(),
                "token_endpoint", platform.address("/token").toString(),
                "jwks_uri", platform.address("/jwks").toString(),
                "registration_endpoint", platform.address("/register").toString());
    }
}
