package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes an examinee's consent in the wording that was shown (R2-069, R4-054, R4-055): once for all exams (R2-042). A
 * later exam asks for the yes to its own rules only, unless the words have changed or the consent was withdrawn.
 */
@Component
class Consents {

    private final ConsentWordings wordings;
    private final ConsentTable table;
    private final ExamTerms terms;
    private final Acquaintance acquaintance;

    Consents(ConsentWordings wordings, ConsentTable table, ExamTerms terms, Acquaintance acquaintance) {
        this.wordings = wordings;
        this.table = table;
        this.terms = terms;
        this.acquaintance = acquaintance;
    }

    ConsentWording wording(Exam exam, Locale locale) {
        return wordings.current(terms.profile(exam), locale);
    }

    /** The consent that still holds: not withdrawn, and its words are today's words of the same language. */
    Optional<GivenConsent> standing(Exam exam, PersonId examinee) {
        return table.of(examinee).stream()
                .filter(consent -> !consent.withdrawn())
                .filter(consent ->
                        wording(exam, Locale.of(consent.locale())).sha256().equals(consent.sha256()))
                .findFirst();
    }

    /** Whether this sitting's examinee agreed that the face is compared with the photograph (R4-031). */
    boolean facesCompared(SittingId sitting) {
        return table.facesCompared(sitting);
    }

    Taken take(SittingRow sitting, Given given, Instant now) {
        terms.requireRepresentative(sitting);
        Exam exam = terms.exam(sitting.exam());
        ConsentWording wording = wording(exam, given.shown());
        if (!wording.version().equals(given.version())) {
            throw new ProblemException(SittingProblem.CONSENT_OUTDATED).with("sitting", sitting.id());
        }
        Optional<UUID> standing = standing(exam, sitting.examinee()).map(GivenConsent::id);
        List<ConsentWording.Tick> asked = wording.asked(standing.isPresent(), sitting.rules());
        Set<String> required = codes(asked, true);
        if (!given.ticks().containsAll(required)) {
            throw new ProblemException(SittingProblem.CONSENT_INCOMPLETE).with("sitting", sitting.id());
        }
        acquaintance.take(sitting, given.instructions(), given.ticks(), given.shown(), now);
        UUID consent = standing.orElseGet(() -> table.give(sitting, wording, required, now));
        boolean comparingAsked = codes(asked, false).contains(ConsentWording.COMPARING);
        boolean comparing = comparingAsked && given.ticks().contains(ConsentWording.COMPARING);
        table.agree(sitting.id(), consent, comparing, now);
        return new Taken(standing.isEmpty(), comparingAsked, comparing);
    }

    private static Set<String> codes(List<ConsentWording.Tick> ticks, boolean required) {
        return ticks.stream()
                .filter(tick -> tick.required() == required)
                .map(ConsentWording.Tick::code)
                .collect(Collectors.toSet());
    }

    /**
     * What came of it.
     *
     * @param anew a consent was given just now; otherwise the exam rests on the one that stands
     * @param comparing whether faces may be compared, where that was asked
     */
    record Taken(boolean anew, boolean comparingAsked, boolean comparing) {}

    /** What the examinee sent. */
    record Given(String version, Set<String> ticks, Set<UUID> instructions, Locale shown) {}
}
