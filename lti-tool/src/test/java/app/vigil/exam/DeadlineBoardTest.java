package app.vigil.exam;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
    private Exams exams;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private InstitutionCalendar calendar;

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
    @DisplayName("R2-073 a calendar shows how many deadlines end on each day, days off among them, and today's")
    void countsTheDeadlinesOfEachDay() throws Exception {
        Instant now = clock.instant();
        begin(DeadlineKind.DECISION, UUID.randomUUID(), DeadlineStart.STATUS_SET, now);
        begin(DeadlineKind.DECISION, UUID.randomUUID(), DeadlineStart.STATUS_SET, now);
        begin(DeadlineKind.REVIEW, UUID.randomUUID(), DeadlineStart.SITTING_ENDED, now);
        begin(DeadlineKind.HAND_OVER, exam.id().value(), DeadlineStart.PAPER_REGISTERED, now);
        LocalDate decision =
                day(calendar.due("ranepa", DeadlineKind.DECISION, now).orElseThrow());
        LocalDate review = day(calendar.due("ranepa", DeadlineKind.REVIEW, now).orElseThrow());

        List<DeadlineWeeks.Day> days = days(dean);

        assertThat(days).hasSize(28);
        assertThat(days.getFirst().date().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(days)
                .filteredOn(DeadlineWeeks.Day::today)
                .extracting(DeadlineWeeks.Day::date)
                .containsExactly(day(now));
        assertThat(due(days, decision)).isEqualTo(decision.equals(review) ? 3 : 2);
        assertThat(due(days, review)).isEqualTo(decision.equals(review) ? 3 : 1);
        assertThat(days.stream().mapToInt(DeadlineWeeks.Day::due).sum())
                .as("the hand-over is far off")
                .isEqualTo(3);
        assertThat(days).filteredOn(day -> !day.worked()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(days(proctor).stream().mapToInt(DeadlineWeeks.Day::due).sum())
                .as("the proctor's own alone")
                .isEqualTo(1);
        mvc.perform(get("/deadlines").param("lang", "ru").with(as(dean)))
                .andExpect(content().string(containsString("data-date=\"" + decision + "\"")))
                .andExpect(content().string(containsString(decision.equals(review) ? "3 срока" : "2 срока")))
                .andExpect(content().string(containsString("review-loads-place")));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of("Europe/Moscow"));
    }

    private List<DeadlineWeeks.Day> days(PersonId person) {
        return board.overview(person, 4).weeks().weeks().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static int due(List<DeadlineWeeks.Day> days, LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .mapToInt(DeadlineWeeks.Day::due)
                .sum();
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
        opensIn(Duration.ofDays(20));
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

    @Test
    @DisplayName(
            "R2-036 the bank of questions has its term before the exam, in the teachers' hands, until it is ticked")
    void asksForTheBankOfQuestions() throws Exception {
        opensIn(Duration.ofDays(20));
        UUID id = exam.id().value();
        awaitBank(true);
        assertThat(deadlines.due(DeadlineKind.QUESTION_BANK, id).get(id))
                .isEqualTo(calendar.due(
                                "ranepa",
                                DeadlineKind.QUESTION_BANK,
                                exams.find(exam.id()).orElseThrow().opensAt())
                        .orElseThrow());
        assertThat(board.of(teacher).own())
                .anyMatch(line -> line.kind() == DeadlineKind.QUESTION_BANK
                        && ("/exams/" + id + "#checklist").equals(line.path()));
        assertThat(board.of(proctor).own()).noneMatch(line -> line.kind() == DeadlineKind.QUESTION_BANK);
        assertThat(roster.responsible(DeadlineKind.QUESTION_BANK.responsible(), id))
                .contains(teacher);
        mvc.perform(get("/exams/" + id).with(as(teacher)))
                .andExpect(content().string(containsString("data-test=\"step-due\"")));

        tick(true);
        awaitBank(false);
        opensIn(Duration.ofDays(30));
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .until(() -> !deadlines.running(DeadlineKind.QUESTION_BANK, id));

        tick(false);
        awaitBank(true);
        opensIn(Duration.ofMinutes(-1));
        awaitBank(false);
    }

    private void tick(boolean done) throws Exception {
        mvc.perform(post("/exams/{id}/setup-steps/question-bank", exam.id())
                        .param("done", Boolean.toString(done))
                        .with(as(teacher))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private void awaitBank(boolean running) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        deadlines.running(DeadlineKind.QUESTION_BANK, exam.id().value()) == running);
    }

    private void opensIn(Duration time) {
        ExamSettings settings = exam.settings();
        setup.change(
                exam.id(),
                exams.find(exam.id()).orElseThrow().version(),
                new ExamSettings(
                        settings.title(),
                        settings.kind(),
                        false,
                        settings.mode(),
                        settings.quizAddress(),
                        clock.instant().plus(time),
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
    }

    private void begin(DeadlineKind kind, UUID subject, DeadlineStart start, Instant at) {
        deadlines.begin(
                new Deadlines.Task(kind, subject, exam.id().value(), null, "/review?exam=" + exam.id()),
                exam.profile(),
                Map.of(start, at));
    }
}
