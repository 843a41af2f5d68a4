package app.vigil.sitting.web;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Exams;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.lti.Launch;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.people.People;
import app.vigil.people.UnitId;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.PersonId;
import app.vigil.sitting.AdmissionDelivery;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.IdentityEvidence;
import app.vigil.sitting.SittingId;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@VigilTest
@Import({ExamWindowOverHttpTest.RoomsAround.class, ExamWindowOverHttpTest.LaunchDoor.class})
class ExamWindowOverHttpTest {

    private static final String DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36";
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/150.0 Mobile Safari/537.36";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private ExamWindow window;

    @Autowired
    private RoomsAround around;

    @Autowired
    private LaunchDoor door;

    private PersonId student;
    private SittingId sitting;

    @BeforeEach
    void somebodyLaunches() {
        around.exam = exam(false);
        door.launch = TestLaunches.of(Role.LEARNER)
                .locale(Locale.of("ru"))
                .name("Щёголева Юлия")
                .launch();
        student = people.remember(door.launch).id();
        sitting = window.open(around.exam, student, Locale.of("ru"));
    }

    @Test
    void theStateDocumentHasWhatTheContractNames() throws Exception {
        mvc.perform(get("/api/sittings/{id}?lang=ru", sitting).with(as(student)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("launched"))
                .andExpect(jsonPath("$.exam.title").value("История"))
                .andExpect(jsonPath("$.exam.mode").value("asynchronous"))
                .andExpect(jsonPath("$.examinee.name").value("Щёголева Юлия"))
                .andExpect(jsonPath("$.rules", hasSize(Rule.values().length)))
                .andExpect(jsonPath("$.rules[0].code").value("websites"))
                .andExpect(jsonPath("$.rules[0].kind").value("permission"))
                .andExpect(jsonPath("$.rules[0].thresholdSeconds").value(2.5))
                .andExpect(jsonPath("$.rules[0].explanation").isNotEmpty())
                .andExpect(jsonPath("$.consent.sections", hasSize(7)))
                .andExpect(jsonPath("$.consent.ticks[0].code").value("recording"))
                .andExpect(jsonPath("$.documentKinds[0].label").value("Паспорт"))
                .andExpect(jsonPath("$.requirements.uploadKbitPerSecond").value(1000))
                .andExpect(jsonPath("$.presence.heartbeatSeconds").value(5))
                .andExpect(jsonPath("$.admission").value("none"))
                .andExpect(jsonPath("$.loaderToken").isEmpty())
                .andExpect(jsonPath("$.submission.gateClosed").value(false));
    }

    @Test
    void walksFromConsentToTheHeartbeat() throws Exception {
        step("consent", """
                {"version":"2026-11","ticks":["recording","personal-data","rules"]}""").andExpect(jsonPath("$.state").value("consented"));
        step("check", """
                {"items":[{"code":"camera","outcome":"passed","measured":"1280x720"}]}""").andExpect(jsonPath("$.state").value("checked"));
        step("identification", """
                {"documentKind":"passport","liveness":{"outcome":"perhaps","asked":[],"seconds":1}}""").andExpect(status().isBadRequest());
        step("identification", """
                {"documentKind":"passport","likeness":{"outcome":"alike","distance":-1,"threshold":0.54,"version":"x/1"}}""").andExpect(status().isBadRequest());
        step("identification", """
                {"documentKind":"passport","liveness":{"outcome":"passed","asked":["left","blink"],"seconds":7.5},
                 "document":{"outcome":"hard-to-read","faults":["glare"],"tries":2,"version":"document-print/1", "measured":[{"code":"glare","value":0.2,"threshold":0.05}]},
                 "likeness":{"outcome":"not-compared","reason":"hard-to-read","distance":null,"threshold":0.54, "version":"dlib/1"}}""").andExpect(jsonPath("$.state").value("identified"));
        step("start", "{}")
                .andExpect(jsonPath("$.state").value("running"))
                .andExpect(jsonPath("$.loaderToken").isNotEmpty());
        step("heartbeat", """
                {"instance":"page-1","streams":{"camera":{"live":true,"pending":2}}}""")
                .andExpect(jsonPath("$.takenOver").value(false))
                .andExpect(jsonPath("$.gateClosed").value(false));
        step("unframed", "{\"reason\":\"signed-out\"}")
                .andExpect(jsonPath("$.presentation").value("tab"))
                .andExpect(jsonPath("$.unframedBecause").value("signed-out"));
        step("submitted", "{}").andExpect(jsonPath("$.submission.gateClosesAt").isNumber());
        step("problem", "{\"text\":\"Нет звука\"}").andExpect(status().isOk());
        step("finish", "{\"lastSequence\":{\"camera\":12,\"screen\":11}}")
                .andExpect(jsonPath("$.state").value("finished"));
    }

    @Test
    @DisplayName("a framed quiz is the only foreign page the exam window may frame")
    void framesTheQuizAndNothingElse() throws Exception {
        mvc.perform(get("/sittings/{id}", sitting).with(as(student)))
                .andExpect(
                        header().string("Content-Security-Policy", endsWith("frame-src 'self' http://127.0.0.1:8081")))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")));
        step("unframed", "{\"reason\":\"something\"}").andExpect(status().isBadRequest());
        step("unframed", "{\"reason\":\"signed-out\"}")
                .andExpect(jsonPath("$.presentation").value("framed"));
    }

    @Test
    @DisplayName("WebAssembly runs in workers only, and they reach our own host only")
    void workersAloneMayRunModels() throws Exception {
        mvc.perform(get("/assets/workers/some.js"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"));
        mvc.perform(get("/sittings/{id}", sitting).with(as(student)))
                .andExpect(header().string("Content-Security-Policy", not(containsString("wasm"))));
    }

    @Test
    @DisplayName("what the build names by its content is kept by the browser, also for a reload without network")
    void whatIsNamedByItsContentIsKept() throws Exception {
        String folder = "META-INF/resources/assets/workers/";
        String worker = Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "*.js"))
                .map(Resource::getFilename)
                .findFirst()
                .orElseThrow();
        mvc.perform(get("/assets/workers/" + worker))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
    }

    @Test
    void aStepThatIsNotNextIsAConflictInTheReadersLanguage() throws Exception {
        step("start", "{}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("sitting-transition-refused"))
                .andExpect(jsonPath("$.detail", containsString("«launched»")));
        step("check", "{\"items\":[]}").andExpect(status().isBadRequest());
        step("check", "{\"items\":[{\"code\":\"camera\",\"outcome\":\"perhaps\"}]}")
                .andExpect(status().isBadRequest());
    }

    @Test
    void onlyTheExamineeEnters() throws Exception {
        PersonId other = new PersonId(UUID.randomUUID());
        mvc.perform(get("/api/sittings/{id}", sitting).with(as(other))).andExpect(status().isForbidden());
        mvc.perform(get("/sittings/{id}", sitting).with(as(other))).andExpect(status().isForbidden());
        mvc.perform(get("/api/sittings/{id}", sitting)).andExpect(status().isUnauthorized());
        mvc.perform(post("/api/sittings/{id}/start", sitting).with(as(student))).andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("R2-016 a phone is refused politely, in the frame and in the window")
    void aPhoneIsRefusedPolitely() throws Exception {
        mvc.perform(get("/sittings/{id}", sitting).with(as(student)).header("User-Agent", PHONE))
                .andExpect(content().string(containsString("data-test=\"desktop-only\"")));
        mvc.perform(get("/sittings/{id}", sitting).with(as(student)).header("User-Agent", DESKTOP))
                .andExpect(content().string(containsString("data-sitting=\"" + sitting + "\"")));
        mvc.perform(get("/sittings/probe/card").with(as(student)).header("User-Agent", PHONE))
                .andExpect(content().string(containsString("data-test=\"desktop-only\"")));
    }

    @Test
    @DisplayName("R1-018, R4-019 the card tells of the recording and the rules before anything begins")
    void theCardTellsWhatAwaits() throws Exception {
        String page = mvc.perform(
                        get("/sittings/probe/card?lang=ru").with(as(student)).header("User-Agent", DESKTOP))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("История")))
                .andExpect(content().string(containsString("data-test=\"recording-notice\"")))
                .andExpect(content().string(containsString("data-test=\"open-window\"")))
                .andExpect(content().string(containsString("Открыть окно испытания")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page.split("data-rule=", -1)).hasSize(12);
    }

    @Test
    void theTeacherRecordsARepresentativesConsentAndSeesTheRoll() throws Exception {
        PersonId teacher = new PersonId(UUID.randomUUID());
        around.teacher = teacher;
        around.exam = exam(true);
        step("consent", """
                {"version":"2026-11","ticks":["recording","personal-data","rules"]}""").andExpect(jsonPath("$.code").value("representative-consent-missing"));

        mvc.perform(post("/sittings-of/{exam}/representative-consents", around.exam.id())
                        .with(as(teacher))
                        .with(csrf())
                        .param("examinee", student.toString())
                        .param("document", "№ 7 от 01.09.2026"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/sittings-of/{exam}?lang=ru", around.exam.id()).with(as(teacher)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Щёголева Юлия")))
                .andExpect(content().string(containsString("№ 7 от 01.09.2026")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/sittings-of/{exam}", around.exam.id()).with(as(student)))
                .andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("R4-017 the teacher gives one student extra time, which moves the closing time that student is shown")
    void theTeacherGivesExtraTime() throws Exception {
        PersonId teacher = new PersonId(UUID.randomUUID());
        Instant closes = Instant.parse("2027-01-15T10:00:00Z");
        around.teacher = teacher;
        around.exam = exam(false, closes);

        giveExtraTime(student).andExpect(status().isForbidden());
        giveExtraTime(teacher).andExpect(status().is3xxRedirection());

        mvc.perform(get("/sittings-of/{exam}?lang=ru", around.exam.id()).with(as(teacher)))
                .andExpect(content().string(containsString("Ещё 25 минут")))
                .andExpect(content().string(containsString("value=\"25\"")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/api/sittings/{id}", sitting).with(as(student)))
                .andExpect(jsonPath("$.exam.closesAt")
                        .value(closes.plus(Duration.ofMinutes(25)).toEpochMilli()));
    }

    private ResultActions giveExtraTime(PersonId by) throws Exception {
        return mvc.perform(post("/sittings-of/{exam}/extra-time", around.exam.id())
                .with(as(by))
                .with(csrf())
                .param("examinee", student.toString())
                .param("minutes", "25"));
    }

    @Test
    @DisplayName("R2-057 the upload probe takes four MiB and keeps nothing")
    void theUploadProbeTakesFourMebibytes() throws Exception {
        mvc.perform(post("/api/probe/upload").with(as(student)).with(csrf()).content(new byte[4 << 20]))
                .andExpect(status().isNoContent());
        mvc.perform(post("/api/probe/upload").with(as(student)).with(csrf()).content(new byte[(4 << 20) + 1]))
                .andExpect(status().isContentTooLarge());
    }

    private ResultActions step(String name, String body) throws Exception {
        return mvc.perform(post("/api/sittings/{id}/{step}?lang=ru", sitting, name)
                .with(as(student))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static Exam exam(boolean representative) {
        return exam(representative, null);
    }

    private static Exam exam(boolean representative, @Nullable Instant closesAt) {
        return new Exam(
                new ExamId(new UUID(7, 7)),
                1,
                new app.vigil.lti.RegistrationId(new UUID(7, 8)),
                "course-1",
                new UnitId(new UUID(7, 9)),
                "История",
                ExamKind.INTERMEDIATE,
                false,
                ProctoringMode.ASYNCHRONOUS,
                URI.create("http://127.0.0.1:8081/quiz/1"),
                null,
                closesAt,
                null,
                "default",
                new RuleMatrix(
                        Arrays.stream(Rule.values())
                                .collect(Collectors.toMap(
                                        rule -> rule,
                                        rule -> new RuleMatrix.Setting(false, true, true, Duration.ofMillis(2500)))),
                        List.of("Без шапки")),
                new Exam.PresencePolicy(null, Duration.ofMinutes(60)),
                representative,
                QuizPresentation.FRAMED,
                QualityProfile.STANDARD,
                null);
    }

    /** The rooms around, as far as the window asks them. */
    @TestConfiguration(proxyBeanMethods = false)
    static class RoomsAround {

        Exam exam = exam(false);
        PersonId teacher = new PersonId(UUID.randomUUID());

        @Bean
        @Primary
        Exams oneExam() {
            Exams exams = mock(Exams.class);
            when(exams.find(any())).thenAnswer(call -> Optional.of(exam));
            when(exams.of(any(ResourceLinkLaunch.class))).thenAnswer(call -> Optional.of(exam));
            return exams;
        }

        @Bean
        @Primary
        ExamAccess oneTeacher() {
            ExamAccess access = mock(ExamAccess.class);
            when(access.manages(any(), any())).thenAnswer(call -> teacher.equals(call.getArgument(0)));
            return access;
        }

        @Bean
        @Primary
        IdentityEvidence photosThere() {
            return id -> true;
        }

        @Bean
        @Primary
        AdmissionDelivery nothingSent() {
            return id -> AdmissionDelivery.State.NONE;
        }
    }

    /** Stands where the LTI room hands a checked launch over. */
    @Controller
    @TestComponent
    static class LaunchDoor {

        private final ExamineeCard card;
        private Launch launch;

        LaunchDoor(ExamineeCard card) {
            this.card = card;
        }

        @GetMapping("/sittings/probe/card")
        @OpenEndpoint(because = "stands for a launch in tests")
        ModelAndView card() {
            return card.handle(launch);
        }
    }
}
