package app.vigil.decision.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.DeadlineBoard;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.incident.Incident;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.Reviews;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@VigilTest
@Import(StandingRooms.class)
class ActsTest {

    private static final DeadlineKind KIND = DeadlineKind.VIOLATION_ACT;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private DeadlineBoard board;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId colleague;
    private PersonId dean;
    private Sitting sitting;

    @BeforeEach
    void aViolationIsConfirmed() {
        exam = rooms.exam("История России", ExamKind.INTERMEDIATE, "ranepa");
        proctor = rooms.person("Проктор Пётр Петрович", "p@edu.ranepa.ru");
        colleague = rooms.person("Коллега Клара", "c@edu.ranepa.ru");
        dean = rooms.person("Деканова Дарья", "d@edu.ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(colleague, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam.unit());
        sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия", "s@edu.ranepa.ru"));
        transaction.executeWithoutResult(
                status -> events.publishEvent(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> deadlines.running(DeadlineKind.REVIEW, sitting.id().value()));
        Incident mark = rooms.mark(sitting);
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        reviewing.judge(sitting.id(), new Reviewing.MarkVerdict(mark.id(), true, null, "", null), proctor);
    }

    @Test
    @DisplayName("R4-056 a status that recommends to cancel puts the act into its reviewer's list, who draws it up from"
            + " the player once")
    void asksTheReviewerForTheAct() throws Exception {
        set(VerificationStatus.VIOLATION);

        awaitRunning(true);
        assertThat(board.of(proctor).own())
                .filteredOn(line -> line.kind() == KIND)
                .singleElement()
                .satisfies(line -> assertThat(line.path()).isEqualTo("/review/" + sitting.id()));
        assertThat(board.of(colleague).own()).noneMatch(line -> line.kind() == KIND);
        assertThat(board.of(dean).overseen()).anyMatch(line -> line.kind() == KIND);
        document(proctor).andExpect(jsonPath("$.review.act.path").value(nullValue()));
        document(colleague).andExpect(jsonPath("$.review.act").value(nullValue()));
        drawUp(colleague)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("paper-act-not-called-for"));

        String paper = JsonPath.read(
                drawUp(proctor)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.path");

        awaitRunning(false);
        mvc.perform(get(paper).with(as(proctor))).andExpect(status().isOk());
        document(proctor).andExpect(jsonPath("$.review.act.path").value(paper));
        drawUp(proctor).andExpect(jsonPath("$.path").value(paper));
    }

    @Test
    @DisplayName("R4-056 an act is drawn up once, however often it is asked for at the same time")
    void drawsUpOneOfMany() throws Exception {
        set(VerificationStatus.VIOLATION);
        Set<String> papers = ConcurrentHashMap.newKeySet();
        try (ExecutorService clicks = Executors.newFixedThreadPool(4)) {
            for (int click = 0; click < 4; click++) {
                clicks.submit(() -> papers.add(
                        JsonPath.read(drawUp(proctor).andReturn().getResponse().getContentAsString(), "$.path")));
            }
        }

        assertThat(papers).hasSize(1);
        awaitRunning(false);
    }

    @Test
    @DisplayName("R4-056 an act that the decision maker draws up is no longer asked of the reviewer")
    void leavesItToTheDecisionMakerToo() throws Exception {
        set(VerificationStatus.VIOLATION);
        awaitRunning(true);

        mvc.perform(post("/papers/exams/" + exam.id())
                        .param("kind", "violation-act")
                        .param("sitting", sitting.id().toString())
                        .param("written", "ru")
                        .with(as(dean))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        awaitRunning(false);
        document(proctor).andExpect(jsonPath("$.review.act.path").isString());
    }

    @Test
    @DisplayName("R4-056 R4-061 where the head decides, the act is called for once the result is not credited")
    void waitsForTheDecision() throws Exception {
        set(VerificationStatus.POSSIBLY_DISHONEST);
        document(proctor).andExpect(jsonPath("$.review.act").value(nullValue()));
        drawUp(proctor).andExpect(status().isConflict());
        awaitRunning(DeadlineKind.DECISION, true);

        decide(false);
        awaitRunning(true);
        document(proctor).andExpect(jsonPath("$.review.act.path").value(nullValue()));

        clock.tick(Duration.ofMinutes(1));
        decide(true);
        awaitRunning(false);
        document(proctor).andExpect(jsonPath("$.review.act").value(nullValue()));
    }

    @Test
    @DisplayName("R4-056 a corrected status takes the call for an act back, and one after the act calls for a new one")
    void followsTheStatus() throws Exception {
        set(VerificationStatus.VIOLATION);
        awaitRunning(true);
        set(VerificationStatus.TECHNICAL);
        awaitRunning(false);

        set(VerificationStatus.VIOLATION);
        awaitRunning(true);
        drawUp(proctor).andExpect(status().isOk());
        awaitRunning(false);
        set(VerificationStatus.VIOLATION);
        awaitRunning(true);
    }

    private void set(VerificationStatus status) {
        clock.tick(Duration.ofMinutes(1));
        int version = reviews.find(sitting.id()).map(Reviews.Review::version).orElse(0);
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(status, "Телефон", version), proctor);
    }

    private void decide(boolean credited) throws Exception {
        mvc.perform(post("/protocols/{exam}/sittings/{id}/decision", exam.id(), sitting.id())
                        .param("credited", Boolean.toString(credited))
                        .param("reviewVersion", "1")
                        .with(as(dean))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private ResultActions document(PersonId reader) throws Exception {
        return mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(reader)));
    }

    private ResultActions drawUp(PersonId by) throws Exception {
        return mvc.perform(
                post("/api/reviews/{id}/act", sitting.id()).with(as(by)).with(csrf()));
    }

    private void awaitRunning(boolean running) {
        awaitRunning(KIND, running);
    }

    private void awaitRunning(DeadlineKind kind, boolean running) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> deadlines.running(kind, sitting.id().value()) == running);
    }
}
