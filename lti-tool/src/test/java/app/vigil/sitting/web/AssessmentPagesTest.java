package app.vigil.sitting.web;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.lti.Connections;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.people.People;
import app.vigil.shared.PersonId;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.ExamSteps;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.IdentityHints;
import app.vigil.sitting.SittingId;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** The pages that lead from the exam window into the platform's assessment and back, over HTTP. */
@VigilTest
@Import(ExamWindowOverHttpTest.RoomsAround.class)
class AssessmentPagesTest {

    private static final Locale RUSSIAN = Locale.of("ru");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Connections connections;

    @Autowired
    private People people;

    @Autowired
    private ProctoredAttempts attempts;

    @Autowired
    private ExamWindow window;

    @Autowired
    private ExamSteps steps;

    @Autowired
    private AssessmentDoor door;

    @Autowired
    private ExamWindowOverHttpTest.RoomsAround around;

    private final URI platform = URI.create("https://" + UUID.randomUUID() + ".example");
    private TestLaunches candidate;
    private PersonId student;
    private SittingId sitting;

    @BeforeEach
    void aCandidateComes() {
        RegistrationId registration = connections
                .connect(new Connections.PlatformValues(
                        "Academy",
                        platform.toString(),
                        "client-1",
                        platform.resolve("/auth"),
                        platform.resolve("/token"),
                        platform.resolve("/keys"),
                        "deployment-1"))
                .id();
        candidate = TestLaunches.of(Role.LEARNER)
                .registration(registration)
                .platform(platform)
                .subject("student")
                .returnUrl(platform.resolve("/back"));
        student = people.remember(candidate.launch()).id();
        sitting = window.open(around.exam, student, RUSSIAN, attempts.keep(candidate.startProctoring()));
    }

    @Test
    void postsTheSignedStartToThePlatformAlone() throws Exception {
        walk();
        mvc.perform(get("/sittings/{id}/assessment", sitting).with(as(student)))
                .andExpect(status().isOk())
                .andExpect(header().string(
                                "Content-Security-Policy",
                                allOf(
                                        containsString("form-action " + platform + ";"),
                                        endsWith("frame-ancestors 'none'"))))
                .andExpect(content().string(containsString("action=\"" + platform + "/start\"")))
                .andExpect(content().string(containsString("name=\"JWT\" value=\"ey")));
        assertThat(attempts.find(door.attemptOf(sitting).orElseThrow())
                        .orElseThrow()
                        .startedAt())
                .isNotNull();
    }

    @Test
    void opensNothingBeforeTheWalkIsDone() throws Exception {
        mvc.perform(get("/sittings/{id}/assessment", sitting).with(as(student))).andExpect(status().isConflict());
        mvc.perform(get("/sittings/{id}/assessment", sitting).with(as(new PersonId(UUID.randomUUID()))))
                .andExpect(status().isForbidden());
    }

    @Test
    void sendsWhoDeclinedBackInTheirLanguage() throws Exception {
        steps.decline(sitting, "");
        mvc.perform(get("/sittings/{id}/assessment/refusal?lang=en", sitting).with(as(student)))
                .andExpect(status().isFound())
                .andExpect(header().string(
                                "Location", startsWith(platform + "/back?lti_errormsg=The%20examinee%20declined")));
    }

    @Test
    void doesNotSendAwayWhoSits() throws Exception {
        walk();
        mvc.perform(get("/sittings/{id}/assessment/refusal", sitting).with(as(student)))
                .andExpect(status().isConflict());
    }

    @Test
    void theStateDocumentLeadsToThesePages() throws Exception {
        walk();
        mvc.perform(get("/api/sittings/{id}", sitting).with(as(student)))
                .andExpect(jsonPath("$.platformAssessment").value(true))
                .andExpect(jsonPath("$.exam.quizAddress").value(endsWith("/sittings/" + sitting + "/assessment")))
                .andExpect(jsonPath("$.leaveAddress").isEmpty());
        door.enter(sitting);
        door.end(candidate.endAssessment());
        mvc.perform(get("/api/sittings/{id}", sitting).with(as(student)))
                .andExpect(jsonPath("$.submission.gateClosed").value(true))
                .andExpect(jsonPath("$.submission.confirmedAt").isNumber());
    }

    @Test
    void whoDeclinedIsShownTheWayBack() throws Exception {
        steps.decline(sitting, "");
        mvc.perform(get("/api/sittings/{id}", sitting).with(as(student)))
                .andExpect(jsonPath("$.leaveAddress").value(endsWith("/sittings/" + sitting + "/assessment/refusal")));
    }

    private void walk() {
        steps.consent(sitting, "2026-11", Set.of("recording", "personal-data", "rules"), Set.of(), RUSSIAN);
        steps.check(sitting, List.of(new ExamSteps.CheckItem("camera", ExamSteps.Outcome.PASSED, "1280x720")));
        steps.identify(sitting, "passport", IdentityHints.NONE);
        steps.start(sitting);
    }
}
