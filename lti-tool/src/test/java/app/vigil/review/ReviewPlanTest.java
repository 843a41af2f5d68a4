package app.vigil.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.calendar.KnownCalendar;
import app.vigil.exam.CourseMembers;
import app.vigil.exam.CourseMembers.Member;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing is recorded yet, and there is still time to appoint somebody. */
@ParameterizedClass
@EnumSource(Database.class)
class ReviewPlanTest {

    private static final Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");

    @Parameter
    private Database database;

    private final SettableClock clock = new SettableClock(RoomsBelow.BEGIN);
    private final RoomsBelow rooms = new RoomsBelow();
    private final CourseMembers members = mock(CourseMembers.class);
    private final List<Member> listed = new ArrayList<>();
    private final Exam undated = rooms.exam("История", ExamKind.INTERMEDIATE, "default");
    private final PersonId proctor = rooms.person("Проктор", "p@example.org");

    private ReviewRecords records;
    private Workload workload;

    @BeforeEach
    void openTheRoom() {
        JdbcClient jdbc = database.fresh().jdbc();
        records = new ReviewRecords(jdbc);
        when(members.of(any())).thenReturn(listed);
        when(members.readAt(any())).thenReturn(Optional.of(RoomsBelow.BEGIN));
        workload = new Workload(
                records,
                new Staffing(rooms.staff(), rooms.people(), rooms.exams()),
                new ReviewPace(jdbc),
                new ReviewPlan(members, rooms.staff(), KnownCalendar.calendar()),
                KnownCalendar.deadlines(jdbc, clock),
                clock);
        rooms.appoint(proctor, Duty.PROCTOR, undated);
        member(proctor, true);
        member(rooms.person("Ассистент", "a@example.org"), false);
    }

    @Test
    @DisplayName("R2-012 before an exam: students by its length by the proctors says how many of them are lacking")
    void plansBeforeTheExam() {
        students(30);

        Workload.Outlook outlook = workload.of(dated(TUESDAY, null, Duration.ofMinutes(60)));

        assertThat(outlook.sittings()).isZero();
        assertThat(outlook.any()).isTrue();
        assertThat(outlook.ahead().examinees())
                .as("neither proctor nor assistant")
                .isEqualTo(30);
        assertThat(outlook.ahead().basis()).isEqualTo("set");
        assertThat(outlook.ahead().minutes()).isEqualTo(1800);
        assertThat(outlook.minutesEach()).isEqualTo(1800);
        assertThat(outlook.needed()).isEqualTo(4);
        assertThat(outlook.lacking()).isEqualTo(3);
        assertThat(outlook.ahead().by())
                .as("four working days after Tuesday")
                .isEqualTo(Instant.parse("2026-11-30T20:59:59Z").toEpochMilli());
        assertThat(outlook.ahead().due())
                .isEqualTo(Instant.parse("2026-11-25T09:00:00Z").toEpochMilli());
        assertThat(outlook.ahead().late()).isTrue();
    }

    @Test
    @DisplayName("R2-012 with enough proctors all is reviewed on the working day after the exam")
    void findsEnoughProctors() {
        students(14);
        rooms.appoint(rooms.person("Второй", "v@example.org"), Duty.PROCTOR, undated);

        Workload.Outlook outlook = workload.of(dated(TUESDAY, TUESDAY.plus(Duration.ofHours(1)), null));

        assertThat(outlook.ahead().basis()).isEqualTo("dates");
        assertThat(outlook.minutesEach()).isEqualTo(7 * 60);
        assertThat(outlook.understaffed()).isFalse();
        assertThat(outlook.ahead().late()).isFalse();
        assertThat(outlook.ahead().by()).isLessThanOrEqualTo(outlook.ahead().due());
    }

