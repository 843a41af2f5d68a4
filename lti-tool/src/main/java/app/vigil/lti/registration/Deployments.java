package app.vigil.lti.registration;

import app.vigil.lti.Connections.Deployment;
import app.vigil.lti.RegistrationId;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deployments of each registration; those nobody accepted yet are in quarantine (LTI 1.3 core, 3.1.4). An accepted one
 * stays so as long as its registration exists, so launches ask the table for it once.
 */
@Component
public class Deployments {

    /** More unknown ones than this are refused without being remembered. */
    private static final int QUARANTINE_PLACES = 50;

    private static final int REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<Accepted> accepted = Collections.newSetFromMap(Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .<Accepted, Boolean>build()
            .asMap());

    Deployments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Accepted(RegistrationId registration, String deploymentId) {}

    public boolean accepted(RegistrationId registration, String deploymentId) {
        Accepted asked = new Accepted(registration, deploymentId);
        if (accepted.contains(asked)) {
            return true;
        }
        boolean found = find(registration, deploymentId).orElse(false);
        if (found) {
            accepted.add(asked);
        }
        return found;
    }

    /** Remembers an unknown deployment for the administrator. */
    public void quarantine(RegistrationId registration, String deploymentId) {
        if (find(registration, deploymentId).isEmpty() && quarantined(registration) < QUARANTINE_PLACES) {
            try {
                insert(registration, deploymentId, false);
            } catch (DuplicateKeyException alreadyThere) {
                return;
            }
        }
    }

    /** Lets launches of the deployment in. */
    public void accept(RegistrationId registration, String deploymentId) {
        int known = jdbc.sql("""
                        update lti_deployment set accepted = true
                        where registration_id = :registration and deployment_id = :deployment""")
                .param("registration", registration.value())
                .param("deployment", deploymentId)
                .update();
        if (known == 0) {
            insert(registration, deploymentId, true);
        }
    }

    void dismiss(RegistrationId registration, String deploymentId) {
        jdbc.sql("""
                        delete from lti_deployment
                        where registration_id = :registration and deployment_id = :deployment and not accepted""")
                .param("registration", registration.value())
                .param("deployment", deploymentId)
                .update();
    }

    List<Deployment> of(RegistrationId registration) {
        return jdbc.sql("""
                        select deployment_id, accepted, first_seen_at from lti_deployment
                        where registration_id = :registration order by first_seen_at, deployment_id""")
                .param("registration", registration.value())
                .query((row, number) -> new Deployment(
                        row.getString("deployment_id"),
                        row.getBoolean("accepted"),
                        row.getObject("first_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Optional<Boolean> find(RegistrationId registration, String deploymentId) {
        return jdbc.sql("""
                        select accepted from lti_deployment
                        where registration_id = :registration and deployment_id = :deployment""")
                .param("registration", registration.value())
                .param("deployment", deploymentId)
                .query(Boolean.class)
                .optional();
    }

    private int quarantined(RegistrationId registration) {
        return jdbc.sql("select count(*) from lti_deployment where registration_id = :registration and not accepted")
                .param("registration", registration.value())
                .query(Integer.class)
                .single();
    }

    private void insert(RegistrationId registration, String deploymentId, boolean accepted) {
        jdbc.sql("""
                        insert into lti_deployment (registration_id, deployment_id, accepted, first_seen_at)
                        values (:registration, :deployment, :accepted, :now)""")
                .param("registration", registration.value())
                .param("deployment", deploymentId)
                .param("accepted", accepted)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
