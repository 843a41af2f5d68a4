package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.RegistrationDeleted;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.launch.LaunchLog.Line;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class LaunchLogTest {

    private static final RegistrationId ONE = new RegistrationId(UUID.randomUUID());
    private static final RegistrationId OTHER = new RegistrationId(UUID.randomUUID());

    @Parameter
    Database database;

    private Database.Connection store;
    private LaunchLog log;

    @BeforeEach
    void start() {
        store = database.fresh();
        log = new LaunchLog(
                store.jdbc(), new JdbcTemplate(store.source()), store.transaction(), SettableClock.atFriday());
    }

    @Test
    void writesARefusalAtOnce() {
        log.write(line(ONE, "launch-nonce"));
        log.write(line(null, "launch-state-unknown"));
        assertThat(outcomes()).containsExactly("launch-nonce", "launch-state-unknown");
    }

    @Test
    void writesAcceptedLaunchesTogether() {
        log.write(line(ONE, LaunchLog.ACCEPTED));
        log.write(line(OTHER, LaunchLog.ACCEPTED));
        assertThat(outcomes()).isEmpty();
        log.writeAccepted();
        log.writeAccepted();
        assertThat(outcomes()).containsExactly(LaunchLog.ACCEPTED, LaunchLog.ACCEPTED);
    }

    @Test
    void keepsAcceptedLaunchesThatCouldNotBeWritten() {
        log.write(line(ONE, LaunchLog.ACCEPTED));
        store.jdbc()
                .sql("alter table lti_launch_log rename to lti_launch_log_away")
                .update();
        log.writeAccepted();
        store.jdbc()
                .sql("alter table lti_launch_log_away rename to lti_launch_log")
                .update();
        log.writeAccepted();
        assertThat(outcomes()).containsExactly(LaunchLog.ACCEPTED);
    }

    @Test
    void writesNothingOfADeletedRegistration() {
        log.write(line(ONE, LaunchLog.ACCEPTED));
        log.on(new RegistrationDeleted(ONE, new PersonId(UUID.randomUUID())));
        log.writeAccepted();
        assertThat(outcomes()).isEmpty();
    }

    private List<String> outcomes() {
        return store.jdbc()
                .sql("select outcome from lti_launch_log order by outcome")
                .query(String.class)
                .list();
    }

    private static Line line(@Nullable RegistrationId registration, String outcome) {
        return new Line(UUID.randomUUID(), registration, "LtiResourceLinkRequest", "1", outcome);
    }
}
