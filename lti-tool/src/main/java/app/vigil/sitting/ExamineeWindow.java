package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what an examinee may see of the own sitting. */
@Component
class ExamineeWindow implements ExamWindow {

    private final Arrivals arrivals;
    private final SittingTable table;
    private final ExamTerms terms;
    private final Consents consents;
    private final People people;
    private final Outlook outlook;

    ExamineeWindow(
            Arrivals arrivals, SittingTable table, ExamTerms terms, Consents consents, People people, Outlook outlook) {
        this.arrivals = arrivals;
        this.table = table;
        this.terms = terms;
        this.consents = consents;
        this.people = people;
        this.outlook = outlook;
    }

    @Override
    public SittingId open(Exam exam, PersonId examinee, Locale locale) {
        return arrivals.open(exam, examinee, locale, null);
    }

    @Override
    public SittingId open(Exam exam, PersonId examinee, Locale locale, ProctoredAttempt attempt) {
        return arrivals.open(exam, examinee, locale, new SittingRow.PlatformAttempt(attempt.id(), attempt.number()));
    }

    @Override
    public View view(SittingId id, Locale locale) {
        SittingRow row = table.find(id)
                .orElseThrow(() -> new ProblemException(SittingProblem.SITTING_UNKNOWN).with("sitting", id));
        Exam exam = terms.exam(row.exam());
        SittingProfile profile = terms.profile(exam);
        return new View(
                row.toSitting(),
                exam,
                people.find(row.examinee()).map(Person::displayName).orElse(""),
                consents.wording(exam, locale),
                consents.standing(exam, row.examinee())
                        .map(GivenConsent::givenAt)
                        .orElse(null),
                consents.facesCompared(id),
                exam.representativeConsentRequired(),
                terms.representativeRecorded(exam, row.examinee()),
                new Requirements(
                        profile.documentKinds(), profile.skip(), profile.uploadKbitPerSecond(), profile.storageBytes()),
                entersFrom(exam, profile),
                terms.closesAt(exam, row.examinee()),
                outlook.admission(id),
                row.shownAs(),
                row.unframedBecause(),
                outlook.loaderToken(row),
                row.gateClosesAt(),
                row.gate() == Gate.CLOSED || row.gate() == Gate.SUSPENDED,
                row.gate() == Gate.RESULTS,
                outlook.evidenceComplete(id),
                row.endReason(),
                row.platformAttempt() != null);
    }

    private static @Nullable Instant entersFrom(Exam exam, SittingProfile profile) {
        return exam.opensAt() == null ? null : exam.opensAt().minus(profile.enterBefore());
    }
}
