package app.vigil.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.Connections;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.TestPlatform;
import app.vigil.testing.Database;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Platforms are kept for a second: a change counts at once where it is made, and soon at every other node. */
@ParameterizedClass
@EnumSource(Database.class)
class RegistrationStoreTest {

    @Parameter
    private Database database;

    private final TestPlatform platform = new TestPlatform();
    private LtiRoom here;
    private LtiRoom elsewhere;

    @BeforeEach
    void start() {
        var source = database.fresh().source();
        here = new LtiRoom(source, Map.of());
        elsewhere = new LtiRoom(source, Map.of());
    }

    @AfterEach
    void close() {
        here.close();
        elsewhere.close();
        platform.close();
    }

    @Test
    void changesOfThisNodeCountAtOnceAndThoseOfAnotherWithinMoments() {
        Registration connected = here.connect(platform);
        assertThat(active(here, connected)).isTrue();
        assertThat(active(elsewhere, connected)).isTrue();
        here.get(Connections.class).activate(connected.id(), false);
        assertThat(active(here, connected)).isFalse();
        assertThat(here.get(Registrations.class).platformOrigins()).isEmpty();
        assertThat(here.get(RegistrationStore.class).ofIssuer(platform.issuer()))
                .noneMatch(Registration::active);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !active(elsewhere, connected));
    }

    @Test
    void whatAnotherNodeHasJustConnectedIsKnownAtOnce() {
        assertThat(elsewhere.get(RegistrationStore.class).ofIssuer(platform.issuer()))
                .isEmpty();
        Registration connected = here.connect(platform);
        assertThat(active(elsewhere, connected)).isTrue();
        assertThat(elsewhere.get(RegistrationStore.class).ofIssuer(platform.issuer()))
                .hasSize(1);
    }

    @Test
    void aTransactionSeesItsOwnChangesAndLeavesNothingBehindWhenItFails() {
        Registration connected = here.connect(platform);
        assertThat(active(here, connected)).isTrue();
        assertThatThrownBy(() -> here.get(TransactionTemplate.class).executeWithoutResult(status -> {
                    here.get(Connections.class).activate(connected.id(), false);
                    assertThat(active(here, connected)).isFalse();
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(active(here, connected)).isTrue();
    }

    @Test
    void anAcceptedDeploymentIsKnownFromThenOn() {
        Registration connected = here.connect(platform);
        Deployments deployments = elsewhere.get(Deployments.class);
        assertThat(deployments.accepted(connected.id(), "new")).isFalse();
        here.get(Connections.class).acceptDeployment(connected.id(), "new");
        assertThat(deployments.accepted(connected.id(), "new")).isTrue();
        assertThat(deployments.accepted(connected.id(), "newer")).isFalse();
    }

    private static boolean active(LtiRoom node, Registration registration) {
        return node.get(Registrations.class)
                .find(registration.id())
                .orElseThrow()
                .active();
    }
}
