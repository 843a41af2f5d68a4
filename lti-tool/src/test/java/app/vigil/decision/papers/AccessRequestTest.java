package app.vigil.decision.papers;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.document.Paper;
import app.vigil.document.Paper.Signature;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@VigilTest
@Import(StandingRooms.class)
class AccessRequestTest {

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Papers papers;

    @Test
    @DisplayName("R2-059 a request for access names who reviews at the whole institution, and has four rows at least")
    void namesProctorsOfTheInstitution() {
        Exam exam = rooms.exam("История России", ExamKind.INTERMEDIATE, "ranepa");
        PersonId everywhere = rooms.person("Всюду Василиса Власовна", "v@ranepa.ru");
        PersonId here = rooms.person("Здесь Захар Захарович", "z@ranepa.ru");
        rooms.appoint(here, Duty.PROCTOR, exam);
        rooms.appointEverywhere(everywhere, Duty.PROCTOR);
        try {
            Paper request = request(exam);

            assertThat(Objects.requireNonNull(request.table()).rows())
                    .containsExactly(
                            List.of("1", "Здесь Захар Захарович", "z@ranepa.ru"),
                            List.of("2", "Всюду Василиса Власовна", "v@ranepa.ru"),
                            List.of("3", "", ""),
                            List.of("4", "", ""));
            assertThat(request.signatures())
                    .extracting(Signature::role)
                    .containsExactly("(должность), (подпись), (расшифровка подписи)");
        } finally {
            rooms.dismiss(everywhere);
        }
    }

    private Paper request(Exam exam) {
        PaperId id = papers.register(
                new Papers.Wanted(PaperKind.ACCESS_REQUEST, exam.id(), null, "", Locale.of("ru")),
                rooms.teacher("Учитель Ульяна"));
        return papers.shown(papers.find(id).orElseThrow());
    }
}
