package app.vigil.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.nrps.Memberships.Member;
import app.vigil.lti.nrps.Memberships.Status;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import app.vigil.testing.TestLaunches;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class JdbcPeopleTest {

    @Parameter
    Database database;

    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private JdbcPeople people;

    @BeforeEach
    void setUp() {
        people = new JdbcPeople(database.fresh().jdbc(), SettableClock.atFriday());
    }

    @Test
    void recognisesThePersonOfALaterLaunch() {
        Person first = people.remember(instructor("7").launch());
        Person again = people.remember(instructor("7").name("Olena Bondar").launch());

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(people.find(first.id())).map(Person::displayName).contains("Olena Bondar");
    }

    @Test
    void keepsTheSameSubjectOfTwoPlatformsApart() {
        Person here = people.remember(instructor("7").launch());
        Person there = people.remember(instructor("7")
                .registration(new RegistrationId(UUID.randomUUID()))
                .launch());

        assertThat(there.id()).isNotEqualTo(here.id());
        assertThat(people.findAll(List.of(here.id(), there.id(), new PersonId(UUID.randomUUID()))))
                .containsOnlyKeys(here.id(), there.id());
    }

    @Test
    void keepsAKnownNameWhenALaterLaunchWithholdsIt() {
        people.remember(instructor("7").launch());

        assertThat(people.remember(instructor("7").name(null).launch()).displayName())
                .isEqualTo("Olena Kovalenko");
        assertThat(people.remember(instructor("8").name(null).launch()).displayName())
                .isEqualTo("#8");
    }

    @Test
    @DisplayName(
            "R2-062 keeps the institution's number of a person, and a later launch that withholds it takes nothing")
    void keepsTheInstitutionsNumber() {
        people.remember(instructor("7").launch());
        Person person = people.remember(instructor("7").sourcedId("ЭП-0417").launch());
        people.remember(instructor("7").launch());
        people.remember(registration, "course-1", member("7", Role.INSTRUCTOR));

        assertThat(people.find(person.id())).map(Person::sourcedId).contains("ЭП-0417");
        assertThat(people.remember(instructor("7").sourcedId("ЭП-0418").launch())
                        .sourcedId())
                .isEqualTo("ЭП-0418");
    }

    @Test
    @DisplayName("R2-003 knows who teaches a course, and that an assistant does not")
    void knowsWhoTeachesACourse() {
        Person teacher = people.remember(instructor("7").launch());
        Person assistant = people.remember(TestLaunches.of(Role.INSTRUCTOR, Role.TEACHING_ASSISTANT)
                .registration(registration)
                .subject("8")
                .launch());

        assertThat(people.teaches(teacher.id(), registration, "course-1")).isTrue();
        assertThat(people.teaches(teacher.id(), registration, "course-2")).isFalse();
        assertThat(people.teaches(assistant.id(), registration, "course-1")).isFalse();
    }

    @Test
    void believesTheMembershipListAboutANonEditingTeacher() {
        Person nonEditing = people.remember(instructor("7").launch());
        people.remember(registration, "course-1", member("7", Role.LEARNER));

        assertThat(people.teaches(nonEditing.id(), registration, "course-1")).isFalse();
    }

    @Test
    void noLongerTeachesAfterALaunchAsLearner() {
        Person person = people.remember(instructor("7").launch());
        people.remember(TestLaunches.of(Role.LEARNER)
                .registration(registration)
                .subject("7")
                .launch());

        assertThat(people.teaches(person.id(), registration, "course-1")).isFalse();
    }

    @Test
    void listsTheMembersOfACourseByName() {
        people.remember(registration, "course-1", member("2", Role.LEARNER));
        people.remember(registration, "course-1", member("1", Role.INSTRUCTOR));
        people.remember(registration, "course-2", member("3", Role.LEARNER));

        assertThat(people.ofCourse(registration, "course-1"))
                .extracting(Person::displayName)
                .containsExactly("Member 1", "Member 2");
    }

    @Test
    void findsPeopleByPartOfNameOrAddress() {
        people.remember(registration, "course-1", member("1", Role.LEARNER));
        people.remember(registration, "course-1", member("2", Role.LEARNER));

        assertThat(people.search(registration, "MEMBER 2", 10)).hasSize(1);
        assertThat(people.search(registration, "2@lms", 10)).hasSize(1);
        assertThat(people.search(registration, "", 1)).hasSize(1);
        assertThat(people.search(registration, "%", 10)).isEmpty();
    }

    private TestLaunches instructor(String subject) {
        return TestLaunches.of(Role.INSTRUCTOR).registration(registration).subject(subject);
    }

    private static Member member(String subject, Role role) {
        return new Member(
                subject, Set.of(role), Status.ACTIVE, "Member " + subject, null, null, subject + "@lms.example");
    }
}
