package app.vigil.lti;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.lti.keys.KeySettings;
import app.vigil.lti.outbound.Patience;
import app.vigil.shared.MasterKey;
import app.vigil.shared.VigilSettings;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The whole room without its HTTP surface, on a fresh database and a clock moved by hand. */
public final class LtiRoom implements AutoCloseable {

    public static final URI TOOL = URI.create("http://localhost:8080");

    public final SettableClock clock = SettableClock.atFriday();
    private final RememberedAudit audit = new RememberedAudit();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public LtiRoom(Database database) {
        this(database, true);
    }

    /**
     * @param demo lets platforms live on loopback
     */
    public LtiRoom(Database database, boolean demo) {
        this(database.fresh().source(), demo, Map.of());
    }

    /**
     * @param settings further ones of the operator, such as {@code vigil.redis.url}
     */
    public LtiRoom(Database database, Map<String, Object> settings) {
        this(database.fresh().source(), true, settings);
    }

    /** A node on a database that another one uses, too. */
    public LtiRoom(DataSource source, Map<String, Object> settings) {
        this(source, true, settings);
    }

    private LtiRoom(DataSource source, boolean demo, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(JdbcTransactionManager.class)));
        context.registerBean(MasterKey.class, () -> MasterKey.of(new byte[32]));
        context.registerBean(VigilSettings.class, () -> new VigilSettings(TOOL, Path.of("unused"), null, demo));
        context.registerBean(LtiSettings.class, () -> new LtiSettings(false, "Vigil", "Exam proctoring"));
        context.registerBean(
                Patience.class,
                () -> new Patience(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(8),
                        Duration.parse(settings.getOrDefault("vigil.lti.patience.overall", "PT12S")
                                .toString())));
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(KeySettings.class, () -> new KeySettings(Duration.ofDays(90), Duration.ofHours(1)));
        context.registerBean(AuditLog.class, () -> audit);
        context.register(Scan.class);
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public void publish(Object event) {
        context.publishEvent(event);
    }

    /** Connects the platform as an administrator would. */
    public Registration connect(TestPlatform platform) {
        return get(Connections.class).connect(platform.values());
    }

    /** What was written into the audit log. */
    public List<AuditEntry> audited() {
        return audit.entries;
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = "app.vigil.lti",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = "app\\.vigil\\.lti\\.(web\\..*|.*Test.*)"))
    static class Scan {}

    private static final class RememberedAudit implements AuditLog {

        private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

        @Override
        public void append(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public OptionalLong firstBrokenLine() {
            return OptionalLong.empty();
        }
    }
}
