package app.vigil.decision.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
@Import({StandingRooms.class, QueryCount.class})
class PaperStatementsTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-20T12:00:00Z");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private PaperShelf shelf;

    @Autowired
    private JdbcClient jdbc;

    private PersonId dean;
    private Exam exam;

    @BeforeEach
    void oneExam() {
        dean = rooms.person("Деканова Дарья Дмитриевна", "d@ranepa.ru");
        exam = another();
        paper(exam);
    }

    @Test
    @DisplayName("R2-064 the list of papers to sign takes as many statements for many papers as for one")
    void papersToSign() throws Exception {
        page("/papers");
        int one = QueryCount.during(() -> shelf.toSign(dean));
        for (int more = 0; more < 4; more++) {
            paper(exam);
            paper(another());
        }

        int many = QueryCount.during(() -> shelf.toSign(dean));

        assertThat(shelf.toSign(dean)).hasSize(9).allMatch(PaperShelf.Line::yours);
        assertThat(many).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/papers", "/decisions", "/letters", "/deadlines"})
    @DisplayName("R2-064 a page that lists papers, protocols, letters or deadlines takes no statements for each exam")
    void pageOfMany(String address) throws Exception {
        page(address);
        int one = QueryCount.during(() -> page(address));
        for (int more = 0; more < 4; more++) {
            paper(another());
        }

        assertThat(QueryCount.during(() -> page(address))).isEqualTo(one);
    }

    /** One recording of it waits for a decision. */
    private Exam another() {
        Exam made = rooms.exam("История России", ExamKind.INTERMEDIATE, "ranepa");
        rooms.appoint(dean, Duty.DECISION_MAKER, made);
        UUID sitting = rooms.sitting(made, rooms.person("Студент", "s@example.org"))
                .id()
                .value();
        jdbc.sql("""
                        insert into review_version (sitting, version, exam, status, comment_text, identity_confirmed,
                          proctor, set_at)
                        values (:sitting, 1, :exam, 1, '', true, :proctor, :at)""")
                .param("sitting", sitting)
                .param("exam", made.id().value())
                .param("proctor", UUID.randomUUID())
                .param("at", AT)
                .update();
        jdbc.sql("""
                        insert into decision_entry (sitting, exam, review_version, entered_at, due_at)
                        values (:sitting, :exam, 1, :at, :at)""")
                .param("sitting", sitting)
                .param("exam", made.id().value())
                .param("at", AT)
                .update();
        return made;
    }

    /** A paper that waits for the dean; words that nobody could read show that no list reads them. */
    private void paper(Exam of) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into paper (id, exam, subject, issue, kind, group_name, number, version, content, issued_by,
                          issued_at)
                        values (:id, :exam, :subject, 1, 'protocol', '', '0001/2026', '00', 'no paper', :by, :at)""")
                .param("id", id)
                .param("exam", of.id().value())
                .param("subject", id.toString())
                .param("by", dean.value())
                .param("at", AT)
                .update();
        jdbc.sql("""
                        insert into paper_signature (paper, place, signer, person, name)
                        values (:paper, 0, 'decision-maker', :person, 'Деканова Дарья Дмитриевна')""").param("paper", id).param("person", dean.value()).update();
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).with(as(dean)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
