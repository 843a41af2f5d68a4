package app.vigil.exam.web;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamProblem;
import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ExamSetup;
import app.vigil.exam.Exams;
import app.vigil.exam.Rule;
import app.vigil.lti.Role;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.testing.PlainSettings;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VigilTest
@Import(OneMoodle.class)
class ExamsOverHttpTest {

    private static final String QUIZ = OneMoodle.ORIGIN + "/mod/quiz/view.php?id=5";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private OneMoodle moodle;

    @Autowired
    private DeepLinkingForm launches;

    @Autowired
    private ExamProfiles profiles;

    @Autowired
    private ExamSetup setup;

    @Autowired
    private Exams exams;

    @Autowired
    private People people;

    @Autowired
    private Units units;

    private final String course = "course-" + UUID.randomUUID();
    private PersonId teacher = new PersonId(UUID.randomUUID());
    private String token = "";

    @BeforeEach
    void teacherAsksForALink() {
        TestLaunches launch = moodle.launch(Role.INSTRUCTOR).course(course).subject("teacher of " + course);
        teacher = people.remember(launch.launch()).id();
        token = (String) launches.handle(moodle.deepLinking(launch)).getModel().get("token");
    }

    @Test
    @DisplayName("R2-058 the form lists the ten permissions, each with its three switches and threshold (R2-024)")
    void showsTheWholeMatrixInTheFrame() {
        MvcTestResult page = submit("preset", Map.of("lang", "ru"));

        assertThat(page).hasStatusOk();
        assertThat(page).doesNotContainHeader(HttpHeaders.SET_COOKIE);
        assertThat(csp(page)).contains("frame-ancestors 'self' " + OneMoodle.ORIGIN);
        for (Rule rule : Rule.values()) {
            assertThat(page)
                    .bodyText()
                    .contains("rule." + rule.code() + ".allowed")
                    .contains("rule." + rule.code() + ".controlled")
                    .contains("rule." + rule.code() + ".visible")
                    .contains("rule." + rule.code() + ".threshold");
        }
        assertThat(page).bodyText().contains("Разрешить взгляд в сторону.").contains(token);
    }

    @Test
    void createsTheExamAndSendsOneLinkBack() {
        MvcTestResult answer = submit("create", Map.of("title", "Algebra", "rule.books.allowed", "on"));

        assertThat(answer).hasStatusOk().hasViewName("lti/deep-linking-return");
        Exam exam = exams.ofContext(moodle.registration().id(), course).getFirst();
        assertThat(exam.title()).isEqualTo("Algebra");
        assertThat(exam.quizAddress()).isEqualTo(URI.create(QUIZ));
        assertThat(exam.rules().of(Rule.BOOKS).allowed()).isTrue();
        JsonNode item = contentItems(answer).get(0);
        assertThat(item.path("url").asString()).endsWith("/lti/launch");
        assertThat(item.path("custom").path("exam").asString())
                .isEqualTo(exam.id().toString());
        assertThat(item.path("lineItem").path("label").asString()).isEqualTo("Admission: Algebra");
        assertThat(item.path("lineItem").path("scoreMaximum").asDouble()).isEqualTo(100);
        assertThat(item.path("lineItem").path("resourceId").asString())
                .isEqualTo(exam.id().toString());
        assertThat(item.path("lineItem").path("tag").asString()).isEqualTo("admission");
    }

    @Test
    @DisplayName("R2-007 whether a teacher checks answers belongs to the exam: a preset leaves it as it is")
    void asksWhetherATeacherChecks() {
        String ticked = "name=\"teacherChecked\"[^>]+checked=\"checked\"";
        assertThat(submit("preset", Map.of()))
                .bodyText()
                .contains("teacherChecked")
                .doesNotContainPattern(ticked);
        assertThat(submit("preset", Map.of("teacherChecked", "on"))).bodyText().containsPattern(ticked);

        submit("create", Map.of("title", "Essay", "teacherChecked", "on"));

        assertThat(exams.ofContext(moodle.registration().id(), course)
                        .getFirst()
                        .teacherChecked())
                .isTrue();
    }

    @Test
    void refusesAQuizElsewhereAndKeepsWhatWasTyped() {
        MvcTestResult again =
                submit("create", Map.of("title", "Algebra", "quizAddress", "https://elsewhere.example/quiz"));

        assertThat(again).hasStatus(422);
        assertThat(again)
                .bodyText()
                .contains("complaint-quizAddress", OneMoodle.ORIGIN, "https://elsewhere.example/quiz", "Algebra");
        assertThat(exams.ofContext(moodle.registration().id(), course)).isEmpty();
    }

