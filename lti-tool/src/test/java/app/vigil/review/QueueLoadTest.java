package app.vigil.review;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.OnPostgresql;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
@OnPostgresql
@Import({StandingRooms.class, QueryCount.class})
class QueueLoadTest {

    private static final int SITTINGS = 5000;
    private static final Duration ALLOWED = Duration.ofMillis(300);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private JdbcTemplate jdbc;

    private PersonId proctor;
    private Exam exam;

    @BeforeEach
    void anExamOfFiveThousandIsOver() {
        exam = rooms.exam("Большой экзамен", ExamKind.INTERMEDIATE, "ranepa");
        proctor = rooms.person("Проктор П.П.", "p@example.org");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        PersonId student = rooms.person("Студент С.С.", "s@example.org");
        OffsetDateTime begin = StandingRooms.BEGIN.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = StandingRooms.END.atOffset(ZoneOffset.UTC);
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> versions = new ArrayList<>();
        for (int number = 0; number < SITTINGS; number++) {
            UUID sitting = UUID.randomUUID();
            boolean done = number % 2 == 0;
            cases.add(new Object[] {
                sitting,
                exam.id().value(),
                student.value(),
                begin,
                end,
                end,
                end.plusMinutes(number),
                done ? "done" : "open",
                number % 3 == 0 ? proctor.value() : null
            });
            if (done) {
                versions.add(new Object[] {sitting, exam.id().value(), proctor.value(), end});
            }
        }
        jdbc.batchUpdate("""
                insert into review_case
                  (sitting, exam, examinee, begun_at, ended_at, sealed_at, due_at, stage, proctor, complete)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, true)""", cases);
        jdbc.batchUpdate("""
                insert into review_version
                  (sitting, exam, proctor, set_at, version, status, comment_text, identity_confirmed)
                values (?, ?, ?, ?, 1, 2, '', true)""", versions);
    }

    @Test
    @DisplayName("a page of the queue takes as many queries with five thousand sittings as with one")
    void takesTheSameFewQueries() throws Exception {
        for (String shelf : List.of("open", "done", "recording")) {
            assertThat(QueryCount.during(() -> page(shelf))).as(shelf).isLessThan(25);
        }
    }

    @Test
    @Tag("benchmark")
    @DisplayName("B7 a page of the queue of five thousand sittings is made in under 300 ms")
    void isFast() throws Exception {
        for (String shelf : List.of("open", "done")) {
            List<Duration> taken = new ArrayList<>();
            for (int round = 0; round < 25; round++) {
                long begin = System.nanoTime();
                page(shelf);
                taken.add(Duration.ofNanos(System.nanoTime() - begin));
            }
            // The first rounds warm the machine up.
            Duration median = taken.subList(5, 25).stream().sorted().toList().get(10);
            System.out.println("queue of " + SITTINGS + ", shelf " + shelf + ": median " + median.toMillis() + " ms");
            assertThat(median).isLessThan(ALLOWED);
        }
    }

    private Object page(String shelf) throws Exception {
        return mvc.perform(
                        get("/review").param("shelf", shelf).param("lang", "ru").with(as(proctor)))
                .andExpect(status().isOk())
                .andReturn();
    }
}
