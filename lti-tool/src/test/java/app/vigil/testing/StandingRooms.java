package app.vigil.testing;

import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Ingest;
import app.vigil.evidence.recording.Segment;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.recording.TakeId;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.ExamSetup;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.incident.marks.MarkIntake;
import app.vigil.lti.Connections;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.nrps.Memberships.Member;
import app.vigil.lti.nrps.Memberships.Status;
import app.vigil.people.Administration;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Exams, people, sittings and marks of one institution, made through the rooms' own doors: import it beside
 * {@link VigilTest} where a test of a room above wants the rooms below as they are. Only the past of a sitting is
 * written down by hand.
 */
@TestComponent
public class StandingRooms {

    public static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");
    public static final Instant END = Instant.parse("2026-11-20T09:30:00Z");

    private static final String COURSE = "course";

    private final PeopleDoors people;
    private final ExamDoors exams;
    private final SittingDoors sittings;
    private final JdbcClient jdbc;
    private final RegistrationId registration;

    StandingRooms(
            Connections connections, PeopleDoors people, ExamDoors exams, SittingDoors sittings, JdbcClient jdbc) {
        this.people = people;
        this.exams = exams;
        this.sittings = sittings;
        this.jdbc = jdbc;
        this.registration = connect(connections);
    }

    @TestComponent
    record PeopleDoors(People people, Units units, Appointments appointments) {}

    @TestComponent
    record ExamDoors(ExamSetup setup) {}

    @TestComponent
    record SittingDoors(
            ExamWindow window,
            Sittings sittings,
            Ingest ingest,
            MarkIntake marks,
            Incidents incidents,
            SettableClock clock) {}

    /** Signs a request in, in Russian. */
    public static RequestPostProcessor as(PersonId person) {
        return TestViewers.as(new Viewer(person, "Зритель", Locale.of("ru"), false));
    }

    /** Adds a person of the course who teaches nothing. */
    public PersonId person(String name, String email) {
        return member(Role.LEARNER, name, email);
    }

    /** Adds a teacher of the course of all exams. */
    public PersonId teacher(String name) {
        return member(Role.INSTRUCTOR, name, "teacher@example.org");
    }

    private PersonId member(Role role, String name, String email) {
        Member member = new Member(UUID.randomUUID().toString(), Set.of(role), Status.ACTIVE, name, null, null, email);
        return people.people().remember(registration, COURSE, member).id();
    }

    /** The platform's id of somebody. */
    public String subjectOf(PersonId person) {
        return people.people().find(person).orElseThrow().subject();
    }

    /** Adds an exam of a new unit, with every rule forbidden and controlled. */
    public Exam exam(String title, ExamKind kind, String profile) {
        return exam(title, kind, ProctoringMode.ASYNCHRONOUS, profile);
    }

    /** The same, watched while it is sat. */
    public Exam liveExam(String title, String profile) {
        return exam(title, ExamKind.INTERMEDIATE, ProctoringMode.SYNCHRONOUS, profile);
    }

    private Exam exam(String title, ExamKind kind, ProctoringMode mode, String profile) {
        UnitId unit =
                people.units().add(registration, "Unit " + UUID.randomUUID()).id();
        return exams.setup()
                .create(
                        new ExamSetup.Course(registration, COURSE, "Algebra", null),
                        new ExamSettings(
                                title,
                                kind,
                                false,
                                mode,
                                URI.create("https://lms.example/quiz"),
                                null,
                                null,
                                null,
                                unit,
                                profile,
                                allForbidden(),
                                new Exam.PresencePolicy(null, Duration.ofHours(1)),
                                false,
                                QuizPresentation.TAB,
                                QualityProfile.STANDARD,
                                null),
                        Administration.OPERATOR);
    }

    /** Gives an exam a closing, and answers for a teacher to check, or none. */
    public Exam closing(Exam exam, Instant closesAt, boolean teacherChecked) {
        ExamSettings was = exam.settings();
        ExamSettings settings = new ExamSettings(
                was.title(),
                was.kind(),
                teacherChecked,
                was.mode(),
                was.quizAddress(),
                null,
                closesAt,
                was.duration(),
                was.unit(),
                was.profile(),
                was.rules(),
                was.presence(),
                false,
                was.presentation(),
                was.quality(),
                null);
        return exams.setup().change(exam.id(), exam.version(), settings, Administration.OPERATOR);
    }

    private static RuleMatrix allForbidden() {
        return new RuleMatrix(
                Arrays.stream(Rule.values())
                        .collect(Collectors.toMap(
                                rule -> rule,
                                rule -> new RuleMatrix.Setting(false, true, true, Duration.ofSeconds(3)))),
                List.of());
    }