    @Test
    void cancellingSendsAnEmptyAnswer() {
        assertThat(contentItems(submit("cancel", Map.of()))).isEmpty();
        assertThat(exams.ofContext(moodle.registration().id(), course)).isEmpty();
    }

    @Test
    void aTokenIsAnsweredOnce() {
        submit("create", Map.of("title", "Algebra"));

        assertThat(submit("create", Map.of("title", "Algebra"))).hasStatus4xxClientError();
        assertThat(exams.ofContext(moodle.registration().id(), course)).hasSize(1);
    }

    @Test
    void aStudentCannotCreateExams() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> launches.handle(moodle.deepLinking(moodle.launch(Role.LEARNER))))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(ExamProblem.TEACHERS_ONLY));
    }

    @Test
    @DisplayName("the preview needs no session and says in plain words what is allowed")
    void previewsWithoutASession() {
        MvcTestResult preview = http.perform(form("/exams/preview", Map.of("rule.paper.allowed", "on", "lang", "en")));

        assertThat(preview).hasStatusOk();
        assertThat(preview)
                .bodyText()
                .contains("You may write on scratch paper.")
                .contains("Put books and notes away.")
                .doesNotContain("<html");
    }

    @Test
    @DisplayName("R2-024 a change makes a version; the page shows who changed what")
    void savesAVersionAndShowsTheHistory() throws Exception {
        Exam exam = exam();

        assertThat(http.perform(form(
                                "/exams/" + exam.id(),
                                Map.of("action", "save", "version", "1", "rule.calculator.allowed", "on"))
                        .with(as(teacher))
                        .with(csrf())))
                .hasStatus3xxRedirection();

        Exam changed = exams.find(exam.id()).orElseThrow();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.rules().of(Rule.CALCULATOR).allowed()).isTrue();
        String page = show(exam, teacher).getMvcResult().getResponse().getContentAsString();
        assertThat(page.substring(
                        page.indexOf("data-test=\"history\""),
                        page.indexOf("</table>", page.indexOf("data-test=\"history\""))))
                .containsSubsequence(
                        ">2<", "Olena Kovalenko", "Allow a calculator.", ">1<", "Olena Kovalenko", "created")
                .doesNotContain("Allow paper");
    }

    @Test
    void refusesToOverwriteAColleaguesChange() {
        Exam exam = exam();
        Map<String, String> change = Map.of("action", "save", "version", "1", "title", "First");
        http.perform(form("/exams/" + exam.id(), change).with(as(teacher)).with(csrf()));

        MvcTestResult late =
                http.perform(form("/exams/" + exam.id(), Map.of("action", "save", "version", "1", "title", "Second"))
                        .with(as(teacher))
                        .with(csrf()));

        assertThat(late).hasStatus(409);
        assertThat(exams.find(exam.id()).orElseThrow().title()).isEqualTo("First");
    }

    @Test
    @DisplayName(
            "R2-008 staff is appointed from the course's members with order number and date; the checklist sees it")
    void appointsStaffFromTheMembers() {
        Exam exam = exam();
        PersonId assistant = people.remember(moodle.launch(Role.TEACHING_ASSISTANT)
                        .course(course)
                        .subject("assistant of " + course)
                        .launch())
                .id();
        assertThat(show(exam, teacher)).bodyText().contains("data-test=\"step-proctor\" data-done=\"false\"");

        assertThat(appoint(exam, assistant, Duty.PROCTOR, teacher)).hasStatus3xxRedirection();

        assertThat(show(exam, teacher)).bodyText().contains("data-test=\"step-proctor\" data-done=\"true\"");
    }

    @Test
    void appointsNobodyFromElsewhere() {
        PersonId foreign = people.remember(
                        moodle.launch(Role.TEACHING_ASSISTANT).course("another").launch())
                .id();

        assertThat(appoint(exam(), foreign, Duty.PROCTOR, teacher)).hasStatus(400);
    }

    @Test
    void aTeacherMakesNoAdministrators() {
        assertThat(appoint(exam(), teacher, Duty.ADMINISTRATOR, teacher)).hasStatus(403);
    }

    @Test
    void readsTheMembersWhereALaunchSaidTheyAre() {
        Exam exam = exam();

        assertThat(send(exam, "/members", teacher)).hasStatus3xxRedirection();

        assertThat(show(exam, teacher))
                .bodyText()
                .contains("Olha Bondar", "Petro Tkach")
                .doesNotContain("Left Already");
    }

    @Test
    void ticksAStepOfTheLmsButNoneItSeesItself() {
        Exam exam = exam();

        assertThat(send(exam, "/setup-steps/restrict-quiz?done=true", teacher)).hasStatus3xxRedirection();
        assertThat(send(exam, "/setup-steps/proctor?done=true", teacher)).hasStatus(404);

        assertThat(show(exam, teacher))
                .bodyText()
                .contains("data-test=\"step-restrict-quiz\" data-done=\"true\"")
                .contains("/assets/loader.js");
    }

    @ParameterizedTest
    @CsvSource({"LEARNER,course", "INSTRUCTOR,another", "TEACHING_ASSISTANT,course"})
    @DisplayName("nobody but the course's teacher reads or changes the settings")
    void refusesEverybodyElse(Role role, String where) {
        Exam exam = exam();
        PersonId other = people.remember(moodle.launch(role)
                        .course(where.equals("course") ? course : where)
                        .subject(UUID.randomUUID().toString())
                        .launch())
                .id();

        assertThat(show(exam, other)).hasStatus(403);
        assertThat(http.perform(form("/exams/" + exam.id(), Map.of("action", "save", "version", "1"))
                        .with(as(other))
                        .with(csrf())))
                .hasStatus(403);
        assertThat(appoint(exam, other, Duty.PROCTOR, other)).hasStatus(403);
        assertThat(send(exam, "/members", other)).hasStatus(403);
        assertThat(send(exam, "/gate-test?person=" + other, other)).hasStatus(403);
        assertThat(send(exam, "/setup-steps/loader?done=true", other)).hasStatus(403);
    }

    @Test
    void asksForASessionAndACsrfToken() {
        Exam exam = exam();

        assertThat(http.perform(get("/exams/" + exam.id()).accept(MediaType.TEXT_HTML)))
                .hasStatus(401);
        assertThat(http.perform(form("/exams/" + exam.id(), Map.of("action", "save", "version", "1"))
                        .with(as(teacher))))
                .hasStatus(403);
    }

    @Test
    void listsTheTeachersExams() {
        Exam exam = exam();

        assertThat(http.perform(get("/exams").with(as(teacher))))
                .hasStatusOk()
                .bodyText()
                .contains("/exams/" + exam.id());
    }

    private Exam exam() {
        return setup.create(
                new ExamSetup.Course(
                        moodle.registration().id(), course, "Mathematics", URI.create(OneMoodle.ORIGIN + "/members")),
                PlainSettings.of(
                        "Algebra",
                        URI.create(QUIZ),
                        units.root(moodle.registration().id()).id(),
                        profiles),
                teacher);
    }

    private MvcTestResult show(Exam exam, PersonId viewer) {
        return http.perform(get("/exams/" + exam.id()).with(as(viewer)));
    }

    private MvcTestResult send(Exam exam, String path, PersonId viewer) {
        return http.perform(post("/exams/" + exam.id() + path).with(as(viewer)).with(csrf()));
    }

    private MvcTestResult appoint(Exam exam, PersonId person, Duty duty, PersonId by) {
        return http.perform(post("/exams/" + exam.id() + "/appointments")
                .param("person", person.toString())
                .param("duty", duty.code())
                .param("orderNumber", "12-к")
                .param("orderDate", "2026-11-02")
                .with(as(by))
                .with(csrf()));
    }

    private MvcTestResult submit(String action, Map<String, String> changes) {
        return http.perform(form("/exams/deep-linking", changes)
                .param("token", token)
                .param("action", action)
                .header(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE));
    }

    /** The form as it is shown first, filled in and changed. */
    private MockHttpServletRequestBuilder form(String path, Map<String, String> changes) {
        MockHttpServletRequestBuilder request = post(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        Map<String, String> fields = new HashMap<>(Map.of(
                "title", "Algebra",
                "quizAddress", QUIZ,
                "kind", "final",
                "mode", "asynchronous",
                "presentation", "tab",
                "quality", "standard",
                "profile", "default",
                "abandonAfterMinutes", "60",
                "lang", "en",
                "unit", units.root(moodle.registration().id()).id().toString()));
        for (Rule rule : Rule.values()) {
            fields.put("rule." + rule.code() + ".threshold", "3");
            fields.put("rule." + rule.code() + ".controlled", "on");
        }
        fields.putAll(changes);
        fields.forEach(request::param);
        return request;
    }

    private static JsonNode contentItems(MvcTestResult answer) {
        assertThat(answer).hasStatusOk().hasViewName("lti/deep-linking-return");
        String jwt = String.valueOf(Objects.requireNonNull(answer.getMvcResult().getModelAndView())
                .getModel()
                .get("jwt"));
        byte[] claims = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
        return JsonMapper.shared().readTree(claims).path("https://purl.imsglobal.org/spec/lti-dl/claim/content_items");
    }

    private static String csp(MvcTestResult page) {
        return String.valueOf(page.getResponse().getHeader("Content-Security-Policy"));
    }
}
