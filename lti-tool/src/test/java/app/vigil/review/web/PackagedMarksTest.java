package app.vigil.review.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.PackagedPapers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
@EnableScenarios
@Import({StandingRooms.class, QueryCount.class})
class PackagedMarksTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<PackagedPapers> papers;

    private Sitting sitting;

    @Test
    @DisplayName("R2-066 a package tells what whoever set the status had watched, and not what whoever packs it has")
    void packsWhatTheReviewerWatched(Scenario scenario) throws Exception {
        Exam exam = rooms.exam("История России", ExamKind.ENTRANCE, "ranepa");
        PersonId proctor = rooms.person("Проктор П.П.", "p@example.org");
        PersonId packer = rooms.person("Упаковщик У.У.", "u@example.org");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(packer, Duty.PROCTOR, exam);
        sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия", "s@example.org"));
        seal(scenario);
        write(proctor, "coverage", "{\"watched\":[[10,20]]}");
        write(packer, "coverage", "{\"watched\":[[30,40]]}");
        assertThat(packedBy(packer)).contains("\"coverage\":[]");

        write(proctor, "status", "{\"status\":6}");
        write(proctor, "coverage", "{\"watched\":[[10,25]]}");
        assertThat(packedBy(packer)).contains("\"coverage\":[[10,20]]").contains("\"watched\":[[10,20]]");
    }

    private void seal(Scenario scenario) {
        scenario.publish(new EvidenceSealed(sitting.id(), sitting.exam(), StandingRooms.END, true))
                .andWaitForStateChange(() -> isReviewed() ? true : null)
                .andVerify(done -> {});
    }

    private boolean isReviewed() {
        return jdbc.sql("select count(*) from review_case where sitting = :sitting")
                        .param("sitting", sitting.id().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void write(PersonId by, String what, String content) throws Exception {
        mvc.perform(put("/api/reviews/{id}/" + what, sitting.id())
                        .with(as(by))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(content))
                .andExpect(status().isOk());
    }

    private String packedBy(PersonId packer) {
        byte[] marks = papers.stream()
                .flatMap(room -> room.of(sitting.id(), packer, Locale.of("ru")).stream())
                .filter(paper -> paper.name().equals("marks.json"))
                .findFirst()
                .orElseThrow()
                .bytes();
        return new String(marks, StandardCharsets.UTF_8).replaceAll("\\s", "");
    }
}
