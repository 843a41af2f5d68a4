package app.vigil.lti.proctoring;

import app.vigil.lti.ControlAction;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.shared.MasterKey;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Proctored attempts in one table; the session data are sealed, because whoever holds them could forge a start. */
@Component
class AttemptTable implements ProctoredAttempts {

    private static final String SEAL_PURPOSE = "lti-session-data";

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final Clock clock;

    AttemptTable(JdbcClient jdbc, MasterKey masterKey, Clock clock) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    @Override
    public ProctoredAttempt keep(StartProctoringLaunch launch) {
        AttemptId id = idOf(launch).orElseGet(() -> insert(launch));
        refresh(id, launch);
        return find(id).orElseThrow();
    }

    @Override
    public Optional<ProctoredAttempt> find(AttemptId id) {
        return jdbc.sql("select * from lti_proctored_attempt where id = :id")
                .param("id", id.value())
                .query(AttemptTable::attempt)
                .optional();
    }

    @Override
    public ProctoredAttempt of(EndAssessmentLaunch launch) {
        return jdbc
                .sql("""
                        select * from lti_proctored_attempt
                        where registration_id = :registration and deployment_id = :deployment and subject = :subject
                            and attempt_number = :number and started_at is not null
                        order by started_at desc""")
                .param("registration", launch.core().registration().value())
                .param("deployment", launch.core().deploymentId())
                .param("subject", launch.core().user().subject())
                .param("number", launch.attemptNumber())
                .query(AttemptTable::attempt)
                .list()
                .stream()
                .filter(attempt -> launch.resourceLinkId() == null
                        || launch.resourceLinkId().equals(attempt.resourceLinkId()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_ATTEMPT_UNKNOWN)
                        .with("launch", launch.core().id()));
    }

    String sessionData(AttemptId id) {
        byte[] sealed = jdbc.sql("select sealed_session_data from lti_proctored_attempt where id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single();
        return new String(masterKey.open(SEAL_PURPOSE, id.toString(), sealed), StandardCharsets.UTF_8);
    }

    /** Remembers the first start only. */
    void markStarted(AttemptId id) {
        jdbc.sql("update lti_proctored_attempt set started_at = :now where id = :id and started_at is null")
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    private Optional<AttemptId> idOf(StartProctoringLaunch launch) {
        return key(jdbc.sql("""
                        select id from lti_proctored_attempt
                        where registration_id = :registration and deployment_id = :deployment
                            and resource_link = :link and subject = :subject and attempt_number = :number"""), launch)
                .query((row, number) -> new AttemptId(row.getObject("id", UUID.class)))
                .optional();
    }

    private AttemptId insert(StartProctoringLaunch launch) {
        AttemptId id = new AttemptId(UUID.randomUUID());
        try {
            key(jdbc.sql("""
                            insert into lti_proctored_attempt (id, registration_id, deployment_id, resource_link, subject,
                                attempt_number, sealed_session_data, start_assessment_url, launched_at)
                            values (:id, :registration, :deployment, :link, :subject, :number, :data, :startUrl, :now)"""), launch)
                    .param("id", id.value())
                    .param("data", sealed(id, launch))
                    .param("startUrl", launch.startAssessmentUrl().toString())
                    .param("now", now())
                    .update();
            return id;
        } catch (DuplicateKeyException launchedTwiceAtOnce) {
            return idOf(launch).orElseThrow(() -> launchedTwiceAtOnce);
        }
    }

    private static StatementSpec key(StatementSpec statement, StartProctoringLaunch launch) {
        return statement
                .param("registration", launch.core().registration().value())
                .param("deployment", launch.core().deploymentId())
                .param("link", launch.resourceLinkId())
                .param("subject", launch.core().user().subject())
                .param("number", launch.attemptNumber());
    }

    private void refresh(AttemptId id, StartProctoringLaunch launch) {
        Optional<ControlEndpoint> control = launch.control();
        jdbc.sql("""
                        update lti_proctored_attempt set sealed_session_data = :data, start_assessment_url = :startUrl,
                            return_url = :returnUrl, control_url = :controlUrl, control_actions = :actions
                        where id = :id""")
                .param("id", id.value())
                .param("data", sealed(id, launch))
                .param("startUrl", launch.startAssessmentUrl().toString())
                .param("returnUrl", launch.core().returnUrl().map(URI::toString).orElse(null))
                .param(
                        "controlUrl",
                        control.map(endpoint -> endpoint.address().toString()).orElse(null))
                .param(
                        "actions",
                        control.map(endpoint -> codes(endpoint.actions())).orElse(null))
                .update();
    }

    private byte[] sealed(AttemptId id, StartProctoringLaunch launch) {
        return masterKey.seal(SEAL_PURPOSE, id.toString(), launch.sessionData().getBytes(StandardCharsets.UTF_8));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String codes(Set<ControlAction> actions) {
        return actions.stream().map(ControlAction::code).sorted().collect(Collectors.joining(" "));
    }

    private static ProctoredAttempt attempt(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime startedAt = row.getObject("started_at", OffsetDateTime.class);
        return new ProctoredAttempt(
                new AttemptId(row.getObject("id", UUID.class)),
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                row.getString("deployment_id"),
                row.getString("subject"),
                row.getString("resource_link"),
                row.getInt("attempt_number"),
                URI.create(row.getString("start_assessment_url")),
                Optional.ofNullable(row.getString("return_url")).map(URI::create),
                control(row.getString("control_url"), row.getString("control_actions")),
                startedAt == null ? null : startedAt.toInstant());
    }

    private static Optional<ControlEndpoint> control(@Nullable String address, @Nullable String actions) {
        if (address == null || actions == null) {
            return Optional.empty();
        }
        Set<ControlAction> offered = Arrays.stream(actions.split(" "))
                .flatMap(code -> ControlAction.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new ControlEndpoint(offered, URI.create(address)));
    }
}
