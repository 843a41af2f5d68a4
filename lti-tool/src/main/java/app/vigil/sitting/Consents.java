package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.shared.ProblemException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes an examinee's consent in the wording that was shown (R2-069, R4-054, R4-055). */
@Component
class Consents {

    private final ConsentWordings wordings;
    private final SittingPapers papers;
    private final ExamTerms terms;

    Consents(ConsentWordings wordings, SittingPapers papers, ExamTerms terms) {
        this.wordings = wordings;
        this.papers = papers;
        this.terms = terms;
    }

    ConsentWording wording(Exam exam, Locale locale) {
        return wordings.current(terms.profile(exam), locale);
    }

    void take(SittingRow sitting, Given given, Instant now) {
        terms.requireRepresentative(sitting);
        ConsentWording wording = wording(terms.exam(sitting.exam()), given.shown());
        if (!wording.version().equals(given.version())) {
            throw new ProblemException(SittingProblem.CONSENT_OUTDATED).with("sitting", sitting.id());
        }
        Set<String> asked =
                wording.ticks().stream().map(ConsentWording.Tick::code).collect(Collectors.toSet());
        if (!given.ticks().containsAll(asked)) {
            throw new ProblemException(SittingProblem.CONSENT_INCOMPLETE).with("sitting", sitting.id());
        }
        papers.file(sitting.id(), wording, asked, now);
    }

    /** What the examinee sent. */
    record Given(String version, Set<String> ticks, Locale shown) {}
}
