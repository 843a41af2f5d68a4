package app.vigil.access;

import static app.vigil.lti.Role.TEACHING_ASSISTANT;

import app.vigil.access.AccessStage.Course;
import app.vigil.lti.RegistrationId;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import app.vigil.testing.TestViewers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everybody who may knock: the people of one exam and its sitting, the same kinds of people of another exam of the
 * institution and of another institution, those with two roles at once, and those with none.
 */
final class Cast {

    private static final Set<Role> NOTHING = Set.of();

    private final AccessStage stage;
    private final List<CastMember> members = new ArrayList<>();
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> foreign = new HashMap<>();
    private final Map<CastMember, String> ownSittingsOfStaff = new HashMap<>();

    Cast(AccessStage stage) {
        this.stage = stage;
        RegistrationId institution = stage.institution();
        Course algebra = stage.course(institution, "algebra");
        Course botany = stage.course(institution, "botany");
        Course chemistryElsewhere = stage.course(stage.institution(), "chemistry");
        peopleOf(algebra);
        strangersOf(botany, "of another exam");
        strangersOf(chemistryElsewhere, "of another institution");
        administrators(algebra, chemistryElsewhere);
        peopleOfTwoRoles(algebra, botany);
        examinedStaff(algebra, Duty.PROCTOR);
        examinedStaff(algebra, Duty.DECISION_MAKER);
        examinedStaff(algebra, Duty.RECORDS_KEEPER);
        add("the operator", TestViewers.operator(), Set.of(Role.OPERATOR), NOTHING);
        add("a stranger", TestViewers.stranger(), NOTHING, NOTHING);
        members.add(new CastMember("nobody", null, NOTHING, NOTHING));
    }

    List<CastMember> members() {
        return members;
    }

    /** Path variables that name the objects {@link CastMember#own} is about. */
    Map<String, String> own() {
        return own;
    }

    /** The same variables, of another institution. */
    Map<String, String> foreign() {
        return foreign;
    }

    /** Staff of the exam who sit it themselves, with their sittings. */
    Map<CastMember, String> ownSittingsOfStaff() {
        return ownSittingsOfStaff;
    }

    private void peopleOf(Course course) {
        PersonId examinee = stage.learner(course);
        objects(own, course, stage.sitting(course, examinee));
        add("the examinee", examinee, Set.of(Role.EXAMINEE), NOTHING);
        PersonId neighbour = stage.learner(course);
        stage.sitting(course, neighbour);
        add("another examinee of the exam", neighbour, NOTHING, Set.of(Role.EXAMINEE));
        add("the teacher", course.teacher(), Set.of(Role.TEACHER), NOTHING);
        add("an assistant of the course", assistant(course), NOTHING, NOTHING);
        staff(course, Duty.PROCTOR, Role.PROCTOR);
        staff(course, Duty.DECISION_MAKER, Role.DECISION_MAKER);
        staff(course, Duty.RECORDS_KEEPER, Role.RECORDS_KEEPER);
    }

    private void staff(Course course, Duty duty, Role role) {
        PersonId ofExam = stage.appointed(course, duty, course.ofExam());
        add("a " + duty.code() + " of the exam", ofExam, Set.of(role), NOTHING);
        PersonId ofUnit = stage.appointed(course, duty, course.ofUnit());
        add("a " + duty.code() + " of the unit", ofUnit, Set.of(role), NOTHING);
    }

    private void strangersOf(Course course, String where) {
        PersonId examinee = stage.learner(course);
        SittingId sitting = stage.sitting(course, examinee);
        objects(foreign, course, sitting);
        add("an examinee " + where, examinee, NOTHING, Set.of(Role.EXAMINEE));
        add("a teacher " + where, course.teacher(), NOTHING, Set.of(Role.TEACHER));
        PersonId proctor = stage.appointed(course, Duty.PROCTOR, course.ofUnit());
        add("a proctor " + where, proctor, NOTHING, Set.of(Role.PROCTOR));
        PersonId decider = stage.appointed(course, Duty.DECISION_MAKER, course.ofExam());
        add("a decision maker " + where, decider, NOTHING, Set.of(Role.DECISION_MAKER));
        PersonId keeper = stage.appointed(course, Duty.RECORDS_KEEPER, course.ofExam());
        add("a records keeper " + where, keeper, NOTHING, Set.of(Role.RECORDS_KEEPER));
    }

    private void administrators(Course here, Course there) {
        add("the administrator", stage.administrator(here.registration()), Set.of(Role.ADMINISTRATOR), NOTHING);
        PersonId other = stage.administrator(there.registration());
        add("an administrator of another institution", other, NOTHING, Set.of(Role.ADMINISTRATOR));
    }

    /** A role may not be won by way of another one (R2-003). */
    private void peopleOfTwoRoles(Course course, Course other) {
        PersonId teacher = stage.person(course.registration(), course.id(), app.vigil.lti.Role.INSTRUCTOR);
        stage.appoint(teacher, Duty.PROCTOR, course.ofUnit());
        add("a teacher who is proctor of the unit", teacher, Set.of(Role.TEACHER), Set.of(Role.PROCTOR));
        PersonId proctor = stage.learner(course);
        stage.sitting(course, proctor);
        stage.appoint(proctor, Duty.PROCTOR, other.ofExam());
        add("a proctor elsewhere who sits the exam", proctor, NOTHING, Set.of(Role.EXAMINEE, Role.PROCTOR));
    }

    private void examinedStaff(Course course, Duty duty) {
        PersonId person = stage.learner(course);
        SittingId sitting = stage.sitting(course, person);
        stage.appoint(person, duty, course.ofUnit());
        CastMember member = new CastMember(
                "a " + duty.code() + " who sits the exam", TestViewers.of(person), Set.of(Role.EXAMINEE), NOTHING);
        ownSittingsOfStaff.put(member, sitting.toString());
    }

    private PersonId assistant(Course course) {
        return stage.person(course.registration(), course.id(), TEACHING_ASSISTANT);
    }

    private void objects(Map<String, String> ids, Course course, SittingId sitting) {
        PersonId appointed = assistant(course);
        Scope exam = course.ofExam();
        ids.put("registrationId", course.registration().toString());
        ids.put("unitId", course.unit().toString());
        ids.put("examId", course.exam().id().toString());
        ids.put("sittingId", sitting.toString());
        ids.put("incidentId", stage.mark(sitting, appointed).id().toString());
        ids.put(
                "appointmentId",
                stage.appoint(appointed, Duty.PROCTOR, exam).id().toString());
        ids.put("scoreId", UUID.randomUUID().toString());
        ids.put("letterId", UUID.randomUUID().toString());
        ids.put("scanId", UUID.randomUUID().toString());
        ids.put("paperId", stage.accessRequest(course).toString());
        ids.put("stillId", UUID.randomUUID().toString());
        ids.putAll(Map.of("stream", "camera", "sequence", "0", "take", "0", "kind", "face", "step", "loader"));
        ids.put("language", "rus");
        ids.put("format", ids == own ? "pdf" : "exe");
    }

    private void add(String name, PersonId person, Set<Role> mine, Set<Role> elsewhere) {
        add(name, TestViewers.of(person), mine, elsewhere);
    }

    private void add(String name, Viewer viewer, Set<Role> mine, Set<Role> elsewhere) {
        members.add(new CastMember(name, viewer, mine, elsewhere));
    }
}
