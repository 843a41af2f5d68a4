package app.vigil.decision;

import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** What a decision can be refused for. */
enum DecisionProblem implements Problem {
    BY_THE_REVIEWER("decision-by-the-reviewer", HttpStatus.FORBIDDEN),
    ABOUT_ONESELF("decision-about-oneself", HttpStatus.FORBIDDEN),
    WITHOUT_STATUS("decision-without-status", HttpStatus.CONFLICT),
    STATUS_CHANGED("decision-status-changed", HttpStatus.CONFLICT),
    REVIEW_REOPENED("decision-review-reopened", HttpStatus.CONFLICT);

    private final String code;
    private final HttpStatus status;

    DecisionProblem(String code, HttpStatus status) {
        this.code = code;
        this.status = status;
    }

    /** Why this person may not decide although appointed; empty when nothing is in the way. */
    static Optional<DecisionProblem> conflictOf(PersonId person, PersonId examinee, Set<PersonId> reviewers) {
        if (reviewers.contains(person)) {
            return Optional.of(BY_THE_REVIEWER);
        }
        return person.equals(examinee) ? Optional.of(ABOUT_ONESELF) : Optional.empty();
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
