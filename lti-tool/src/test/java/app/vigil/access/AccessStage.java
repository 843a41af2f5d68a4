package app.vigil.access;

import app.vigil.decision.papers.PaperId;
import app.vigil.decision.papers.PaperKind;
import app.vigil.decision.papers.Papers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.ExamSetup;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.Incidents;
import app.vigil.lti.Connections;
import app.vigil.lti.RegistrationId;
import app.vigil.people.Administration;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.SittingId;
import app.vigil.testing.PlainSettings;
import app.vigil.testing.TestLaunches;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Builds institutions, exams, people and sittings through the rooms' own doors. */
@TestComponent
class AccessStage {

    private static final Instant BEGIN = Instant.parse("2026-11-20T08:00:00Z");

    private final Connections connections;
    private final Units units;
    private final People people;
    private final Appointments appointments;
    private final ExamRoom exams;
    private final SittingRoom sittings;

    AccessStage(
            Connections connections,
            Units units,
            People people,
            Appointments appointments,
            ExamRoom exams,
            SittingRoom sittings) {
        this.connections = connections;
        this.units = units;
        this.people = people;
        this.appointments = appointments;
        this.exams = exams;
        this.sittings = sittings;
    }

    @TestComponent
    record ExamRoom(ExamSetup setup, ExamProfiles profiles) {}

    @TestComponent
    record SittingRoom(ExamWindow window, Incidents incidents, Papers papers) {}

    /** A course with a teacher, an exam of it, and the unit the exam belongs to. */
    record Course(RegistrationId registration, String id, UnitId unit, PersonId teacher, Exam exam) {

        Scope ofExam() {
            return new Scope.Exam(exam.id().value());
        }

        Scope ofUnit() {
            return new Scope.Unit(unit);
        }
    }

    RegistrationId institution() {
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

    Course course(RegistrationId registration, String name) {
        String id = name + "-" + UUID.randomUUID();
        UnitId unit = units.add(registration, "Unit of " + id).id();
        PersonId teacher = person(registration, id, app.vigil.lti.Role.INSTRUCTOR);
        Exam exam = exams.setup()
                .create(new ExamSetup.Course(registration, id, name, null), settings(registration, unit), teacher);
        return new Course(registration, id, unit, teacher, exam);
    }

    private ExamSettings settings(RegistrationId registration, UnitId unit) {
        return PlainSettings.of(
                "Exam of " + registration, URI.create("https://lms.example/quiz"), unit, exams.profiles());
    }

    PersonId person(RegistrationId registration, String course, app.vigil.lti.Role role) {
        return people.remember(TestLaunches.of(role)
                        .registration(registration)
                        .course(course)
                        .launch())
                .id();
    }

    /** Somebody of the course with this duty. */
    PersonId appointed(Course course, Duty duty, Scope scope) {
        PersonId person = person(course.registration(), course.id(), app.vigil.lti.Role.TEACHING_ASSISTANT);
        appoint(person, duty, scope);
        return person;
    }

    PersonId administrator(RegistrationId registration) {
        PersonId person = person(registration, "none", app.vigil.lti.Role.TEACHING_ASSISTANT);
        appoint(
                person,
                Duty.ADMINISTRATOR,
                new Scope.Unit(units.root(registration).id()));
        return person;
    }

    Appointment appoint(PersonId person, Duty duty, Scope scope) {
        return appointments.appoint(
                new Appointing(person, duty, scope, "1-k", LocalDate.of(2026, 11, 2), Administration.OPERATOR));
    }

    /** The request for access to the recordings, drawn up by the teacher (R2-059). */
    PaperId accessRequest(Course course) {
        ExamId exam = course.exam().id();
        return sittings.papers()
                .register(
                        new Papers.Wanted(PaperKind.ACCESS_REQUEST, exam, null, "", Locale.of("ru")), course.teacher());
    }

    PersonId learner(Course course) {
        return person(course.registration(), course.id(), app.vigil.lti.Role.LEARNER);
    }

    SittingId sitting(Course course, PersonId examinee) {
        return sittings.window().open(course.exam(), examinee, Locale.of("uk"));
    }

    Incident mark(SittingId sitting, PersonId proctor) {
        return sittings.incidents().mark(sitting, Violation.values()[0], BEGIN, BEGIN.plusSeconds(10), "", proctor);
    }
}
