package app.vigil.exam;

import app.vigil.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The members of an exam's course as the platform last listed them; staff are appointed out of them. */
public interface CourseMembers {

    /**
     * Reads the platform's list anew and returns how many there are. Fails with problem
     * {@code exam-members-address-unknown} or {@code exam-members-not-readable}.
     */
    int refresh(Exam exam);

    /** By name. */
    List<Member> of(ExamId exam);

    /** When the list was last read. */
    Optional<Instant> readAt(ExamId exam);

    /** A member; {@code learner} may sit the exam and be graded. */
    record Member(Person person, boolean learner) {}
}
