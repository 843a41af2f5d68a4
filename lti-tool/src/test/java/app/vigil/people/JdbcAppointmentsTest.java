package app.vigil.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Place;
import app.vigil.people.Appointments.Readiness;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.ExamPlaces.ExamPlace;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import app.vigil.testing.TestLaunches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@ParameterizedClass
@EnumSource(Database.class)
class JdbcAppointmentsTest {

    private static final PersonId BOSS = new PersonId(UUID.randomUUID());
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Parameter
    Database database;

    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private final UUID exam = UUID.randomUUID();
    private final List<Object> events = new ArrayList<>();
    private JdbcPeople people;
    private JdbcUnits units;
    private JdbcAppointments appointments;
    private UnitMoves moves;
    private OrganisationalUnit root;
    private OrganisationalUnit faculty;

    @BeforeEach
    void setUp() {
        Database.Connection connection = database.fresh();
        SettableClock clock = SettableClock.atFriday();
        people = new JdbcPeople(connection.jdbc(), clock);
        units = new JdbcUnits(connection.jdbc(), KnownPlatform.called("Academy"));
        root = units.root(registration);
        faculty = units.add(registration, "Faculty of Law");
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        ExamPlaces places = id -> id.equals(exam)
                ? Optional.of(new ExamPlace(registration, "course-1", new Place(exam, faculty.id())))
                : Optional.empty();
        beans.addBean("places", places);
        AppointmentRows rows = new AppointmentRows(connection.jdbc());
        AppointmentConflicts conflicts =
                new AppointmentConflicts(people, units, beans.getBeanProvider(ExamPlaces.class));
        appointments = new JdbcAppointments(rows, conflicts, units, events::add, clock);
        moves = new UnitMoves(units, rows, conflicts);
    }

    @Test
    @DisplayName(
            "R2-008 R2-011 R2-014 an appointment carries order number and date, and when its person read, was trained and promised silence")
    void recordsTheOrder() {
        Person person = person("1");
        Readiness readiness = new Readiness(DAY, DAY.plusDays(1), "T-77", DAY.plusDays(2));

        Appointment appointment =
                appointments.appoint(new Appointing(person.id(), Duty.PROCTOR, ofExam(), "12-k", DAY, readiness, BOSS));

        assertThat(appointments.at(ofExam())).containsExactly(appointment);
        assertThat(appointments.of(person.id())).containsExactly(appointment);
        assertThat(appointments.find(appointment.id())).contains(appointment);
        assertThat(appointment.readiness().complete()).isTrue();
        assertThat(events).containsExactly(new PersonAppointed(appointment.id(), person.id(), Duty.PROCTOR, BOSS));
    }

    @Test
    @DisplayName("R2-010 an appointment covers its exam, its unit, or from the root the whole institution")
    void holdsForExamUnitAndInstitution() {
        Place place = new Place(exam, faculty.id());
        Place elsewhere =
                new Place(UUID.randomUUID(), units.add(registration, "Physics").id());
        appoint("1", Duty.PROCTOR, ofExam());
        appoint("2", Duty.PROCTOR, new Scope.Unit(faculty.id()));
        appoint("3", Duty.PROCTOR, new Scope.Unit(root.id()));

        assertThat(appointments.holds(person("1").id(), Duty.PROCTOR, place)).isTrue();
        assertThat(appointments.holds(person("1").id(), Duty.PROCTOR, elsewhere))
                .isFalse();
        assertThat(appointments.holds(person("1").id(), Duty.DECISION_MAKER, place))
                .isFalse();
        assertThat(appointments.holds(person("2").id(), Duty.PROCTOR, place)).isTrue();
        assertThat(appointments.holds(person("2").id(), Duty.PROCTOR, elsewhere))
                .isFalse();
        assertThat(appointments.holds(person("3").id(), Duty.PROCTOR, elsewhere))
                .isTrue();
    }

    @Test
    @DisplayName(
            "R2-010 an appointment for a unit holds in what is part of it, and not in what it is part of or beside")
    void holdsDownwards() {
        UnitId chair =
                units.add(registration, "Chair of Civil Law", faculty.id()).id();
        UnitId beside =
                units.add(registration, "Chair of Trade Law", faculty.id()).id();
        Place place = new Place(exam, chair);
        PersonId ofTheFaculty =
                appoint("1", Duty.DECISION_MAKER, new Scope.Unit(faculty.id())).person();
        PersonId ofTheChair =
                appoint("2", Duty.DECISION_MAKER, new Scope.Unit(chair)).person();

        assertThat(appointments.holds(ofTheFaculty, Duty.DECISION_MAKER, place)).isTrue();
        assertThat(appointments.holds(ofTheChair, Duty.DECISION_MAKER, place)).isTrue();
        assertThat(appointments.holds(ofTheChair, Duty.DECISION_MAKER, new Place(exam, faculty.id())))
                .isFalse();
        assertThat(appointments.holds(ofTheChair, Duty.DECISION_MAKER, new Place(exam, beside)))
                .isFalse();
    }

    @Test
    @DisplayName(
            "R2-003 R2-010 who decides for a unit is no proctor of what is part of it, also where that moves there")
    void refusesBothDutiesThroughLevels() {
        UnitId chair =
                units.add(registration, "Chair of Civil Law", faculty.id()).id();
        OrganisationalUnit physics = units.add(registration, "Physics");
        UnitId optics = units.add(registration, "Optics", physics.id()).id();
        appoint("1", Duty.DECISION_MAKER, new Scope.Unit(faculty.id()));

        refuses(PeopleProblem.APPOINTMENT_CONFLICT, () -> appoint("1", Duty.PROCTOR, new Scope.Unit(chair)));
        appoint("1", Duty.PROCTOR, new Scope.Unit(optics));
        moves.move(units.find(chair).orElseThrow(), physics.id());
        refuses(PeopleProblem.APPOINTMENT_CONFLICT, () -> moves.move(physics, faculty.id()));
    }

