package app.vigil.review;

import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.Incidents;
import app.vigil.live.QuizSignals;
import app.vigil.review.ReviewDocument.Missing;
import app.vigil.review.ReviewDocument.Suggestion;
import app.vigil.review.ReviewRecords.Identity;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Which status what is established so far speaks for, by the conditions of R2-065, and why. Advice only (R2-067): a mark
 * counts once a person confirmed it, and the proctor chooses freely.
 */
@Component
class StatusAdvice {

    /** What the condition of status 2 names; every other confirmed violation is a reason to doubt, status 3. */
    private static final Set<Violation> GROSS = EnumSet.of(
            Violation.ACCOUNT_SHARED,
            Violation.FOREIGN_DOCUMENT,
            Violation.REMOTE_ACCESS,
            Violation.REFERENCE_MATERIALS,
            Violation.GADGETS,
            Violation.THIRD_PERSON_HELP,
            Violation.MESSENGERS);

    private final ReviewRecords records;
    private final Incidents incidents;
    private final Sittings sittings;
    private final QuizSignals quiz;
    private final TestBeginnings gradebook;
    private final MessageSource messages;

    StatusAdvice(
            ReviewRecords records,
            Incidents incidents,
            Sittings sittings,
            QuizSignals quiz,
            TestBeginnings gradebook,
            MessageSource messages) {
        this.records = records;
        this.incidents = incidents;
        this.sittings = sittings;
        this.quiz = quiz;
        this.gradebook = gradebook;
        this.messages = messages;
    }

    /** @param sealed before, more may come, and nothing is suggested */
    Suggestion of(Sitting sitting, Missing missing, boolean sealed, Locale locale) {
        if (!sealed) {
            return new Suggestion(null, List.of());
        }
        Findings found = new Findings(locale);
        Optional<Boolean> begun = begun(sitting, found);
        if (begun.equals(Optional.of(false))) {
            return found.suggest(VerificationStatus.NOT_STARTED);
        }
        VerificationStatus status = established(sitting, missing, found);
        if (status == VerificationStatus.WITHOUT_REMARKS && begun.isEmpty()) {
            found.because("not-known-whether-begun");
        }
        return found.suggest(status);
    }

    private @Nullable VerificationStatus established(Sitting sitting, Missing missing, Findings found) {
        List<Incident> marks = incidents.of(sitting.id());
        List<Incident> confirmed = marks.stream().filter(Incident::confirmed).toList();
        long open = marks.stream()
                .filter(mark -> mark.verdict() == null && !mark.confirmed())
                .count();
        Optional<Identity> identity = records.identity(sitting.id());
        boolean another = identity.filter(judged -> !judged.confirmed()).isPresent();
        if (another) {
            found.because("identity-refused");
        }
        found.name(confirmed);
        boolean gaps = Objects.equals(missing.suggested(), VerificationStatus.TECHNICAL.number());
        if (gaps) {
            found.because("gaps", missing.intervals(), Math.ceilDiv(missing.milliseconds(), 60_000L));
        }
        if (open > 0) {
            found.because("open-marks", open);
        }
        if (another || confirmed.stream().map(StatusAdvice::word).anyMatch(GROSS::contains)) {
            return VerificationStatus.VIOLATION;
        }
        if (!confirmed.isEmpty()) {
            return VerificationStatus.POSSIBLY_DISHONEST;
        }
        return gaps ? VerificationStatus.TECHNICAL : blank(open, identity, found);
    }

    private static @Nullable VerificationStatus blank(long open, Optional<Identity> identity, Findings found) {
        if (identity.isEmpty()) {
            found.because("identity-open");
        }
        if (open > 0 || identity.isEmpty()) {
            return null;
        }
        found.because("nothing-confirmed");
        return VerificationStatus.WITHOUT_REMARKS;
    }

    /**
     * The loader saw the quiz, or it is silent here alone, or the gradebook says; empty where nobody knows and the
     * proctor is asked.
     */
    private Optional<Boolean> begun(Sitting sitting, Findings found) {
        if (quiz.quizSeen(sitting.id())) {
            return Optional.of(true);
        }
        Optional<Boolean> scored = gradebook.begun(sitting.exam(), sitting.examinee());
        if (scored.isPresent()) {
            if (!scored.get()) {
                found.because("no-score");
            }
            return scored;
        }
        if (quiz.spokeInAny(sittings.examineesOf(sitting.exam()).keySet())) {
            found.because("quiz-never-opened");
            return Optional.of(false);
        }
        return Optional.empty();
    }

    private static Violation word(Incident mark) {
        Incident.Verdict verdict = mark.verdict();
        return verdict == null ? mark.violation() : verdict.violation();
    }

    /** Reasons in one reader's language. */
    private final class Findings {

        private final Locale locale;
        private final List<String> reasons = new ArrayList<>();

        Findings(Locale locale) {
            this.locale = locale;
        }

        void because(String reason, Object... facts) {
            reasons.add(messages.getMessage("review.reason." + reason, facts, locale));
        }

        void name(List<Incident> confirmed) {
            Map<Violation, Integer> times = new EnumMap<>(Violation.class);
            confirmed.forEach(mark -> times.merge(word(mark), 1, Integer::sum));
            times.forEach((violation, count) -> {
                String label = messages.getMessage("violation." + violation.code(), null, locale);
                because(GROSS.contains(violation) ? "gross" : "doubt", label, count);
            });
        }

        Suggestion suggest(@Nullable VerificationStatus status) {
            return new Suggestion(status == null ? null : status.number(), List.copyOf(reasons));
        }
    }
}
