package app.vigil.passback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamLinked;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import app.vigil.testing.TestLaunches;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees what of a sitting that is opened from the gradebook (AGS 2.0, submission review). */
@ParameterizedClass
@EnumSource(Database.class)
class ReviewedSittingsTest {

    private static final URI ITEM = URI.create("http://lms/7/lineitems/9/lineitem");
    private static final RegistrationId PLATFORM = new RegistrationId(new UUID(0, 1));

    @Parameter
    private Database kind;

    private final RoomsBelow below = new RoomsBelow();
    private final PersonId examinee = below.person("examinee", "e@example.org");
    private final PersonId proctor = below.person("proctor", "p@example.org");
    private final PersonId dean = below.person("dean", "d@example.org");
    private final PersonId teacher = below.person("teacher", "t@example.org");
    private final Exam exam = below.exam("Physics", ExamKind.INTERMEDIATE, "test");
    private final Sitting sitting = below.sitting(exam, examinee);
    private ReviewedSittings reviewed;

    @BeforeEach
    void wire() {
        Database.Connection database = kind.fresh();
        ItemBook book = new ItemBook(database.jdbc(), SettableClock.atFriday());
        book.link(new ExamLinked(
                exam.id(), PLATFORM, URI.create("http://lms/7/lineitems/1"), URI.create("http://lms/7"), "ru"));
        book.verificationItem(exam.id(), ITEM);
        below.appoint(proctor, Duty.PROCTOR, exam);
        below.appoint(dean, Duty.DECISION_MAKER, exam);
        People people = below.people();
        when(people.find(any(), any()))
                .thenAnswer(call -> call.getArgument(1).equals("examinee") ? people.find(examinee) : Optional.empty());
        reviewed = new ReviewedSittings(book, below.sittings(), people, below.access());
    }

    @Test
    void examineesSeeTheirOwnSitting() {
        assertThat(reviewed.pathFor(examinee, review(ITEM))).contains("/results/" + sitting.id());
    }

    @Test
    void proctorsSeeTheReview() {
        assertThat(reviewed.pathFor(proctor, review(ITEM))).contains("/review/" + sitting.id());
    }

    @Test
    void decisionMakersSeeTheProtocol() {
        assertThat(reviewed.pathFor(dean, review(ITEM)))
                .contains("/protocols/" + exam.id() + "/sittings/" + sitting.id());
    }

    @Test
    @DisplayName("R1-028 teachers and other students are refused")
    void everybodyElseIsRefused() {
        for (PersonId other : new PersonId[] {teacher, below.person("neighbour", "n@example.org")}) {
            assertRefused(other, review(ITEM));
        }
    }

    @Test
    void anotherPlatformsItemOrAnUnknownOneLeadsNowhere() {
        assertRefused(proctor, review(URI.create("http://lms/7/lineitems/10/lineitem")));
        assertRefused(
                proctor,
                launch().registration(new RegistrationId(UUID.randomUUID())).submissionReview("examinee", ITEM));
    }

    @Test
    void aStudentWhoNeverSatHasNothingToShow() {
        assertThat(reviewed.pathFor(proctor, launch().submissionReview("somebody", ITEM)))
                .isEmpty();
    }

    private void assertRefused(PersonId viewer, SubmissionReviewLaunch launch) {
        assertThatThrownBy(() -> reviewed.pathFor(viewer, launch))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(CommonProblem.NOT_YOURS));
    }

    private static SubmissionReviewLaunch review(URI item) {
        return launch().submissionReview("examinee", item);
    }

    private static TestLaunches launch() {
        return TestLaunches.of(Role.INSTRUCTOR).registration(PLATFORM);
    }
}
