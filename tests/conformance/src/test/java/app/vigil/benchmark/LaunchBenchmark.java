package app.vigil.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.token.Names;
import app.vigil.conformance.tool.Browser;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole launches per second: login and launch over HTTP, state and nonce consumed, id_token verified, session stored,
 * first answer under the session. Vigil with its one-use values in PostgreSQL and in Redis, and ltijs with its PostgreSQL
 * plug-in, by turns against the same database server; every launch is another browser. It prints ratios beside their bars
 * and fails only when a launch does.
 */
@Tag("long")
class LaunchBenchmark {

    private static final int ROUNDS = 6;
    private static final int BROWSERS = 8;
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Path ROOT = Path.of(System.getProperty("vigil.root", "../.."));
    private static final Path JAR =
            ROOT.resolve("lti-tool/target/vigil-exec.jar").toAbsolutePath();

    private final Clock clock = Clock.systemUTC();
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
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                RedisProcess redis = RedisProcess.start();
                Side database = vigil("PostgreSQL", postgres, "");
                Side shared = vigil("PostgreSQL + Redis", postgres, redis.url());
                Side ltijs = ltijs(postgres)) {
            List<Side> sides = List.of(database, shared, ltijs);
            for (Side side : sides) {
                measure(side, WARM_UP);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Side side : sides) {
                    side.slices.add(measure(side, SLICE));
                }
            }
            sides.forEach(Side::print);
            double rate = ratio(database, ltijs, Slice::perSecond);
            double cpu = ratio(database, ltijs, Slice::cpuMillis);
            double redisRate = ratio(shared, database, Slice::perSecond);
            System.out.printf(
                    "launches: %.2f x the rate of ltijs, %.2f x its CPU; with Redis %.2f x the embedded store's rate"
                            + " (bars: 3, 0.3 and 0.75)%n",
                    rate, cpu, redisRate);
        }
    }

    private static double ratio(Side one, Side other, java.util.function.ToDoubleFunction<Slice> figure) {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = figure.applyAsDouble(one.slices.get(round)) / figure.applyAsDouble(other.slices.get(round));
        }
        Arrays.sort(ratios);
        return ratios[ROUNDS / 2];
    }

    private Slice measure(Side side, Duration length) throws Exception {
        double before = side.program.cpuSeconds();
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        int launches = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(BROWSERS)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int browser = 0; browser < BROWSERS; browser++) {
                String user = "user-" + browser;
                counts.add(threads.submit(() -> launchUntil(side, user, end)));
            }
            for (Future<Integer> count : counts) {
                launches += count.get();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Slice(launches / seconds, (side.program.cpuSeconds() - before) * 1000 / launches);
    }

    private int launchUntil(Side side, String user, long end) throws IOException {
        int launches = 0;
        try (Wire wire = new Wire(side.port)) {
            while (System.nanoTime() < end) {
                wire.newBrowser();
                launch(side, user, wire);
                launches++;
            }
        }
        return launches;
    }

    /** Each browser is a user of its own: two launches of one user at once make ltijs lose the first. */
    private void launch(Side side, String user, Wire wire) throws IOException {
        Wire.Answer login = wire.post(
                side.loginPath,
                Browser.query(Map.of(
                        "iss", platform.issuer(),
                        "login_hint", "1",
                        "lti_message_hint", "2",
                        "client_id", platform.clientId(),
                        "target_link_uri", side.target())));
        Map<String, String> request = Asked.fields(URI.create(login.location()).getRawQuery());
        String token = platform.resourceLink(request, clock)
                .claim("sub", user)
                .claim(Names.TARGET_LINK_URI, side.target())
                .claim(Names.ROLES, List.of(Names.MEMBERSHIP + "Instructor"))
                .token();
        Wire.Answer launch = wire.post(
                side.launchPath, Browser.query(Map.of("state", request.getOrDefault("state", ""), "id_token", token)));
        side.finish(wire, launch);
    }

    private Side vigil(String name, EmbeddedPostgres postgres, String redis) throws Exception {
        String database = redis.isEmpty() ? "vigil" : "vigil_shared";
        create(postgres, database);
        int port = Program.freePort();
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--vigil.public-url=http://localhost:" + port,
                "--vigil.demo=true",
                "--vigil.data=" + Files.createTempDirectory("vigil-benchmark"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database,
                "--logging.level.root=warn"));
        if (!redis.isEmpty()) {
            settings.add("--vigil.redis.url=" + redis);
        }
        Path folder = Files.createTempDirectory("vigil-benchmark");
        Program program = Program.start(folder, Program.java(JAR, settings.toArray(String[]::new)))
                .awaitAnswer(URI.create("http://localhost:" + port + "/actuator/health"));
        settings.add("--vigil.command=invitation");
        register(port, Program.output(folder, Program.java(JAR, settings.toArray(String[]::new))));
        return new Side("Vigil, " + name, program, port, "/lti/login", "/lti/launch");
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

    private Side ltijs(EmbeddedPostgres postgres) throws Exception {
        create(postgres, "ltijs");
        int port = Program.freePort();
        Program program = Program.start(
                        ROOT.resolve("tests/benchmarks/ltijs"),
                        List.of(
                                "node",
                                "server.js",
                                String.valueOf(port),
                                String.valueOf(postgres.getPort()),
                                "ltijs",
                                platform.issuer(),
                                platform.clientId()))
                .awaitWords("ready");
        return new Side("ltijs, PostgreSQL", program, port, "/login", "/");
    }

    private static void create(EmbeddedPostgres postgres, String database) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", platform.issuer(),
                "authorization_endpoint", platform.address("/auth").toString(),
                "token_endpoint", platform.address("/token").toString(),
                "jwks_uri", platform.address("/jwks").toString(),
                "registration_endpoint", platform.address("/register").toString());
    }

    record Slice(double perSecond, double cpuMillis) {}

    /** One of the tools compared. */
    private static final class Side implements AutoCloseable {

        private final String name;
        private final Program program;
        private final int port;
        private final String loginPath;
        private final String launchPath;
        private final List<Slice> slices = new ArrayList<>();

        Side(String name, Program program, int port, String loginPath, String launchPath) {
            this.name = name;
            this.program = program;
            this.port = port;
            this.loginPath = loginPath;
            this.launchPath = launchPath;
        }

        String target() {
            return "http://localhost:" + port + launchPath;
        }

        /** The session: ours begins in a window of its own, by the ticket of the card; theirs with the redirect. */
        void finish(Wire wire, Wire.Answer launch) throws IOException {
            Matcher ticket = TICKET.matcher(launch.body());
            Wire.Answer first = launch.status() == 200 && ticket.find()
                    ? wire.post("/enter", "ticket=" + ticket.group(1))
                    : wire.get(pathOf(launch));
            if (first.status() >= 400 || !launch.location().isEmpty() && first.status() != 200) {
                throw new IOException(
                        name + " answered " + launch.status() + " and " + first.status() + " " + first.body());
            }
        }

        private String pathOf(Wire.Answer launch) throws IOException {
            if (launch.location().isEmpty()) {
                throw new IOException(name + " answered " + launch.status() + " " + launch.body());
            }
            URI location = URI.create(launch.location());
            return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
        }

        void print() {
            double[] rates =
                    slices.stream().mapToDouble(Slice::perSecond).sorted().toArray();
            double[] cpu =
                    slices.stream().mapToDouble(Slice::cpuMillis).sorted().toArray();
            System.out.printf(
                    "%-28s %7.1f launches/s (%.1f to %.1f), %5.2f ms CPU each%n",
                    name, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1], cpu[ROUNDS / 2]);
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
