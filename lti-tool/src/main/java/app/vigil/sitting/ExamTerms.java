package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What exam and institution profile together say about a sitting as of now. */
@Component
class ExamTerms {

    private final Exams exams;
    private final SittingProfiles profiles;
    private final SittingPapers papers;
    private final ExtraTime extraTime;

    ExamTerms(Exams exams, SittingProfiles profiles, SittingPapers papers, ExtraTime extraTime) {
        this.exams = exams;
        this.profiles = profiles;
        this.papers = papers;
        this.extraTime = extraTime;
    }

    Exam exam(ExamId id) {
        return exams.find(id).orElseThrow(() -> new IllegalStateException("no exam " + id + " for its sitting"));
    }

    List<Exam> exams(List<ExamId> ids) {
        return exams.findAll(ids);
    }

    SittingProfile profile(Exam exam) {
        return profiles.of(exam.profile());
    }

    SittingProfile profile(ExamId exam) {
        return profile(exam(exam));
    }

    boolean representativeRecorded(Exam exam, PersonId examinee) {
        return papers.representativeConsent(exam.id(), examinee).isPresent();
    }

    /** Nothing of an examinee under age is processed before the representative agreed. */
    void requireRepresentative(SittingRow sitting) {
        Exam exam = exam(sitting.exam());
        if (exam.representativeConsentRequired() && !representativeRecorded(exam, sitting.examinee())) {
            throw new ProblemException(SittingProblem.REPRESENTATIVE_CONSENT_MISSING).with("sitting", sitting.id());
        }
    }

    /** For one examinee, with the extra time given to them; null never. */
    @Nullable
    Instant closesAt(Exam exam, PersonId examinee) {
        return exam.closesAt() == null
                ? null
                : exam.closesAt().plus(extraTime.of(exam.id()).getOrDefault(examinee, Duration.ZERO));
    }

    /** Nobody can be writing any more: the closing time, the longest extra time and the grace are over (R1-021). */
    boolean overForAll(Exam exam, Instant now) {
        Duration longest = extraTime.of(exam.id()).values().stream()
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return over(exam, longest, now);
    }

    /** Who has this much extra time cannot be writing any more. */
    boolean over(Exam exam, Duration extra, Instant now) {
        Instant closesAt = exam.closesAt();
        return closesAt != null
                && !now.isBefore(closesAt.plus(extra).plus(profile(exam).grace()));
    }

    void requireOpen(SittingRow sitting, Instant now) {
        Exam exam = exam(sitting.exam());
        boolean early = exam.opensAt() != null && now.isBefore(exam.opensAt());
        Instant closesAt = closesAt(exam, sitting.examinee());
        boolean late = closesAt != null && !now.isBefore(closesAt);
        if (early || late) {
            throw new ProblemException(SittingProblem.EXAM_NOT_OPEN)
                    .with("sitting", sitting.id())
                    .with("exam", exam.id());
        }
    }
}
