package app.vigil.review.web;

import static app.vigil.testing.StandingRooms.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.incident.Incident;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@VigilTest
@EnableScenarios
@Import({StandingRooms.class, QueryCount.class})
class ReviewEndpointsTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private JdbcClient jdbc;

    private Exam exam;
    private PersonId proctor;
    private PersonId student;
    private Sitting sitting;
    private Incident mark;

    @BeforeEach
    void someoneSatAnExam() {
        exam = rooms.exam("История России", ExamKind.ENTRANCE, "ranepa");
        proctor = rooms.person("Проктор П.П.", "p@example.org");
        student = rooms.person("Щёголева Юлия", "s@example.org");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        sitting = rooms.sitting(exam, student);
        mark = rooms.mark(sitting);
    }

    @Test
    @DisplayName("R4-021 a status can be set once the evidence is sealed")
    void entersReviewWhenTheEvidenceIsSealed(Scenario scenario) throws Exception {
        putStatus(6)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-evidence-not-sealed"));

        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> sealed() ? true : null)
                .andVerify(done -> {});

        putStatus(6)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.review.status").value(6));
    }

    @Test
    void answersWithTheWholeDocument() throws Exception {
        mvc.perform(put("/api/reviews/{id}/marks/{mark}/verdict", sitting.id(), mark.id())
                        .with(as(proctor))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"verdict":"confirmed","violation":"5.9","note":"калькулятор"}"""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sitting.examinee").value("Щёголева Юлия"))
                .andExpect(jsonPath("$.sitting.state").value("finished"))
                .andExpect(jsonPath("$.sitting.zone").value("Europe/Moscow"))
                .andExpect(jsonPath("$.recording").value("/api/recordings/" + sitting.id()))
                .andExpect(jsonPath("$.marks[0].verdict").value("confirmed"))
                .andExpect(jsonPath("$.marks[0].violation").value("5.9"))
                .andExpect(
                        jsonPath("$.marks[0].startedAt").value(mark.startedAt().toEpochMilli()))
                .andExpect(jsonPath("$.statuses.length()").value(6))
                .andExpect(jsonPath("$.statuses[2].label").value("Возможна недобросовестная сдача"))
                .andExpect(jsonPath("$.statuses[0].condition").value(containsString("Поступающий")))
                .andExpect(jsonPath("$.violations.length()").value(21))
                .andExpect(jsonPath("$.identity.state").value("open"))
                .andExpect(jsonPath("$.review").isEmpty());
    }

    @Test
    @DisplayName("R2-067 what is established suggests a status and says why; nobody need follow")
    void suggestsAStatusWithItsReasons(Scenario scenario) throws Exception {
        document().andExpect(jsonPath("$.suggestion.status").isEmpty());
        seal(scenario);
        document()
                .andExpect(jsonPath("$.suggestion.status").value(5))
                .andExpect(jsonPath("$.suggestion.reasons[1]").value("Ещё не рассмотрена 1 отметка."));

        judge("{\"verdict\":\"confirmed\",\"violation\":\"5.13\"}");
        document()
                .andExpect(jsonPath("$.suggestion.status").value(3))
                .andExpect(jsonPath("$.suggestion.reasons[0]").value(containsString("Увод курсора")));

        judge("{\"verdict\":\"confirmed\",\"violation\":\"5.9\",\"startedAt\":%d,\"endedAt\":%d}"
                .formatted(
                        mark.startedAt().toEpochMilli() + 1000, mark.startedAt().toEpochMilli() + 5000));
        document()
                .andExpect(jsonPath("$.suggestion.status").value(2))
                .andExpect(
                        jsonPath("$.marks[0].startedAt").value(mark.startedAt().toEpochMilli() + 1000))
                .andExpect(jsonPath("$.marks[0].proposed[0]")
                        .value(mark.startedAt().toEpochMilli()))
                .andExpect(jsonPath("$.marks[0].label").value(containsString("окна")));
    }

    @Test
    @DisplayName("R2-034 what people made of each detector's proposals stands beside the workload of the exam")
    void reportsHowOftenDetectorsErred() throws Exception {
        rooms.mark(sitting);
        judge("{\"verdict\":\"dismissed\"}");
        mvc.perform(get("/review/exams/{exam}", exam.id()).with(as(proctor)))
                .andExpect(content().string(containsString("quiz-focus/1")))
                .andExpect(content().string(containsString("data-test=\"detector-dismissed\">1<")))
                .andExpect(content().string(containsString("0 % (")));
    }

    @Test
    void leadsToTheNextSitting(Scenario scenario) throws Exception {
        mvc.perform(get("/review/next").with(as(proctor)))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/review"));
        seal(scenario);
        mvc.perform(get("/review/next").with(as(proctor))).andExpect(redirectedUrl("/review/" + sitting.id()));
    }

    private ResultActions document() throws Exception {
        return mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(proctor)));
    }

    private void judge(String word) throws Exception {
        mvc.perform(put("/api/reviews/{id}/marks/{mark}/verdict", sitting.id(), mark.id())
                        .with(as(proctor))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(word))
                .andExpect(status().isOk());
    }

    @Test
    @DisplayName("R2-065 a recording that lacks much suggests status 5, once nothing more is awaited")
    void suggestsTechnicalProblemsForWhatIsMissing(Scenario scenario) throws Exception {
        long whole = Duration.between(StandingRooms.BEGIN, StandingRooms.END).toMillis();
        mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(proctor)))
                .andExpect(jsonPath("$.sitting.missing.milliseconds").value(whole))
                .andExpect(jsonPath("$.sitting.missing.suggested").isEmpty());

        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, false))
                .andWaitForStateChange(() -> sealed() ? true : null)
                .andVerify(done -> {});

        mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(proctor)))
                .andExpect(jsonPath("$.sitting.missing.intervals").value(1))
                .andExpect(jsonPath("$.sitting.missing.suggested").value(5));
    }

    @Test
    @DisplayName("R4-021 the proctor is told what came after the status")
    void tellsWhatCameAfterTheStatus(Scenario scenario) throws Exception {
        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, false))
                .andWaitForStateChange(() -> sealed() ? true : null)
                .andVerify(done -> {});
        putStatus(6).andExpect(jsonPath("$.review.changedSince").value(false));
        Instant later = Instant.parse("2036-01-01T00:00:00Z");

        scenario.publish(new EvidenceSupplemented(
                        sitting.id(),
                        exam.id(),
                        later,
                        1,
                        2,
                        true,
                        List.of(new EvidenceSupplemented.Stretch(later.minusSeconds(9), later))))
                .andWaitForStateChange(() -> supplemented() ? true : null)
                .andVerify(done -> {});

        mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(proctor)))
                .andExpect(jsonPath("$.review.changedSince").value(true))
                .andExpect(jsonPath("$.supplements[0].number").value(1))
                .andExpect(jsonPath("$.supplements[0].stretches[0][1]").value(later.toEpochMilli()));
        mvc.perform(get("/review").param("lang", "ru").with(as(proctor)))
                .andExpect(content().string(containsString("изменилось после статуса")));
    }

    @Test
    void keepsIdentityAndCoverage() throws Exception {
        mvc.perform(put("/api/reviews/{id}/identity", sitting.id())
                        .with(as(proctor))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"confirmed\":true}"))
                .andExpect(jsonPath("$.identity.state").value("confirmed"));
        watch(proctor, "[[10,20],[15,30]]")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.coverage[0][1]").value(30));
        watch(proctor, "[[30,20]]").andExpect(status().isBadRequest());
    }

    private ResultActions watch(PersonId by, String watched) throws Exception {
        return mvc.perform(put("/api/reviews/{id}/coverage", sitting.id())
                .with(as(by))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"watched\":%s}".formatted(watched)));
    }

    @Test
    @DisplayName("R2-003 only an appointed proctor reviews, and never a sitting of their own")
    void refusesEverybodyElse() throws Exception {
        PersonId elsewhere = rooms.person("Чужой проктор", "x@example.org");
        rooms.appoint(elsewhere, Duty.PROCTOR, rooms.exam("Другое", ExamKind.FINAL, "default"));
        PersonId dean = rooms.person("Декан", "d@example.org");
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        Sitting own = rooms.sitting(exam, proctor);

        for (PersonId refused : new PersonId[] {student, elsewhere, dean}) {
            mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(refused)))
                    .andExpect(status().isForbidden());
            mvc.perform(get("/review/{id}", sitting.id()).with(as(refused))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/api/reviews/{id}", own.id()).with(as(proctor))).andExpect(status().isForbidden());
        mvc.perform(get("/review").with(as(student))).andExpect(status().isForbidden());
        mvc.perform(get("/review")).andExpect(status().isUnauthorized());
    }

    @Test
    void showsTheQueueOfOwnExamsOnly(Scenario scenario) throws Exception {
        seal(scenario);
        rooms.sitting(rooms.exam("Чужой экзамен", ExamKind.FINAL, "default"), student);

        mvc.perform(get("/review").with(as(proctor)).accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Щёголева Юлия")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("Чужой экзамен"))));
        mvc.perform(get("/review/{id}", sitting.id()).with(as(proctor)).accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("data-sitting=\"" + sitting.id() + "\"")))
                .andExpect(content().string(containsString("/assets/review")));
    }

    @Test
    @DisplayName("R2-003, R2-012 who organises shares out; proctors see how much there is, and take over")
    void sharesOutAndTakesOver(Scenario scenario) throws Exception {
        seal(scenario);
        PersonId coordinator = rooms.person("Координатор", "k@example.org");
        rooms.appoint(coordinator, Duty.COORDINATOR, exam);
        PersonId teacher = rooms.teacher("Учитель У.У.");
        rooms.appoint(teacher, Duty.PROCTOR, exam.unit());

        mvc.perform(post("/review/exams/{id}/distribution", exam.id())
                        .with(as(proctor))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/review/exams/{id}/distribution", exam.id())
                        .with(as(coordinator))
                        .with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(get("/review/exams/{id}", exam.id()).param("lang", "ru").with(as(coordinator)))
                .andExpect(content().string(containsString("Проктор П.П.")))
                .andExpect(content().string(containsString("Преподаёт на этом курсе")))
                .andExpect(content().string(containsString("Новые сеансы распределяются сами")));
        mvc.perform(get("/review").param("mine", "true").param("lang", "ru").with(as(proctor)))
                .andExpect(content().string(containsString("За мной")))
                .andExpect(content().string(containsString("Щёголева Юлия")));
        mvc.perform(post("/review/{id}/proctor", sitting.id()).with(as(proctor)).with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(post("/review/{id}/second", sitting.id()).with(as(proctor)).with(csrf()))
                .andExpect(status().isConflict());
    }

    @Test
    @DisplayName("R2-012 review work stands against staff for who looks after the exam, and for nobody else")
    void setsWorkAgainstStaff(Scenario scenario) throws Exception {
        seal(scenario);
        PersonId coordinator = rooms.person("Координатор", "k@example.org");
        rooms.appoint(coordinator, Duty.COORDINATOR, exam.unit());

        mvc.perform(get("/review/loads").param("lang", "ru").with(as(coordinator)))
                .andExpect(content().string(containsString("data-exam=\"" + exam.id() + "\"")))
                .andExpect(content().string(containsString("data-lacking=\"0\"")))
                .andExpect(content().string(containsString("1,5 ч")))
                .andExpect(content().string(containsString("8,0 ч")));
        mvc.perform(get("/review/loads").with(as(proctor)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("data-exam"))));
    }

    @Test
    @DisplayName("R2-065 a second opinion that differs is shown with its words, and the first is hidden before")
    void showsThatTwoDisagree(Scenario scenario) throws Exception {
        seal(scenario);
        putStatus(6).andExpect(status().isOk());
        PersonId colleague = rooms.person("Коллега К.К.", "k@example.org");
        rooms.appoint(colleague, Duty.PROCTOR, exam);
        mvc.perform(post("/review/{id}/second", sitting.id()).with(as(proctor)).with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(colleague)))
                .andExpect(jsonPath("$.review").isEmpty());
        mvc.perform(put("/api/reviews/{id}/identity", sitting.id())
                        .with(as(colleague))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"confirmed\":true}"))
                .andExpect(status().isOk());
        mvc.perform(put("/api/reviews/{id}/status", sitting.id())
                        .with(as(colleague))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"status\":5,\"comment\":\"нет звука\"}"))
                .andExpect(jsonPath("$.review.status").value(6));
        mvc.perform(get("/review").param("shelf", "done").param("lang", "ru").with(as(proctor)))
                .andExpect(content().string(containsString("Второе мнение расходится")))
                .andExpect(content().string(containsString("нет звука")));
    }

    private void seal(Scenario scenario) {
        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> sealed() ? true : null)
                .andVerify(done -> {});
    }

    private boolean supplemented() {
        return jdbc.sql("select count(*) from review_supplement where sitting = :sitting")
                        .param("sitting", sitting.id().value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean sealed() {
        try {
            return mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(proctor)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString()
                    .contains("\"evidenceSealed\":true");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private org.springframework.test.web.servlet.ResultActions putStatus(int number) throws Exception {
        return mvc.perform(put("/api/reviews/{id}/status", sitting.id())
                .with(as(proctor))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"status\":" + number + "}"));
    }
}
