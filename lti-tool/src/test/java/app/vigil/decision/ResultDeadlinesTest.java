package app.vigil.decision;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.KnownCalendar;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.sitting.Sitting;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ResultDeadlinesTest {

    private final SettableClock clock = SettableClock.atFriday();
    private final RoomsBelow rooms = new RoomsBelow();
    private final JdbcClient jdbc = Database.H2.fresh().jdbc();
    private final Deadlines deadlines = KnownCalendar.deadlines(jdbc, clock);
    private final Outcomes outcomes = new Outcomes(new DecisionRecords(jdbc));

    @Test
    @DisplayName("R2-051 where the rules of admission set a term, it begins with an entrance exam and with no other")
    void announcesAdmissionOnly() {
        assertThat(begins(rooms.exam("Вступительное испытание", ExamKind.ENTRANCE, "default")))
                .isTrue();
        assertThat(begins(rooms.exam("Зачёт", ExamKind.INTERMEDIATE, "default")))
                .isFalse();
    }

    private boolean begins(Exam exam) {
        Sitting sitting = rooms.sitting(exam, rooms.person("Щёголева Юлия", "s@example.org"));
        new ResultDeadlines(deadlines, rooms.exams(), rooms.sittings(), outcomes)
                .on(new EvidenceSealed(sitting.id(), exam.id(), clock.instant(), true));
        return deadlines.running(DeadlineKind.PUBLICATION, exam.id().value());
    }
}
