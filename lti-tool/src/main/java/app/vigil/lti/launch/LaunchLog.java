package app.vigil.lti.launch;

import app.vigil.lti.RegistrationId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What came of each launch: accepted, or the code of the problem. Neither tokens nor names; kept for 90 days. */
@Component
class LaunchLog {

    static final String ACCEPTED = "accepted";
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    LaunchLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void write(Line line) {
        RegistrationId registration = line.registration();
        jdbc.sql("""
                        insert into lti_launch_log (id, registration_id, received_at, message_type, deployment_id, outcome)
                        values (:id, :registration, :receivedAt, :messageType, :deployment, :outcome)""")
                .param("id", line.id())
                .param("registration", registration == null ? null : registration.value(), Types.OTHER)
                .param("receivedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("messageType", line.messageType())
                .param("deployment", line.deploymentId())
                .param("outcome", line.outcome())
                .update();
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void removeOld() {
        jdbc.sql("delete from lti_launch_log where received_at < :limit")
                .param("limit", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * One launch.
     *
     * @param outcome {@link #ACCEPTED} or a problem code
     */
    record Line(
            UUID id,
            @Nullable RegistrationId registration,
            @Nullable String messageType,
            @Nullable String deploymentId,
            String outcome) {}
}
