package app.vigil.lti.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.vigil.lti.Connections;
import app.vigil.lti.DoctorCommand;
import app.vigil.lti.OperatorTokens;
import app.vigil.lti.Registration;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.shared.Viewer;
import app.vigil.testing.TestViewers;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The doctor's page, step by step, and its report for the command line. */
@VigilTest
class DoctorOverHttpTest {

    private static final Viewer OPERATOR = TestViewers.operator();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Connections connections;

    @Autowired
    private OperatorTokens tokens;

    private final TestPlatform platform = new TestPlatform().givesTokens();
    private Registration registration;

    @BeforeEach
    void connect() {
        registration = connections.connect(platform.values());
    }

    @AfterEach
    void close() {
        connections.activate(registration.id(), false);
        connections.delete(registration.id(), registration.name(), OPERATOR.id());
        platform.close();
    }

    @Test
    void asksForTheFirstStepWhenThePageIsOpened() {
        assertThat(http.get().uri(path("") + "?lang=en").with(TestViewers.as(OPERATOR)))
                .hasStatus(HttpStatus.OK)
                .bodyText()
                .contains(path("/registration"), "Step 1 of 6", registration.name());
    }

    @Test
    void answersAStepWithWhatItFoundAndAsksForTheNext() {
        assertThat(examine("token", OPERATOR))
                .hasStatus(HttpStatus.OK)
                .bodyText()
                .contains("data-level=\"GOOD\"", "All 4 services permitted.", path("/line-items"))
                .doesNotContain("<html");
    }

    @Test
    void endsAfterTheLastStep() {
        assertThat(examine("memberships", OPERATOR))
                .bodyText()
                .contains("not-launched", "All steps are done.")
                .doesNotContain("hx-post");
    }

    @Test
    void saysWhereToMendIt() {
        platform.on("/token", request -> Answer.json(400, Map.of("error", "invalid_client")));
        assertThat(examine("token", OPERATOR)).bodyText().contains("data-level=\"BAD\"", "cURL blocked hosts list");
    }

    @Test
    void servesNobodyElseAndNoOtherStep() {
        assertThat(examine("token", TestViewers.stranger())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(examine("surgery", OPERATOR)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    @Test
    void reportsToTheCommandLineOnce() {
        String token = tokens.issue(DoctorCommand.PURPOSE, Duration.ofMinutes(1));
        assertThat(report(token, registration.id().toString()))
                .hasStatus(HttpStatus.OK)
                .bodyText()
                .contains(
                        "1 platform is checked.",
                        "[ok] Permission for services",
                        "→ Open the activity in a course once");
        assertThat(report(token, "")).bodyJson().extractingPath("code").isEqualTo("check-token-invalid");
    }

    @Test
    void saysWhenThereIsNoSuchPlatform() {
        assertThat(report(tokens.issue(DoctorCommand.PURPOSE, Duration.ofMinutes(1)), "nobody"))
                .bodyText()
                .contains("No such platform is connected.")
                .endsWith(DoctorCommand.NOT_HEALTHY + System.lineSeparator());
    }

    @Test
    void reportsToNobodyWithoutTheMasterKey() {
        assertThat(report("", "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(report(tokens.issue("invitation", Duration.ofMinutes(1)), ""))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private String path(String below) {
        return "/lti/configuration/" + registration.id() + "/doctor" + below;
    }

    private MvcTestResult examine(String step, Viewer viewer) {
        return http.post()
                .uri(path("/" + step) + "?lang=en")
                .with(TestViewers.as(viewer))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult report(String token, String platform) {
        return http.post()
                .uri("/lti/check?lang=en")
                .param("token", token)
                .param("platform", platform)
                .exchange();
    }
}
