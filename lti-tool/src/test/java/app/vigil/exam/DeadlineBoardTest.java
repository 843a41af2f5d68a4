package app.vigil.exam;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
@Import(StandingRooms.class)
class DeadlineBoardTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private DeadlineBoard board;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private ExamSetup setup;

    @Autowired
    private ExamRoster roster;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;
    private PersonId teacher;

    @BeforeEach
    void somebodyIsOnDuty() {
        exam = rooms.exam("Ботаника", ExamKind.INTERMEDIATE, "ranepa");
        proctor = rooms.person("Проктор П.П.", "p@example.org");
        dean = rooms.person("Декан Д.Д.", "d@example.org");
        teacher = rooms.teacher("Учитель У.У.");
        rooms.appoint(proctor, Duty.PROCTOR, exam.unit());
        rooms.appoint(dean, Duty.COORDINATOR, exam.unit());
    }

    @Test
    @DisplayName("R2-012 a review is in the proctors' hands, and the dean sees it, overdue first")
    void showsEverybodyTheirOwn() throws Exception {
        begin(DeadlineKind.REVIEW, UUID.randomUUID(), DeadlineStart.SITTING_ENDED, clock.instant());
        begin(
                DeadlineKind.DECISION,
                UUID.randomUUID(),
                DeadlineStart.STATUS_SET,
                clock.instant().minus(Duration.ofDays(30)));

        assertThat(board.of(proctor).own()).extracting(DeadlineBoard.Line::kind).containsExactly(DeadlineKind.REVIEW);
        assertThat(board.of(proctor).overseen()).isEmpty();
        assertThat(board.of(dean).own()).isEmpty();
        assertThat(board.of(dean).overseen())
                .extracting(DeadlineBoard.Line::standing)
                .first()
                .isEqualTo(DeadlineBoard.Standing.OVERDUE);
        mvc.perform(get("/deadlines").param("lang", "ru").with(as(dean)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Ботаника")))
                .andExpect(content().string(containsString("п. 4.5")))
                .andExpect(content().string(containsString("Просрочено")));
    }

    @Test
    void showsNobodyElseAnything() throws Exception {
        begin(DeadlineKind.REVIEW, UUID.randomUUID(), DeadlineStart.SITTING_ENDED, clock.instant());
        PersonId stranger = rooms.person("Посторонний", "x@example.org");

        mvc.perform(get("/deadlines").with(as(stranger))).andExpect(content().string(not(containsString("Ботаника"))));
    }

    @Test
    @DisplayName("R2-009, R2-037 an opening date begins the terms before the exam; an appointment meets the first")
    void beginsTheTermsBeforeAnExam() {
        rooms.dismiss(proctor);
        ExamSettings settings = exam.settings();
        setup.change(
                exam.id(),
                1,
                new ExamSettings(
                        settings.title(),
                        settings.kind(),
                        false,
                        settings.mode(),
                        settings.quizAddress(),
                        clock.instant().plus(Duration.ofDays(20)),
                        null,
                        null,
                        settings.unit(),
                        settings.profile(),
                        settings.rules(),
                        settings.presence(),
                        false,
                        settings.presentation(),
                        settings.quality(),
                        null),
                teacher);
        UUID id = exam.id().value();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> deadlines.running(DeadlineKind.STAFF_LIST, id)
                        && deadlines.running(DeadlineKind.ACCESS_REQUEST, id));
        assertThat(roster.responsible(DeadlineKind.STAFF_LIST.responsible(), id))
                .containsExactly(teacher);
        assertThat(roster.overseers(id)).containsExactly(dean);

        rooms.appoint(proctor, Duty.PROCTOR, exam);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !deadlines.running(DeadlineKind.STAFF_LIST, id));
    }

    private void begin(DeadlineKind kind, UUID subject, DeadlineStart start, Instant at) {
        deadlines.begin(
                new Deadlines.Task(kind, subject, exam.id().value(), null, "/review?exam=" + exam.id()),
                exam.profile(),
                Map.of(start, at));
    }
}
