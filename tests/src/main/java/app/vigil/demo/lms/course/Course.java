package app.vigil.demo.lms.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A course: the {@code context} of LTI messages. */
public record Course(
        String id,
        String shortName,
        String fullName,
        String language,
        Instant begins,
        Instant ends,
        List<Enrolment> enrolments) {

    public Optional<Enrolment> enrolmentOf(String username) {
        return enrolments.stream()
                .filter(enrolment -> enrolment.username().equals(username))
                .findFirst();
    }
}
