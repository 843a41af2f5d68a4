package app.vigil.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.Connections.Deployment;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.Scores;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many institutions, some of them on one platform: nothing of one serves another. */
@ParameterizedClass
@EnumSource(Database.class)
class RegistrationIsolationTest {

    @Parameter
    Database database;

    private TestPlatform platform;
    private TestPlatform otherPlatform;
    private LtiRoom room;
    private Connections connections;
    private Registration first;
    private Registration sameIssuer;
    private Registration elsewhere;

    @BeforeEach
    void connect() {
        platform = new TestPlatform().givesTokens();
        otherPlatform = new TestPlatform().givesTokens();
        room = new LtiRoom(database);
        connections = room.get(Connections.class);
        first = room.connect(platform);
        sameIssuer = connections.connect(new Connections.PlatformValues(
                "Second institution",
                platform.issuer(),
                "second-client",
                platform.address("/auth"),
                platform.address("/token"),
                platform.address("/jwks"),
                null));
        elsewhere = room.connect(otherPlatform);
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
        otherPlatform.close();
    }

    @Test
    void acceptsADeploymentForOneRegistrationOnly() {
        Deployments deployments = room.get(Deployments.class);
        deployments.quarantine(sameIssuer.id(), TestPlatform.DEPLOYMENT);
        assertThat(deployments.accepted(first.id(), TestPlatform.DEPLOYMENT)).isTrue();
        assertThat(deployments.accepted(sameIssuer.id(), TestPlatform.DEPLOYMENT))
                .isFalse();
        assertThat(connections.deployments(sameIssuer.id()))
                .extracting(Deployment::accepted)
                .containsExactly(false);
        connections.acceptDeployment(sameIssuer.id(), "another");
        assertThat(connections.deployments(first.id()))
                .extracting(Deployment::id)
                .containsExactly(TestPlatform.DEPLOYMENT);
    }

    @Test
    void dismissesOnlyWhatWaits() {
        Deployments deployments = room.get(Deployments.class);
        deployments.quarantine(first.id(), "stranger");
        connections.dismissDeployment(first.id(), "stranger");
        connections.dismissDeployment(first.id(), TestPlatform.DEPLOYMENT);
        assertThat(connections.deployments(first.id()))
                .extracting(Deployment::id)
                .containsExactly(TestPlatform.DEPLOYMENT);
        deployments.quarantine(first.id(), "stranger");
        assertThat(deployments.accepted(first.id(), "stranger")).isFalse();
    }

    @Test
    void remembersNoMoreThanFiftyStrangers() {
        Deployments deployments = room.get(Deployments.class);
        for (int i = 0; i < 60; i++) {
            deployments.quarantine(first.id(), "stranger-" + i);
        }
        assertThat(connections.deployments(first.id())).hasSize(51);
        assertThat(connections.deployments(elsewhere.id())).hasSize(1);
    }

    @Test
    void signsForEachWithAKeyOfItsOwn() {
        ToolKeys keys = room.get(ToolKeys.class);
        assertThat(List.of(
                        keys.signingKey(first.id()).kid(),
                        keys.signingKey(sameIssuer.id()).kid(),
                        keys.signingKey(elsewhere.id()).kid()))
                .doesNotHaveDuplicates();
    }

    @Test
    void usesNoTokenOfAnother() {
        platform.on("/items/7/scores", request -> Answer.empty(200));
        post(first, platform.address("/items/7"));
        post(sameIssuer, platform.address("/items/7"));
        assertThat(platform.requestsTo("/token")).hasSize(2);
        assertThat(platform.requestsTo("/items/7/scores"))
                .extracting(request -> request.header("authorization"))
                .doesNotHaveDuplicates();
    }

    @Test
    void callsNoServiceOfAnotherPlatform() {
        otherPlatform.on("/items/7/scores", request -> Answer.empty(200));
        URI onTheOther = URI.create(otherPlatform.address("/items/7").toString().replace("127.0.0.1", "localhost"));
        assertThat(post(first, onTheOther).kind()).isEqualTo(ScoreOutcome.Kind.NOT_ALLOWED);
        assertThat(otherPlatform.connections()).isZero();
    }

    @Test
    void switchesOffAndDeletesOnlyTheOneThatIsMeant() {
        connections.activate(first.id(), false);
        connections.delete(first.id(), first.name(), new PersonId(UUID.randomUUID()));
        assertThat(room.get(Registrations.class).all())
                .extracting(Registration::id)
                .containsExactlyInAnyOrder(sameIssuer.id(), elsewhere.id())
                .allMatch(id ->
                        room.get(Registrations.class).find(id).orElseThrow().active());
        platform.on("/items", request -> Answer.json(200, List.of()));
        assertThat(room.get(LineItems.class).find(sameIssuer.id(), platform.address("/items"), LineItems.Filter.ALL))
                .isEmpty();
    }

    private ScoreOutcome post(Registration registration, URI item) {
        Score score = new Score(
                "u",
                room.clock.instant(),
                Score.ActivityProgress.COMPLETED,
                Score.GradingProgress.FULLY_GRADED,
                1.0,
                1,
                null);
        return room.get(Scores.class).post(registration.id(), item, score);
    }
}
