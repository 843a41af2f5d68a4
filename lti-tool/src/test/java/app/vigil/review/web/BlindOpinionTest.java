package app.vigil.review.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.SecondOpinions;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;

/** Whose second opinion is awaited reads what the examinee's browser found, and nothing of what the first proctor said. */
@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
class BlindOpinionTest {

    private static final String ABOUT_THE_FACE = "лицо с паспорта моложе";
    private static final String ABOUT_THE_MARK = "разговаривает за кадром";
    private static final String OWN_MARK = "шпаргалка на стене";
    private static final String COMMENT = "списывал с первой минуты";
    private static final List<String> SAID = List.of(ABOUT_THE_FACE, ABOUT_THE_MARK, OWN_MARK, COMMENT);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private SecondOpinions seconds;

    @Autowired
    private JdbcClient jdbc;

    private PersonId proctor;
    private PersonId colleague;
    private Sitting sitting;

    @BeforeEach
    void theFirstHasSpoken(Scenario scenario) {
        Exam exam = rooms.exam("История России", ExamKind.ENTRANCE, "ranepa");
        proctor = rooms.person("Проктор П.П.", "p@example.org");
        colleague = rooms.person("Коллега К.К.", "k@example.org");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(colleague, Duty.PROCTOR, exam);
        sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия", "s@example.org"));
        theBrowserFoundTwoThings();
        Incident mark = rooms.mark(sitting);
        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> sealed() ? true : null)
                .andVerify(done -> {});
        reviewing.judgeIdentity(sitting.id(), false, ABOUT_THE_FACE, proctor);
        reviewing.judge(
                sitting.id(),
                new Reviewing.MarkVerdict(mark.id(), true, Violation.ACTIVE_WINDOW, ABOUT_THE_MARK, null),
                proctor);
        reviewing.mark(
                sitting.id(),
                new Reviewing.OwnMark(
                        Violation.OTHER,
                        StandingRooms.BEGIN.plusSeconds(60),
                        StandingRooms.BEGIN.plusSeconds(90),
                        OWN_MARK),
                proctor);
        setStatus(COMMENT, proctor);
        seconds.ask(sitting.id(), proctor);
    }

    @Test
    @DisplayName("R2-065 R2-033 what the browser found at the identification reaches the second opinion as it reached"
            + " the first, and the first one's word on the face does not")
    void readsTheSameHints() throws Exception {
        String first = document(proctor);
        String second = document(colleague);

        assertThat(JsonPath.<List<Map<String, Object>>>read(first, "$.identity.hints"))
                .extracting(hint -> hint.get("code"))
                .containsExactly("document", "liveness");
        assertThat(JsonPath.<Object>read(second, "$.identity.hints"))
                .isEqualTo(JsonPath.<Object>read(first, "$.identity.hints"));
        assertThat(JsonPath.<String>read(first, "$.identity.state")).isEqualTo("refused");
        assertThat(JsonPath.<String>read(second, "$.identity.state")).isEqualTo("open");
        assertThat(JsonPath.<String>read(second, "$.identity.note")).isEmpty();
    }

    @Test
    @DisplayName("R2-065 marks, suggestion and status of the first are kept from the second opinion until it is given")
    void readsNothingOfTheFirst() throws Exception {
        String second = document(colleague);

        assertThat(document(proctor)).contains(SAID);
        assertThat(second).doesNotContain(SAID);
        assertThat(JsonPath.<List<String>>read(second, "$.marks[*].verdict")).containsExactly("none");
        assertThat(JsonPath.<Object>read(second, "$.review")).isNull();
        assertThat(JsonPath.<Object>read(second, "$.suggestion.status")).isNull();

        setStatus("вижу то же", colleague);

        assertThat(document(colleague)).contains(SAID);
    }

    @Test
    @DisplayName(
            "R2-065 R4-013 the session's protocol keeps the first one's words from whose second opinion is awaited")
    void readsNoneOfItInTheProtocol() throws Exception {
        List<String> first = List.of(ABOUT_THE_MARK, OWN_MARK, COMMENT, "data-kind=\"mark-confirmed\"");
        String path = "/review/" + sitting.id() + "/session";

        assertThat(read(path, proctor)).contains(first).contains("data-kind=\"status\"");
        assertThat(read(path, colleague))
                .contains("data-kind=\"mark\"")
                .doesNotContain(first)
                .doesNotContain("data-kind=\"status\"");

        setStatus("вижу то же", colleague);

        assertThat(read(path, colleague)).contains(first);
    }

    private void theBrowserFoundTwoThings() {
        jdbc.sql("update sitting set liveness = 'failed', liveness_steps = 'left,blink', liveness_seconds = 12"
                        + " where id = :id")
                .param("id", sitting.id().value())
                .update();
        jdbc.sql("insert into document_hint (sitting_id, reading) values (:id, :reading)")
                .param("id", sitting.id().value())
                .param("reading", """
                        {"outcome":"hard-to-read","faults":["glare"],"tries":3,"version":"document-print/1 eng",
                        "measured":[{"code":"words","value":2,"threshold":6}]}""")
                .update();
    }

    private void setStatus(String comment, PersonId by) {
        reviewing.setStatus(
                sitting.id(),
                new Reviewing.Choice(VerificationStatus.ofNumber(6), comment, by.equals(proctor) ? 0 : 1),
                by);
    }

    private String document(PersonId reader) throws Exception {
        return read("/api/reviews/" + sitting.id() + "?lang=en", reader);
    }

    private boolean sealed() {
        try {
            return document(proctor).contains("\"evidenceSealed\":true");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String read(String path, PersonId reader) throws Exception {
        return mvc.perform(get(path).with(as(reader))).andReturn().getResponse().getContentAsString();
    }
}
