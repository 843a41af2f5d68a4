package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What exam and institution profile together say about a sitting as of now. */
@Component
class ExamTerms {

    private final Exams exams;
    private final SittingProfiles profiles;
    private final SittingPapers papers;

    ExamTerms(Exams exams, SittingProfiles profiles, SittingPapers papers) {
        this.exams = exams;
        this.profiles = profiles;
        this.papers = papers;
    }

    Exam exam(ExamId id) {
        return exams.find(id).orElseThrow(() -> new IllegalStateException("no exam " + id + " for its sitting"));
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

    void requireOpen(SittingRow sitting, Instant now) {
        Exam exam = exam(sitting.exam());
        boolean early = exam.opensAt() != null && now.isBefore(exam.opensAt());
        boolean late = exam.closesAt() != null && !now.isBefore(exam.closesAt());
        if (early || late) {
            throw new ProblemException(SittingProblem.EXAM_NOT_OPEN)
                    .with("sitting", sitting.id())
                    .with("exam", exam.id());
        }
    }
}