    @Test
    @DisplayName(
            "R2-049 a duty of the exam itself is given by an appointment for the very exam, never by one for its unit")
    void holdsForTheVeryExamOnly() {
        Place place = new Place(exam, faculty.id(), Set.of(Duty.DECISION_MAKER));
        appoint("1", Duty.DECISION_MAKER, ofExam());
        appoint("2", Duty.DECISION_MAKER, new Scope.Unit(faculty.id()));
        appoint("3", Duty.DECISION_MAKER, new Scope.Unit(root.id()));
        appoint("4", Duty.PROCTOR, new Scope.Unit(faculty.id()));

        assertThat(appointments.holds(person("1").id(), Duty.DECISION_MAKER, place))
                .isTrue();
        assertThat(appointments.holds(person("2").id(), Duty.DECISION_MAKER, place))
                .isFalse();
        assertThat(appointments.holds(person("3").id(), Duty.DECISION_MAKER, place))
                .isFalse();
        assertThat(appointments.holds(person("4").id(), Duty.PROCTOR, place)).isTrue();
    }

    @Test
    void anEndedAppointmentHoldsNothing() {
        Appointment appointment = appoint("1", Duty.PROCTOR, ofExam());
        appointments.end(appointment.id(), BOSS);

        assertThat(appointments.holds(appointment.person(), Duty.PROCTOR, new Place(exam, faculty.id())))
                .isFalse();
        assertThat(appointments.at(ofExam())).isEmpty();
        assertThat(events).last().isInstanceOf(AppointmentEnded.class);
        refuses(CommonProblem.NOT_FOUND, () -> appointments.end(appointment.id(), BOSS));
    }

    @Test
    @DisplayName("R2-003 a teacher of the course is never appointed as its proctor")
    void refusesATeacherAsProctor() {
        people.remember(TestLaunches.of(Role.INSTRUCTOR)
                .registration(registration)
                .subject("7")
                .name("Person 7")
                .launch());

        refuses(PeopleProblem.APPOINTMENT_CONFLICT, () -> appoint("7", Duty.PROCTOR, ofExam()));
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("R2-047 nobody is proctor and decision maker of the same exam, however appointed")
    void refusesOnePersonForBothDuties() {
        appoint("1", Duty.PROCTOR, ofExam());
        appoint("2", Duty.DECISION_MAKER, new Scope.Unit(faculty.id()));
        appoint("3", Duty.PROCTOR, new Scope.Unit(root.id()));

        refuses(PeopleProblem.APPOINTMENT_CONFLICT, () -> appoint("1", Duty.DECISION_MAKER, ofExam()));
        refuses(
                PeopleProblem.APPOINTMENT_CONFLICT,
                () -> appoint("1", Duty.DECISION_MAKER, new Scope.Unit(faculty.id())));
        refuses(PeopleProblem.APPOINTMENT_CONFLICT, () -> appoint("2", Duty.PROCTOR, ofExam()));
        refuses(PeopleProblem.APPOINTMENT_CONFLICT, () -> appoint("3", Duty.DECISION_MAKER, ofExam()));
    }

    @Test
    void allowsBothDutiesWhereTheyNeverMeet() {
        UnitId physics = units.add(registration, "Physics").id();
        appoint("1", Duty.PROCTOR, ofExam());

        assertThat(appoint("1", Duty.DECISION_MAKER, new Scope.Unit(physics))).isNotNull();
    }

    @Test
    void refusesTheSameAppointmentTwice() {
        appoint("1", Duty.PROCTOR, ofExam());

        refuses(PeopleProblem.ALREADY_APPOINTED, () -> appoint("1", Duty.PROCTOR, ofExam()));
    }

    @Test
    void refusesPeopleOfAnotherInstitutionAndUnknownExams() {
        Person foreign = people.remember(TestLaunches.of(Role.LEARNER).launch());

        refuses(
                CommonProblem.NOT_FOUND,
                () -> appointments.appoint(new Appointing(foreign.id(), Duty.PROCTOR, ofExam(), "1", DAY, BOSS)));
        refuses(CommonProblem.NOT_FOUND, () -> appoint("1", Duty.PROCTOR, new Scope.Exam(UUID.randomUUID())));
    }

    @Test
    void administratorsAreAppointedForTheInstitutionOnly() {
        appoint("1", Duty.ADMINISTRATOR, new Scope.Unit(root.id()));

        refuses(CommonProblem.NOT_YOURS, () -> appoint("2", Duty.ADMINISTRATOR, ofExam()));
        refuses(CommonProblem.NOT_YOURS, () -> appoint("2", Duty.ADMINISTRATOR, new Scope.Unit(faculty.id())));
    }

    private Scope ofExam() {
        return new Scope.Exam(exam);
    }

    private Appointment appoint(String subject, Duty duty, Scope scope) {
        return appointments.appoint(new Appointing(person(subject).id(), duty, scope, "12-k", DAY, BOSS));
    }

    private Person person(String subject) {
        return people.search(registration, "person " + subject, 1).stream()
                .findFirst()
                .orElseGet(() -> people.remember(TestLaunches.of(Role.TEACHING_ASSISTANT)
                        .registration(registration)
                        .subject(subject)
                        .name("Person " + subject)
                        .launch()));
    }

    private static void refuses(Problem problem, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
