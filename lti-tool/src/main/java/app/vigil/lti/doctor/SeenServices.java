package app.vigil.lti.doctor;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.RegistrationId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the services of a platform can be tried: those of a course launched lately. Service addresses come with launches
 * only; one write in ten minutes is enough for the doctor and costs launches nothing.
 */
@Component
class SeenServices {

    private static final Logger log = LoggerFactory.getLogger(SeenServices.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(10);
    private static final int LENGTH = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<RegistrationId, Instant> written = new ConcurrentHashMap<>();

    SeenServices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Services(Optional<URI> lineItems, Optional<URI> memberships) {}

    @EventListener
    void on(LaunchAccepted accepted) {
        Launch.Core core = accepted.launch().core();
        Optional<URI> lineItems = core.ags().flatMap(Launch.AgsEndpoint::lineItems);
        Instant now = clock.instant();
        Instant before = written.get(core.registration());
        boolean due = before == null || !now.isBefore(before.plus(BETWEEN_WRITES));
        if (due && (lineItems.isPresent() || core.memberships().isPresent())) {
            written.put(core.registration(), now);
            remember(core.registration(), new Services(lineItems, core.memberships()));
        }
    }

    /** No launch fails for the doctor's sake. */
    private void remember(RegistrationId registration, Services services) {
        try {
            write(registration, services);
        } catch (DataAccessException failed) {
            log.warn(
                    "services of registration={} are not remembered; the next launch tries again",
                    registration,
                    failed);
            written.remove(registration);
        }
    }

    Services of(RegistrationId registration) {
        return jdbc.sql("select line_items, memberships from lti_seen_services where registration_id = :registration")
                .param("registration", registration.value())
                .query((row, number) ->
                        new Services(address(row.getString("line_items")), address(row.getString("memberships"))))
                .optional()
                .orElse(new Services(Optional.empty(), Optional.empty()));
    }

    private void write(RegistrationId registration, Services services) {
        if (execute("""
                        update lti_seen_services set line_items = :lineItems, memberships = :memberships, seen_at = :now
                        where registration_id = :registration""", registration, services) == 0) {
            try {
                execute("""
                        insert into lti_seen_services (registration_id, line_items, memberships, seen_at)
                        values (:registration, :lineItems, :memberships, :now)""", registration, services);
            } catch (DuplicateKeyException writtenMeanwhile) {
                return;
            }
        }
    }

    private int execute(String sql, RegistrationId registration, Services services) {
        return jdbc.sql(sql)
                .param("registration", registration.value())
                .param("lineItems", text(services.lineItems()))
                .param("memberships", text(services.memberships()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String text(Optional<URI> address) {
        return address.map(URI::toString)
                .filter(text -> text.length() <= LENGTH)
                .orElse(null);
    }

    private static Optional<URI> address(@Nullable String text) {
        return Optional.ofNullable(text).map(URI::create);
    }
}
