package app.vigil.passback;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds what a submission review is about, and the page of it that a viewer may see: examinees their own sitting, proctors
 * the review, decision makers the protocol. Everybody else, teachers of the course included (R1-028), is refused.
 */
@Component
public class ReviewedSittings {

    private final ItemBook book;
    private final Sittings sittings;
    private final People people;
    private final ExamAccess access;

    ReviewedSittings(ItemBook book, Sittings sittings, People people, ExamAccess access) {
        this.book = book;
        this.sittings = sittings;
        this.people = people;
        this.access = access;
    }

    /**
     * The path of the page; empty when there is no such sitting, which only those may learn who could see it. Problem
     * {@code not-yours}.
     */
    public Optional<String> pathFor(PersonId viewer, SubmissionReviewLaunch launch) {
        Optional<ExamId> exam = book.examOf(launch.core().registration(), launch.lineItem());
        Optional<PersonId> examinee =
                people.find(launch.core().registration(), launch.forUser()).map(Person::id);
        boolean own = examinee.filter(viewer::equals).isPresent();
        if (!own && exam.filter(one -> judges(viewer, one)).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_YOURS)
                    .with("launch", launch.core().id());
        }
        return exam.flatMap(one -> examinee.flatMap(person -> newest(one, person)))
                .map(sitting -> own ? own(sitting) : path(viewer, sitting));
    }

    private static String own(Sitting sitting) {
        return (sitting.state().ended() ? "/results/" : "/sittings/") + sitting.id();
    }

    private boolean judges(PersonId viewer, ExamId exam) {
        return access.proctors(viewer, exam) || access.decides(viewer, exam);
    }

    private String path(PersonId viewer, Sitting sitting) {
        return access.proctors(viewer, sitting.exam())
                ? "/review/" + sitting.id()
                : "/protocols/" + sitting.exam() + "/sittings/" + sitting.id();
    }

    private Optional<Sitting> newest(ExamId exam, PersonId examinee) {
        return sittings.attempts(exam, examinee).stream().findFirst();
    }
}
