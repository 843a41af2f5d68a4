package app.vigil.review.web;

import static app.vigil.testing.StandingRooms.as;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.test.web.servlet.MockMvc;

/** What the browser found at the identification, as who compares the photos reads it. */
@VigilTest
@EnableScenarios
@Import({StandingRooms.class, QueryCount.class})
class IdentityHintsTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private JdbcClient jdbc;

    private PersonId proctor;
    private Sitting sitting;

    @BeforeEach
    void someoneSatAnExam() {
        Exam exam = rooms.exam("История России", ExamKind.ENTRANCE, "ranepa");
        proctor = rooms.person("Проктор П.П.", "p@example.org");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия", "s@example.org"));
    }

    @Test
    @DisplayName("R2-033 who compares the photos is told how the face answered at the identification")
    void tellsHowTheFaceAnswered() throws Exception {
        String document = "/api/reviews/" + sitting.id() + "?lang=en";
        mvc.perform(get(document).with(as(proctor)))
                .andExpect(jsonPath("$.identity.hints").isEmpty());

        jdbc.sql("update sitting set liveness = 'passed', liveness_steps = 'left,blink', liveness_seconds = 7.6"
                        + " where id = :id")
                .param("id", sitting.id().value())
                .update();

        mvc.perform(get(document).with(as(proctor)))
                .andExpect(jsonPath("$.identity.hints[0].words")
                        .value(containsString("as asked (head to the left, eyes closed), in 8 s")));
    }

    @Test
    @DisplayName("R4-047 R4-032 who compares the photos is told what the browser measured on the document, by which"
            + " threshold and version")
    void tellsWhatWasMeasuredOnTheDocument() throws Exception {
        jdbc.sql("insert into document_hint (sitting_id, reading, likeness) values (:id, :reading, :likeness)")
                .param("id", sitting.id().value())
                .param("reading", """
                        {"outcome":"hard-to-read","faults":["glare","small"],"tries":3,"version":"document-print/1 eng",
                        "measured":[{"code":"words","value":2,"threshold":6},{"code":"glare","value":0.214,"threshold":0.05}]}""")
                .param("likeness", """
                        {"outcome":"unlike","reason":null,"distance":0.713,"threshold":0.54,"version":"document-dlib-resnet/1"}""")
                .update();

        mvc.perform(get("/api/reviews/" + sitting.id() + "?lang=en").with(as(proctor)))
                .andExpect(jsonPath("$.identity.hints[0].code").value("document"))
                .andExpect(jsonPath("$.identity.hints[0].notable").value(true))
                .andExpect(jsonPath("$.identity.hints[0].words")
                        .value(containsString("light is thrown back, the document is small")))
                .andExpect(jsonPath("$.identity.hints[0].words").value(containsString("2 words read (at least 6)")))
                .andExpect(jsonPath("$.identity.hints[0].words").value(containsString("21.4")))
                .andExpect(jsonPath("$.identity.hints[1].code").value("likeness"))
                .andExpect(jsonPath("$.identity.hints[1].notable").value(true))
                .andExpect(jsonPath("$.identity.hints[1].words").value(containsString("0.713")))
                .andExpect(jsonPath("$.identity.hints[1].words").value(containsString("document-dlib-resnet/1")));
    }
}
