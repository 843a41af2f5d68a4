package app.vigil.decision.papers;

import app.vigil.decision.LmsResults;
import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.decision.Outcomes;
import app.vigil.exam.ExamId;
import app.vigil.review.Reviews;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether what a paper says is still so: nobody signs what a status or a decision has overtaken (R2-064). */
@Component
class PaperFacts {

    private static final Set<PaperKind> OF_RESULTS =
            Set.of(PaperKind.PROTOCOL, PaperKind.RESULT_SHEET, PaperKind.VIOLATION_ACT);

    private final Reviews reviews;
    private final Outcomes outcomes;
    private final Sittings sittings;
    private final LmsResults results;

    PaperFacts(Reviews reviews, Outcomes outcomes, Sittings sittings, LmsResults results) {
        this.reviews = reviews;
        this.outcomes = outcomes;
        this.sittings = sittings;
        this.results = results;
    }

    /** A status or a decision on somebody it names was given since, or a proctor is to look again. */
    boolean overtaken(IssuedPaper paper) {
        if (!OF_RESULTS.contains(paper.kind())) {
            return false;
        }
        ExamId exam = paper.exam();
        Predicate<SittingId> named = named(paper);
        Stream<SittingId> judged = reviews.ofExam(exam).stream()
                .filter(review -> review.at().isAfter(paper.issuedAt()))
                .map(Reviews.Review::sitting);
        // An act comes before the decision that follows it.
        Stream<SittingId> decided = paper.kind() == PaperKind.VIOLATION_ACT
                ? Stream.empty()
                : outcomes.since(exam, paper.issuedAt()).stream();
        return Stream.of(judged, decided, reviews.reopened(exam).stream())
                .flatMap(changed -> changed)
                .anyMatch(named);
    }

    private Predicate<SittingId> named(IssuedPaper paper) {
        SittingId one = paper.sitting();
        if (one != null) {
            return one::equals;
        }
        if (paper.group().isEmpty()) {
            return sitting -> true;
        }
        Map<SittingId, PersonId> examinees = sittings.examineesOf(paper.exam());
        Map<PersonId, LmsResult> groups = results.ofExam(paper.exam());
        return sitting -> {
            PersonId examinee = examinees.get(sitting);
            return examinee != null
                    && groups.getOrDefault(examinee, LmsResult.UNKNOWN).group().equals(paper.group());
        };
    }
}
