package app.vigil.lti.keys;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Renews the tool's keys without a gap: the next key is published at once, signs after {@link KeySettings#lead}, and the
 * former one stays published until everything it signed has expired. Afterwards it is destroyed.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#h_key-set-url">Security Framework 1.0, 6.3</a>
 */
@Component
public class KeyRotation {

    /** Longer than anything the tool signs is valid, with room for a platform's clock. */
    static final Duration OVERLAP = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final ToolKeys keys;
    private final JdbcClient jdbc;
    private final KeySettings settings;
    private final AuditLog audit;
    private final Clock clock;

    KeyRotation(ToolKeys keys, JdbcClient jdbc, KeySettings settings, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a rotation; does nothing while one is under way.
     *
     * @param by who asked; null when the schedule did
     */
    @Transactional
    public void rotate(RegistrationId registration, @Nullable PersonId by) {
        lock(registration);
        rotateLocked(registration, by);
    }

    /** Rotates what has signed for its lifetime; of several nodes the first one does. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    @Transactional
    public void rotateDue() {
        Instant limit = clock.instant().minus(settings.lifetime());
        for (RegistrationId registration : keys.registrations()) {
            lock(registration);
            if (!newest(registration).signsFrom().isAfter(limit)) {
                rotateLocked(registration, null);
            }
        }
    }

    /** Destroys what nobody needs any more. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT4M")
    void destroyRetired() {
        int destroyed = keys.destroyRetired();
        if (destroyed > 0) {
            log.info("tool keys destroyed count={}", destroyed);
        }
    }

    /** The registration's published keys, oldest first. */
    public List<PublishedKey> published(RegistrationId registration) {
        return keys.of(registration);
    }

    private void rotateLocked(RegistrationId registration, @Nullable PersonId by) {
        Instant now = clock.instant();
        if (newest(registration).signsFrom().isAfter(now)) {
            return;
        }
        Instant takeover = now.plus(settings.lead());
        keys.retire(registration, takeover.plus(OVERLAP));
        String kid = keys.generate(registration, takeover);
        log.info("tool key rotated registration={} kid={} signsFrom={}", registration, kid, takeover);
        audit.append(new AuditEntry(by, "tool-key-rotated", "registration", registration.toString(), kid));
    }

    private PublishedKey newest(RegistrationId registration) {
        return keys.of(registration).getLast();
    }

    private void lock(RegistrationId registration) {
        jdbc.sql("select id from lti_registration where id = :id for update")
                .param("id", registration.value())
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /**
     * A key in the tool's key set.
     *
     * @param publishedUntil null while it is the newest
     */
    public record PublishedKey(
            String kid, Instant signsFrom, @Nullable Instant publishedUntil) {}
}