    /** Adds a sitting of an hour and a half, finished. */
    public Sitting sitting(Exam exam, PersonId examinee) {
        SittingId id = sittings.window().open(exam, examinee, Locale.of("ru"));
        jdbc.sql("""
                        update sitting set state = 'finished', gate = 'closed', launched_at = :begin,
                          admitted_at = :begin, ended_at = :end where id = :id""")
                .param("begin", BEGIN.atOffset(ZoneOffset.UTC))
                .param("end", END.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        return sittings.sittings().find(id).orElseThrow();
    }

    /** Takes a sitting back into the middle of the exam. */
    public void goOn(Sitting sitting) {
        jdbc.sql("update sitting set state = 'running', gate = 'open', ended_at = null where id = :id")
                .param("id", sitting.id().value())
                .update();
    }

    /** Gives a sitting a camera stream in one piece. */
    public void record(Sitting sitting) {
        TakeId take = new TakeId(sitting.id(), StreamName.CAMERA, 0);
        byte[] bytes = "a picture".getBytes(StandardCharsets.UTF_8);
        ContentDigest digest = ContentDigest.of(bytes);
        String stream = "vigil:" + sitting.id() + "/" + StreamName.CAMERA.code();
        String beginning =
                ContentDigest.of(stream.getBytes(StandardCharsets.UTF_8)).hex();
        Segment.Opening opening = new Segment.Opening("video/mp4;codecs=avc1.42E01E,opus", "vigil-agent/0.1.0", 0);
        long length = Duration.between(BEGIN, END).toMillis();
        for (Segment segment :
                List.of(segment(take, 0, beginning, opening, 0), segment(take, 1, digest.hex(), null, length))) {
            sittings.ingest().accept(segment, bytes, digest);
        }
    }

    private static Segment segment(
            TakeId take, long sequence, String predecessor, Segment.Opening opening, long duration) {
        return new Segment(
                take,
                sequence,
                opening == null ? Segment.Kind.MEDIA : Segment.Kind.INIT,
                "video/mp4",
                predecessor,
                opening,
                new Segment.Times(BEGIN.toEpochMilli(), 0, duration, 0));
    }

    /** Adds a mark of the quiz window's focus rule, ten minutes in; a status that is set next is set after it came. */
    public Incident mark(Sitting sitting) {
        return mark(sitting, null);
    }

    /** The same, and the examinee was told of it at once. */
    public Incident toldMark(Sitting sitting) {
        return mark(sitting, BEGIN.plusSeconds(604).toEpochMilli());
    }

    private Incident mark(Sitting sitting, @Nullable Long noticeShownAt) {
        long at = BEGIN.plusSeconds(600).toEpochMilli();
        UUID id = UUID.randomUUID();
        MarkIntake.Mark mark = new MarkIntake.Mark(
                id,
                Rule.ACTIVE_WINDOW.code(),
                at,
                at + 12_000,
                12,
                3,
                "s",
                1,
                "quiz-focus/1",
                "loader",
                noticeShownAt,
                "quiz-left",
                null,
                null);
        sittings.marks().accept(sitting.id(), List.of(mark));
        sittings.clock().tick(Duration.ofMillis(1));
        return sittings.incidents().find(new IncidentId(id)).orElseThrow();
    }

    /** Appoints somebody for one exam. */
    public void appoint(PersonId person, Duty duty, Exam exam) {
        appoint(person, duty, new Scope.Exam(exam.id().value()));
    }

    /** Appoints somebody for all exams of a unit. */
    public void appoint(PersonId person, Duty duty, UnitId unit) {
        appoint(person, duty, new Scope.Unit(unit));
    }

    /** Appoints somebody for the whole institution; dismiss them in the end, others' tests have the same one. */
    public void appointEverywhere(PersonId person, Duty duty) {
        appoint(person, duty, people.units().root(registration).id());
    }

    private void appoint(PersonId person, Duty duty, Scope scope) {
        people.appointments()
                .appoint(
                        new Appointing(person, duty, scope, "12-к", LocalDate.of(2026, 9, 1), Administration.OPERATOR));
    }

    /** Ends every appointment of a person. */
    public void dismiss(PersonId person) {
        people.appointments().of(person).forEach(held -> people.appointments().end(held.id(), Administration.OPERATOR));
    }

    private static RegistrationId connect(Connections connections) {
        String issuer = "https://" + UUID.randomUUID() + ".example";
        return connections
                .connect(new Connections.PlatformValues(
                        "Academy",
                        issuer,
                        "client-1",
                        URI.create(issuer + "/auth"),
                        URI.create(issuer + "/token"),
                        URI.create(issuer + "/keys"),
                        "1"))
                .id();
    }
}
