package app.vigil.decision.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.OnPostgresql;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of those who decide, with five thousand sittings in one exam; prints what they take. */
@VigilTest
@OnPostgresql
@Import({StandingRooms.class, QueryCount.class})
@Tag("long")
class ProtocolLoadTest {

    private static final int SITTINGS = 5000;
    private static final int ROUNDS = 15;
    private static final Duration BAR = Duration.ofMillis(300);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private JdbcClient jdbc;

    private Exam exam;
    private PersonId dean;

    @BeforeEach
    void fiveThousandSat() {
        exam = rooms.exam("Поток", ExamKind.INTERMEDIATE, "ranepa");
        dean = rooms.person("Деканова Дарья", "d@edu.ranepa.ru");
        PersonId proctor = rooms.person("Проктор", "p@edu.ranepa.ru");
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        Sitting model = rooms.sitting(exam, rooms.person("Первый", "first@edu.ranepa.ru"));
        rooms.mark(model);
        copy(model, "person", "id", "subject");
        copy(model, "sitting", "id", "examinee");
        jdbc.sql("""
                        insert into review_version (sitting, version, exam, status, comment_text, identity_confirmed,
                            proctor, set_at)
                        select id, 1, exam_id, 1 + mod(abs(hashtext(id::text)), 6), 'слова', true, :proctor, now()
                        from sitting where exam_id = :exam""")
                .param("proctor", proctor.value())
                .param("exam", exam.id().value())
                .update();
        jdbc.sql("""
                        insert into decision_entry (sitting, exam, review_version, entered_at, due_at)
                        select sitting, exam, 1, set_at, set_at from review_version where exam = :exam""").param("exam", exam.id().value()).update();
        jdbc.sql("""
                        insert into decision (sitting, version, exam, review_version, credited, comment_text, decided_by,
                            decided_at)
                        select sitting, 1, exam, 1, true, '', :dean, set_at from review_version
                        where exam = :exam and status > 3""")
                .param("dean", dean.value())
                .param("exam", exam.id().value())
                .update();
        jdbc.sql("analyze").update();
    }

    /** Copies of the model's row: everybody has an id made of a number. */
    private void copy(Sitting model, String table, String id, String other) {
        String columns = String.join(
                ", ",
                jdbc.sql("""
                                select column_name from information_schema.columns where table_schema = 'public'
                                    and table_name = :table and column_name not in (:own) order by column_name""")
                        .param("table", table)
                        .param("own", Arrays.asList(id, other))
                        .query(String.class)
                        .list());
        boolean people = table.equals("person");
        String key = "md5('" + exam.id() + "%s' || n)::uuid";
        String second = people ? "'s' || n || '" + exam.id() + "'" : key.formatted("person");
        jdbc.sql("insert into " + table + " (" + id + ", " + other + ", " + columns + ") select "
                        + key.formatted(table) + ", " + second + ", " + columns + " from " + table
                        + ", generate_series(2, " + SITTINGS + ") n where " + id + " = :model")
                .param("model", people ? model.examinee().value() : model.id().value())
                .update();
        if (people) {
            jdbc.sql("update person set display_name = 'Студент ' || subject where subject like 's%' || :exam")
                    .param("exam", exam.id().toString())
                    .update();
        }
    }

    @Test
    @DisplayName("issue 6: protocol and decision pages with 5,000 sittings, each under 300 ms in the median")
    void answersInTime() throws Exception {
        String protocol = "/protocols/" + exam.id();
        for (String address : new String[] {protocol, protocol + "?status=2&page=3", "/decisions", "/letters"}) {
            long median = median(address);
            int queries = QueryCount.during(() -> page(address));
            System.out.printf("%s with %d sittings: %d ms, %d statements%n", address, SITTINGS, median, queries);
            assertThat(median).as(address).isLessThan(BAR.toMillis());
        }
    }

    private long median(String address) throws Exception {
        long[] took = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            page(address);
            took[round] = (System.nanoTime() - begun) / 1_000_000;
        }
        Arrays.sort(took);
        return took[ROUNDS / 2];
    }

    private Object page(String address) throws Exception {
        return mvc.perform(get(address).with(as(dean))).andExpect(status().isOk());
    }
}
