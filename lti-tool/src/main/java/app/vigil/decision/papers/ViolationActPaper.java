package app.vigil.decision.papers;

import app.vigil.decision.Outcomes;
import app.vigil.decision.Protocol.Signer;
import app.vigil.decision.ViolationTexts;
import app.vigil.decision.ViolationTexts.Found;
import app.vigil.document.Paper.Box;
import app.vigil.exam.Violation;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The act on a violation: twenty boxes, then two people one after the other (R4-056, R4-060…R4-062). */
@Component
class ViolationActPaper implements PaperForm {

    private final FormFiller filler;
    private final ViolationTexts violations;
    private final Reviews reviews;
    private final Outcomes outcomes;
    private final Sittings sittings;
    private final MessageSource messages;

    ViolationActPaper(
            FormFiller filler,
            ViolationTexts violations,
            Reviews reviews,
            Outcomes outcomes,
            Sittings sittings,
            MessageSource messages) {
        this.filler = filler;
        this.violations = violations;
        this.reviews = reviews;
        this.outcomes = outcomes;
        this.sittings = sittings;
        this.messages = messages;
    }

    @Override
    public PaperKind kind() {
        return PaperKind.VIOLATION_ACT;
    }

    @Override
    public Composed compose(Order order, Numbered numbered, PersonId by) {
        SittingId sitting = order.sitting();
        Review review = sitting == null ? null : reviews.find(sitting).orElse(null);
        if (sitting == null || review == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND)
                    .with("exam", order.exam().id());
        }
        List<Found> found = violations.found(sitting);
        if (found.isEmpty()) {
            throw new ProblemException(PaperProblem.WITHOUT_VIOLATIONS).with("sitting", sitting);
        }
        // It annuls the result (R4-061), which whoever decided let stand.
        if (outcomes.find(sitting).filter(Outcomes.Outcome::credited).isPresent()) {
            throw new ProblemException(PaperProblem.CREDITED).with("sitting", sitting);
        }
        PersonId examinee = sittings.find(sitting).orElseThrow().examinee();
        Map<String, String> values = Map.of(
                "name", filler.signer(examinee).name(),
                "other", inOwnWords(found),
                "times", found.stream().map(Found::position).distinct().collect(Collectors.joining(", ")));
        List<Signer> reviewer = List.of(filler.signer(review.proctor()));
        return filler.fill(
                kind(),
                order,
                numbered,
                new FormFiller.Content(values, List.of(), boxes(found, order)),
                Map.of("proctor", reviewer));
    }

    /** What none of the twenty names. */
    private static String inOwnWords(List<Found> found) {
        return found.stream()
                .filter(one -> one.violation() == Violation.OTHER)
                .map(Found::note)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private List<Box> boxes(List<Found> found, Order order) {
        Set<Violation> ticked = EnumSet.noneOf(Violation.class);
        found.forEach(one -> ticked.add(one.violation()));
        return Violation.listed().stream()
                .map(one -> new Box(
                        messages.getMessage("violation." + one.code(), null, order.locale()), ticked.contains(one)))
                .toList();
    }
}
