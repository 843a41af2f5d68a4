package app.vigil.lti.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.DoctorCommand;
import app.vigil.lti.KeyRotationCommand;
import app.vigil.lti.OperatorTokens;
import app.vigil.lti.Registration;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.keys.KeyRotation;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The command line's door to the key rotation. */
@VigilTest
class KeyRotationOverHttpTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Connections connections;

    @Autowired
    private OperatorTokens tokens;

    @Autowired
    private KeyRotation rotation;

    private TestPlatform platform;
    private Registration registration;

    @BeforeEach
    void connect() {
        platform = new TestPlatform();
        registration = connections.connect(platform.values());
    }

    @AfterEach
    void disconnect() {
        connections.activate(registration.id(), false);
        platform.close();
    }

    @Test
    void renewsTheKeysOfTheNamedPlatformOnce() {
        String token = tokens.issue(KeyRotationCommand.PURPOSE, MINUTE);
        assertThat(rotate(token, platform.issuer()))
                .hasStatus(HttpStatus.OK)
                .bodyText()
                .contains(registration.name() + ": ", " from ")
                .endsWith(KeyRotationCommand.DONE + System.lineSeparator());
        assertThat(rotation.published(registration.id())).hasSize(2);
        assertThat(rotate(token, platform.issuer())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void saysWhenThereIsNoSuchPlatform() {
        assertThat(rotate(tokens.issue(KeyRotationCommand.PURPOSE, MINUTE), "https://other.example"))
                .bodyText()
                .startsWith("no such platform");
        assertThat(rotation.published(registration.id())).hasSize(1);
    }

    @Test
    void refusesATokenForSomethingElse() {
        assertThat(rotate(tokens.issue(DoctorCommand.PURPOSE, MINUTE), "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(rotate("", "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(rotation.published(registration.id())).hasSize(1);
    }

    private MvcTestResult rotate(String token, String platformName) {
        return http.post()
                .uri("/lti/keys/rotation")
                .param("token", token)
                .param("platform", platformName)
                .exchange();
    }
}
