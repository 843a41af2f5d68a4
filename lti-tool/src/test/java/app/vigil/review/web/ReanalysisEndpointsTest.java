package app.vigil.review.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Rule;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.util.List;
import java.util.UUID;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
class ReanalysisEndpointsTest {

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

    @BeforeEach
    void someoneSatAnExam() {
        exam = rooms.exam("История России", ExamKind.ENTRANCE, "ranepa");
        proctor = rooms.person("Проктор П.П.", "p@example.org");
        student = rooms.person("Щёголева Юлия", "s@example.org");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        sitting = rooms.sitting(exam, student);
        rooms.mark(sitting);
    }

    @Test
    @DisplayName("R2-066 a second look is kept apart, with who, when and by what, and changes nothing of the review")
    void keepsARunApart(Scenario scenario) throws Exception {
        seal(scenario);
        String before = document();
        UUID run = UUID.randomUUID();

        keep(proctor, run, "active_window")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.runs.length()").value(1))
                .andExpect(jsonPath("$.runs[0].id").value(run.toString()))
                .andExpect(jsonPath("$.runs[0].by").value("Проктор П.П."))
                .andExpect(jsonPath("$.runs[0].agent").value("vigil-agent/9.9.9 quiz-focus/2"))
                .andExpect(jsonPath("$.runs[0].everyMs.faces").value(250))
                .andExpect(jsonPath("$.runs[0].marks[0].violation").value("5.14"))
                .andExpect(jsonPath("$.runs[0].marks[0].why.reading.value").value(17.3))
                .andExpect(jsonPath("$.runs[0].marks[0].why.model").value("m@1#abc"))
                .andExpect(jsonPath("$.runs[0].notAnalysed[0].reasonLabel").value("за это время нет записи"))
                .andExpect(jsonPath("$.rules[?(@.code == 'active_window')].controlled")
                        .value(hasItem(true)));

        assertThat(document()).isEqualTo(before);
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    @DisplayName("the same run sent again is kept once")
    void keepsARunOnce(Scenario scenario) throws Exception {
        seal(scenario);
        UUID run = UUID.randomUUID();
        keep(proctor, run, "active_window").andExpect(status().isOk());
        keep(proctor, run, "active_window")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.runs.length()").value(1));
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "R2-024 what the exam does not watch is not looked for afterwards either; what is malformed is refused")
    void refusesWhatIsNotWatched(Scenario scenario) throws Exception {
        keep(proctor, UUID.randomUUID(), "active_window")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-evidence-not-sealed"));
        seal(scenario);
        watchLess(Rule.GADGETS, Rule.VOICES);
        for (Rule unwatched : List.of(Rule.GADGETS, Rule.VOICES)) {
            keep(proctor, UUID.randomUUID(), unwatched.code())
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("rule-not-watched"));
        }
        keep(proctor, UUID.randomUUID(), "active_window").andExpect(status().isOk());
        keep(proctor, UUID.randomUUID(), "third-eye").andExpect(status().isBadRequest());
        send(proctor, run(UUID.randomUUID(), "active_window").replace("\"confidence\":0.8", "\"confidence\":1.8"))
                .andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("a recording that was looked at fifty times takes no further run")
    void isFullAtFifty(Scenario scenario) throws Exception {
        seal(scenario);
        for (int made = 0; made < 50; made++) {
            keep(proctor, UUID.randomUUID(), "active_window").andExpect(status().isOk());
        }
        keep(proctor, UUID.randomUUID(), "active_window")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("review-reanalyses-full"));
    }

    @Test
    @DisplayName("R2-003 only who may judge a sitting looks at it again, or reads what was found")
    void refusesEverybodyElse(Scenario scenario) throws Exception {
        seal(scenario);
        PersonId dean = rooms.person("Декан", "d@example.org");
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        for (PersonId refused : new PersonId[] {student, dean}) {
            keep(refused, UUID.randomUUID(), "active_window").andExpect(status().isForbidden());
            mvc.perform(get("/api/reviews/{id}/reanalyses", sitting.id()).with(as(refused)))
                    .andExpect(status().isForbidden());
        }
    }

    private ResultActions keep(PersonId by, UUID run, String rule) throws Exception {
        return send(by, run(run, rule));
    }

    private ResultActions send(PersonId by, String body) throws Exception {
        return mvc.perform(post("/api/reviews/{id}/reanalyses", sitting.id())
                .with(as(by))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String run(UUID run, String rule) {
        return """
                {"id":"%s","agent":"vigil-agent/9.9.9 quiz-focus/2","everyMs":{"faces":250},"from":1000,"to":61000,
                 "tookMs":9000,"rules":["%s"],"notAnalysed":[{"rule":"%s","from":1000,"to":2000,"reason":"not-recorded"}],
                 "marks":[{"id":"%s","rule":"%s","startedAt":5000,"endedAt":9000,"value":4,"threshold":3,"unit":"s",
                  "confidence":0.8,"detector":"quiz-focus/2","cause":"quiz-left",
                  "reading":{"of":"yaw","value":17.3,"limit":12},"model":"m@1#abc"}]}""".formatted(run, rule, rule, UUID.randomUUID(), rule);
    }

    /** The exam of this sitting allows one thing and leaves another one uncontrolled. */
    private void watchLess(Rule allowed, Rule uncontrolled) {
        String snapshot = jdbc.sql("select rules from sitting where id = :id")
                .param("id", sitting.id().value())
                .query(String.class)
                .single();
        ObjectNode changed = (ObjectNode) JsonMapper.shared().readTree(snapshot);
        switches(changed, allowed).put("allowed", true);
        switches(changed, uncontrolled).put("controlled", false);
        jdbc.sql("update sitting set rules = :rules where id = :id")
                .param("rules", changed.toString())
                .param("id", sitting.id().value())
                .update();
    }

    private static ObjectNode switches(ObjectNode snapshot, Rule rule) {
        return (ObjectNode) snapshot.get("rules").get(rule.code());
    }

    private String document() throws Exception {
        return mvc.perform(get("/api/reviews/{id}", sitting.id()).with(as(proctor)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private long audited() {
        return jdbc.sql(
                        "select count(*) from audit_line where action = 'recording-reanalysed' and object_id = :sitting")
                .param("sitting", sitting.id().toString())
                .query(Long.class)
                .single();
    }

    private void seal(Scenario scenario) {
        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> sealed() ? true : null)
                .andVerify(done -> {});
    }

    private boolean sealed() {
        try {
            return document().contains("\"evidenceSealed\":true");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
