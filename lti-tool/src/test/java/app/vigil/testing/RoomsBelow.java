package app.vigil.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamStaff;
import app.vigil.exam.Exams;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.lti.RegistrationId;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Readiness;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Sittings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the judging rooms see of the rooms below them, kept in memory: tests say who and what there is, and the judging
 * rooms themselves run for real.
 */
public final class RoomsBelow {

    public static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");
    public static final Instant END = Instant.parse("2026-11-20T09:30:00Z");

    private final Map<SittingId, Sitting> sittings = new LinkedHashMap<>();
    private final Map<ExamId, Exam> exams = new LinkedHashMap<>();
    private final Map<PersonId, Person> people = new LinkedHashMap<>();
    private final Map<IncidentId, Incident> marks = new LinkedHashMap<>();
    private final List<Appointment> appointments = new ArrayList<>();

    /** Adds a person. */
    public PersonId person(String name, String email) {
        PersonId id = new PersonId(UUID.randomUUID());
        people.put(id, new Person(id, new RegistrationId(new UUID(0, 1)), name, name, email, null));
        return id;
    }

    /** Adds an exam of a new unit. */
    public Exam exam(String title, ExamKind kind, String profile) {
        Map<Rule, RuleMatrix.Setting> settings = new java.util.EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            settings.put(rule, new RuleMatrix.Setting(false, true, true, Duration.ofSeconds(3)));
        }
        Exam exam = new Exam(
                new ExamId(UUID.randomUUID()),
                1,
                new RegistrationId(new UUID(0, 1)),
                "course",
                new UnitId(UUID.randomUUID()),
                title,
                kind,
                false,
                ProctoringMode.values()[0],
                URI.create("http://127.0.0.1/quiz"),
                null,
                null,
                null,
                profile,
                new RuleMatrix(settings, List.of()),
                new Exam.PresencePolicy(null, Duration.ofHours(1)),
                false,
                QuizPresentation.TAB,
                QualityProfile.STANDARD,
                null);
        exams.put(exam.id(), exam);
        return exam;
    }

    /** Adds a sitting of an hour and a half, finished. */
    public Sitting sitting(Exam exam, PersonId examinee) {
        return sitting(exam, examinee, SittingState.FINISHED);
    }

    /** Adds a sitting in the given state. */
    public Sitting sitting(Exam exam, PersonId examinee, SittingState state) {
        return sitting(exam, examinee, state, BEGIN);
    }

    /** Adds one that began at this moment. */
    public Sitting sitting(Exam exam, PersonId examinee, SittingState state, Instant begin) {
        Sitting sitting = new Sitting(
                new SittingId(UUID.randomUUID()),
                exam.id(),
                1,
                examinee,
                state,
                exam.rules(),
                exam.quality(),
                "ru",
                begin,
                begin,
                null,
                state.ended() ? END : null);
        sittings.put(sitting.id(), sitting);
        return sitting;
    }

    /** Adds a mark of the quiz window's focus rule, ten minutes in. */
    public Incident mark(Sitting sitting) {
        Incident mark = new Incident(
                new IncidentId(UUID.randomUUID()),
                sitting.id(),
                Rule.ACTIVE_WINDOW,
                Violation.ACTIVE_WINDOW,
                BEGIN.plusSeconds(600),
                BEGIN.plusSeconds(612),
                12,
                3,
                "s",
                1,
                "quiz-focus/1",
                Incident.Source.LOADER,
                null,
                null,
                Incident.Grounds.NONE,
                null);
        marks.put(mark.id(), mark);
        return mark;
    }

    /** Appoints somebody for one exam. */
    public void appoint(PersonId person, Duty duty, Exam exam) {
        appointments.add(new Appointment(
                UUID.randomUUID(),
                person,
                duty,
                new Scope.Exam(exam.id().value()),
                "12-к",
                LocalDate.of(2026, 9, 1),
                Readiness.UNKNOWN));
    }

    /** Appoints somebody for all exams of a unit. */
    public void appoint(PersonId person, Duty duty, UnitId unit) {
        appointments.add(new Appointment(
                UUID.randomUUID(),
                person,
                duty,
                new Scope.Unit(unit),
                "12-к",
                LocalDate.of(2026, 9, 1),
                Readiness.UNKNOWN));
    }

    public Sittings sittings() {
        Sittings room = mock(Sittings.class);
        when(room.find(any())).thenAnswer(call -> Optional.ofNullable(sittings.get(call.<SittingId>getArgument(0))));
        when(room.ofExam(any()))
                .thenAnswer(call -> sittings.values().stream()
                        .filter(sitting -> sitting.exam().equals(call.getArgument(0)))
                        .toList());
        when(room.attempts(any(), any()))
                .thenAnswer(call -> sittings.values().stream()
                        .filter(sitting -> sitting.exam().equals(call.getArgument(0))
                                && sitting.examinee().equals(call.getArgument(1)))
                        .sorted(Comparator.comparing(Sitting::launchedAt).reversed())
                        .toList());
        when(room.examineesOf(any()))
                .thenAnswer(call -> sittings.values().stream()
                        .filter(sitting -> sitting.exam().equals(call.getArgument(0)))
                        .collect(Collectors.toMap(Sitting::id, Sitting::examinee)));
        when(room.findAll(any()))
                .thenAnswer(call -> sittings.values().stream()
                        .filter(sitting ->
                                call.<Collection<SittingId>>getArgument(0).contains(sitting.id()))
                        .toList());
        return room;
    }

    public Exams exams() {
        Exams room = mock(Exams.class);
        when(room.find(any())).thenAnswer(call -> Optional.ofNullable(exams.get(call.<ExamId>getArgument(0))));
        when(room.ofUnits(any()))
                .thenAnswer(call -> exams.values().stream()
                        .filter(exam -> call.<Collection<UnitId>>getArgument(0).contains(exam.unit()))
                        .toList());
        return room;
    }

    public ExamAccess access() {
        ExamAccess room = mock(ExamAccess.class);
        when(room.proctors(any(), any()))
                .thenAnswer(call -> holds(call.getArgument(0), Duty.PROCTOR, call.getArgument(1)));
        when(room.decides(any(), any()))
                .thenAnswer(call -> holds(call.getArgument(0), Duty.DECISION_MAKER, call.getArgument(1)));
        return room;
    }

    public Appointments appointments() {
        Appointments room = mock(Appointments.class);
        when(room.of(any()))
                .thenAnswer(call -> appointments.stream()
                        .filter(appointment -> appointment.person().equals(call.getArgument(0)))
                        .toList());
        when(room.at(any()))
                .thenAnswer(call -> appointments.stream()
                        .filter(appointment -> appointment.scope().equals(call.getArgument(0)))
                        .toList());
        return room;
    }

    /** Ends every appointment of a person. */
    public void dismiss(PersonId person) {
        appointments.removeIf(appointment -> appointment.person().equals(person));
    }

    /** Whoever was appointed, for an exam or its unit. */
    public ExamStaff staff() {
        Units units = mock(Units.class);
        when(units.find(any())).thenReturn(Optional.empty());
        return new ExamStaff(appointments(), units);
    }

    public People people() {
        People room = mock(People.class);
        when(room.find(any())).thenAnswer(call -> Optional.ofNullable(people.get(call.<PersonId>getArgument(0))));
        when(room.findAll(any())).thenAnswer(call -> {
            Map<PersonId, Person> found = new LinkedHashMap<>(people);
            found.keySet().retainAll(call.<Collection<PersonId>>getArgument(0));
            return found;
        });
        return room;
    }

    public Incidents incidents() {
        Incidents room = mock(Incidents.class);
        when(room.find(any())).thenAnswer(call -> Optional.ofNullable(marks.get(call.<IncidentId>getArgument(0))));
        when(room.of(any())).thenAnswer(call -> of(call.getArgument(0)));
        when(room.ofAll(any()))
                .thenAnswer(call -> call.<Collection<SittingId>>getArgument(0).stream()
                        .collect(Collectors.toMap(id -> id, this::of)));
        when(room.notAnalysed(any())).thenReturn(List.of());
        when(room.countBySitting(any()))
                .thenAnswer(call -> call.<Collection<SittingId>>getArgument(0).stream()
                        .collect(Collectors.toMap(id -> id, id -> of(id).size())));
        when(room.judge(any(), any()))
                .thenAnswer(call -> judged(marks.get(call.<IncidentId>getArgument(0)), call.getArgument(1)));
        return room;
    }

    private List<Incident> of(SittingId sitting) {
        return marks.values().stream()
                .filter(mark -> mark.sitting().equals(sitting))
                .toList();
    }

    private Incident judged(Incident mark, Incident.Verdict verdict) {
        Incident judged = new Incident(
                mark.id(),
                mark.sitting(),
                mark.rule(),
                mark.violation(),
                mark.startedAt(),
                mark.endedAt(),
                mark.value(),
                mark.threshold(),
                mark.unit(),
                mark.confidence(),
                mark.detector(),
                mark.source(),
                mark.noticeShownAt(),
                mark.note(),
                mark.grounds(),
                verdict);
        marks.put(judged.id(), judged);
        return judged;
    }

    private boolean holds(PersonId person, Duty duty, ExamId exam) {
        UnitId unit = exams.get(exam).unit();
        return appointments.stream()
                .filter(appointment -> appointment.person().equals(person) && appointment.duty() == duty)
                .map(Appointment::scope)
                .anyMatch(scope -> scope.equals(new Scope.Exam(exam.value())) || scope.equals(new Scope.Unit(unit)));
    }
}