    @Test
    @DisplayName("an exam that is open for days is reviewed while it is open")
    void plansWhileItIsOpen() {
        students(40);
        rooms.appoint(rooms.person("Второй", "v@example.org"), Duty.PROCTOR, undated);

        Workload.Outlook outlook =
                workload.of(dated(TUESDAY, TUESDAY.plus(Duration.ofDays(7)), Duration.ofMinutes(60)));

        assertThat(outlook.minutesEach()).isEqualTo(20 * 60);
        assertThat(outlook.ahead().by())
                .as("three working days after the first")
                .isEqualTo(Instant.parse("2026-11-27T20:59:59Z").toEpochMilli());
        assertThat(outlook.understaffed()).isFalse();
        assertThat(outlook.ahead().late()).isFalse();
    }

    @Test
    @DisplayName("R2-012 what is recorded counts as it is, and tells how long the others will take")
    void reckonsWithWhatIsRecorded() {
        students(3);
        record("Первый", 90);
        record("Другой", 30);

        Workload.Outlook outlook = workload.of(dated(RoomsBelow.BEGIN, null, Duration.ofHours(4)));

        assertThat(outlook.ahead().basis()).isEqualTo("recorded");
        assertThat(outlook.ahead().examinees()).isEqualTo(3);
        assertThat(outlook.ahead().minutesOfOne()).isEqualTo(60);
        assertThat(outlook.recordedMinutes()).isEqualTo(120);
        assertThat(outlook.minutesEach()).isEqualTo(120 + 3 * 60);
    }

    @Test
    @DisplayName("R2-012 after the closing nobody is expected any more")
    void expectsNobodyAfterTheClosing() {
        students(3);

        Workload.Outlook outlook =
                workload.of(dated(RoomsBelow.BEGIN.minusSeconds(7200), RoomsBelow.BEGIN.minusSeconds(1), null));

        assertThat(outlook.any()).isFalse();
        assertThat(outlook.needed()).isZero();
        assertThat(outlook.ahead().by()).isNull();
        assertThat(outlook.ahead().due()).isNull();
    }

    @Test
    void saysThatNobodyKnowsTheLength() {
        students(3);
        when(members.readAt(any())).thenReturn(Optional.empty());

        Workload.Outlook outlook = workload.of(dated(TUESDAY, TUESDAY.plus(Duration.ofDays(3)), null));

        assertThat(outlook.ahead().basis()).isEqualTo("unknown");
        assertThat(outlook.ahead().listed()).isFalse();
        assertThat(outlook.any()).as("nothing to say of how many it takes").isFalse();
        assertThat(outlook.needed()).isZero();
        assertThat(outlook.ahead().by()).isNull();
    }

    private void students(int many) {
        for (int number = 0; number < many; number++) {
            member(rooms.person("Студент " + number, "s@example.org"), true);
        }
    }

    private void member(PersonId person, boolean learner) {
        listed.add(new Member(rooms.people().find(person).orElseThrow(), learner));
    }

    /** Sat by a member of the course; no deadline is kept, only the case. */
    private void record(String name, int minutes) {
        PersonId examinee = rooms.person(name, "s@example.org");
        member(examinee, true);
        Instant begun = RoomsBelow.BEGIN;
        Instant ended = begun.plus(Duration.ofMinutes(minutes));
        records.cases()
                .seal(new ReviewCases.Sealed(
                        rooms.sitting(undated, examinee).id(),
                        undated.id(),
                        examinee,
                        begun,
                        ended,
                        ended,
                        ended.plus(Duration.ofDays(1)),
                        true,
                        ReviewCases.Missing.NOTHING));
    }

    private Exam dated(@Nullable Instant opensAt, @Nullable Instant closesAt, @Nullable Duration duration) {
        return new Exam(
                undated.id(),
                1,
                undated.registration(),
                undated.contextId(),
                undated.unit(),
                undated.title(),
                undated.kind(),
                false,
                undated.mode(),
                undated.quizAddress(),
                opensAt,
                closesAt,
                duration,
                undated.profile(),
                undated.rules(),
                undated.presence(),
                false,
                undated.presentation(),
                undated.quality(),
                null);
    }
}
