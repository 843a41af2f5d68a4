package app.vigil.conformance.tool;

import app.vigil.VigilApplication;
import app.vigil.conformance.platform.Platform;
import app.vigil.lti.Connections;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.Registration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tool, whole, on a port of its own. Nodes are started once for all tests; the second shares database, data folder
 * and public address with the first, the strict one trusts no private address, the frugal one grants little.
 */
public final class ToolNode {

    public static final SteppedClock CLOCK = new SteppedClock();

    private final List<Launch> accepted = new CopyOnWriteArrayList<>();
    private final ConfigurableApplicationContext context;
    private final URI address;

    private ToolNode(Installation installation, Map<String, Object> properties) {
        int port = freePort();
        Map<String, Object> all = new HashMap<>(installation.properties(port));
        all.putAll(properties);
        address = URI.create("http://localhost:" + port);
        context = new SpringApplicationBuilder(VigilApplication.class)
                .initializers(fresh -> surround((GenericApplicationContext) fresh))
                .run(arguments(all));
    }

    /** The node most tests talk to. */
    public static ToolNode first() {
        return First.NODE;
    }

    /** Another node of the same installation. */
    public static ToolNode second() {
        return Second.NODE;
    }

    /**
     * An installation of its own that serves an address ten requests a minute and a tenant five logins, behind a proxy
     * that tells the address.
     */
    public static ToolNode frugal() {
        return Frugal.NODE;
    }

    /** An installation of its own where platforms must be public. */
    public static ToolNode strict() {
        return Strict.NODE;
    }

    public URI address(String path) {
        return URI.create(address + path);
    }

    /** What platforms know the tool by, whichever node answers. */
    public URI publicAddress(String path) {
        return URI.create(context.getEnvironment().getRequiredProperty("vigil.public-url") + path);
    }

    public <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    /** Connects a platform as its administrator would by hand, with one deployment accepted. */
    public Registration connect(Platform platform) {
        return connect(platform, platform.clientId());
    }

    /** The same under another client id: one platform may know a tool several times. */
    public Registration connect(Platform platform, String clientId) {
        return get(Connections.class)
                .connect(new Connections.PlatformValues(
                        platform.name(),
                        platform.issuer(),
                        clientId,
                        platform.address("/auth"),
                        platform.address("/token"),
                        platform.address("/jwks"),
                        Platform.DEPLOYMENT));
    }

    /** Launches that passed every check on this node, in their order. */
    public List<Launch> accepted() {
        return accepted;
    }

    /** How often the launch log holds this outcome for a registration. */
    public int logged(Registration registration, String outcome) {
        return get(JdbcClient.class)
                .sql("select count(*) from lti_launch_log where registration_id = :registration and outcome = :outcome")
                .param("registration", registration.id().value())
                .param("outcome", outcome)
                .query(Integer.class)
                .single();
    }

    private void surround(GenericApplicationContext fresh) {
        fresh.registerBean(Clock.class, () -> CLOCK, definition -> definition.setPrimary(true));
        ApplicationListener<ApplicationEvent> remember = event -> {
            if (event instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof LaunchAccepted launch) {
                accepted.add(launch.launch());
            }
        };
        fresh.addApplicationListener(remember);
    }

    private static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Installation(String name, Path data, boolean demo) {

        Installation(String name, boolean demo) {
            this(name, folder(), demo);
        }

        /**
         * Patience counts the time on the wall, and a garbage collection of this JVM stops tools and platform alike, a
         * tenth of a second and more where other work wants the processors. Of 200 pages in a row one always meets it:
         * with less than a second for an answer {@code givesUpOnPagesWithoutEnd} would take that for a silent platform.
         */
        Map<String, Object> properties(int port) {
            return Map.of(
                    "server.port",
                    port,
                    "vigil.public-url",
                    "http://localhost:" + port,
                    "vigil.data",
                    data.toString(),
                    "vigil.demo",
                    demo,
                    "vigil.lti.patience.connect",
                    "2s",
                    "vigil.lti.patience.read",
                    "2s",
                    "vigil.lti.patience.overall",
                    "4s",
                    "spring.jmx.enabled",
                    false,
                    "spring.datasource.url",
                    "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                            + "DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("vigil-conformance");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class First {
        static final Installation INSTALLATION = new Installation("conformance", true);
        static final ToolNode NODE = new ToolNode(INSTALLATION, Map.of());
    }

    private static final class Second {
        static final ToolNode NODE = new ToolNode(
                First.INSTALLATION,
                Map.of("vigil.public-url", First.NODE.address("").toString()));
    }

    private static final class Frugal {
        static final ToolNode NODE = new ToolNode(
                new Installation("frugal", true),
                Map.of(
                        "vigil.trusted-proxies",
                        "127.0.0.1/32,::1/128",
                        "vigil.limits.requests-per-address",
                        10,
                        "vigil.limits.logins-per-tenant",
                        5));
    }

    private static final class Strict {
        static final ToolNode NODE = new ToolNode(new Installation("strict", false), Map.of());
    }
}
