package app.vigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.TestPlatform;
import app.vigil.shared.Viewer;
import app.vigil.shared.VigilSettings;
import app.vigil.testing.OneRowInEveryTable;
import app.vigil.testing.TestViewers;
import app.vigil.testing.VigilTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Deleting a platform, through all rooms: whatever table a room adds, its rows must go, too. */
@VigilTest
class RegistrationErasureTest {

    private static final Viewer OPERATOR = TestViewers.operator();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Connections connections;

    @Autowired
    private Registrations registrations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private VigilSettings settings;

    private final TestPlatform platform = new TestPlatform();
    private Registration registration;
    private OneRowInEveryTable rows;

    @BeforeEach
    void connect() {
        registration = connections.connect(platform.values());
        rows = new OneRowInEveryTable(jdbc, registration.id().value());
    }

    @AfterEach
    void close() {
        if (registrations.find(registration.id()).isPresent()) {
            connections.activate(registration.id(), false);
            connections.delete(registration.id(), registration.name(), OPERATOR.id());
        }
        platform.close();
    }

    @Test
    @DisplayName("deleting a platform erases what every room keeps of it, and the recordings")
    void erasesWhateverHangsOnThePlatform() throws IOException {
        rows.insert();
        assertThat(rows.found()).containsOnlyKeys(rows.tables());
        Path recording = settings.data().resolve("media").resolve(rows.sitting().toString());
        Files.createDirectories(recording);
        Files.writeString(recording.resolve("camera.0.media"), "media");
        connections.activate(registration.id(), false);
        assertThat(delete(registration.name())).hasRedirectedUrl("/lti/configuration");
        assertThat(registrations.find(registration.id())).isEmpty();
        assertThat(rows.found()).isEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> Files.notExists(recording));
        assertThat(auditLines(registration.id().value())).contains("registration-deleted");
    }

    @Test
    void touchesNoOtherPlatform() {
        rows.insert();
        Registration other = connections.connect(new Connections.PlatformValues(
                "Other",
                platform.issuer(),
                "other-client",
                platform.address("/auth"),
                platform.address("/token"),
                platform.address("/jwks"),
                "1"));
        connections.activate(other.id(), false);
        connections.delete(other.id(), "Other", OPERATOR.id());
        assertThat(rows.found()).containsOnlyKeys(rows.tables());
    }

    @Test
    void deletesNothingThatIsSwitchedOnOrNotMeant() {
        rows.insert();
        assertThat(delete(registration.name()))
                .bodyJson()
                .extractingPath("code")
                .isEqualTo("registration-still-active");
        connections.activate(registration.id(), false);
        assertThat(delete("Test")).bodyJson().extractingPath("code").isEqualTo("registration-name-mistyped");
        assertThat(rows.found()).containsOnlyKeys(rows.tables());
    }

    @Test
    void saysWhatWouldGo() {
        connections.activate(registration.id(), false);
        assertThat(http.get()
                        .uri("/lti/configuration/" + registration.id() + "/delete?lang=en")
                        .with(TestViewers.as(OPERATOR)))
                .hasStatus(HttpStatus.OK)
                .bodyText()
                .contains("0 people", "0 exams", "0 sittings", registration.name());
    }

    private MvcTestResult delete(String typed) {
        return http.post()
                .uri("/lti/configuration/" + registration.id() + "/delete")
                .param("name", typed)
                .with(TestViewers.as(OPERATOR))
                .with(csrf())
                .exchange();
    }

    private List<String> auditLines(UUID id) {
        return jdbc.sql("select action from audit_line where object_id = :id")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }
}
