package app.vigil.sitting;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.Audited;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a sitting; one record per fact. */
public sealed interface SittingEvent extends Audited {

    SittingId sitting();

    ExamId exam();

    PersonId examinee();

    Instant at();

    /** Who did it; the examinee unless said otherwise. */
    default @Nullable PersonId by() {
        return examinee();
    }

    @Override
    default AuditEntry audit() {
        String action =
                getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        return new AuditEntry(by(), action, "sitting", sitting().toString(), "");
    }

    /** First launch. */
    record SittingLaunched(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** Consent given in the stated version. */
    record ConsentGiven(SittingId sitting, ExamId exam, PersonId examinee, Instant at, String version)
            implements SittingEvent {

        @Override
        public AuditEntry audit() {
            return new AuditEntry(examinee, "consent-given", "sitting", sitting.toString(), "version " + version);
        }
    }

    /** The rules of this exam agreed to; the consent given before stands (R2-042). */
    record RulesAgreed(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** Asked apart from the consent whether faces may be compared during this exam (R4-031). */
    record FaceComparisonAnswered(SittingId sitting, ExamId exam, PersonId examinee, Instant at, boolean agreed)
            implements SittingEvent {

        @Override
        public AuditEntry audit() {
            String action = agreed ? "face-comparison-agreed" : "face-comparison-refused";
            return new AuditEntry(examinee, action, "sitting", sitting.toString(), "");
        }
    }

    /** The examinee declined; no device was opened. */
    record SittingDeclined(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** A step was passed because the profile switches it off. */
    record StepSkipped(SittingId sitting, ExamId exam, PersonId examinee, Instant at, SittingState step)
            implements SittingEvent {}

    /** The system check passed. */
    record SystemChecked(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** Both photos are there. */
    record ExamineeIdentified(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** Admission: the gate is to open now. */
    record ExamineeAdmitted(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** The gate is to close now: submission confirmed and undo time over, expired, terminated, or silence policy. */
    record GateClosed(SittingId sitting, ExamId exam, PersonId examinee, Instant at, String reason)
            implements SittingEvent {}

    /** The agent came back after the silence policy closed the gate: it is to open again. */
    record GateReopened(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** The quiz could not be shown in the exam window; it goes on in its own tab. */
    record QuizUnframed(SittingId sitting, ExamId exam, PersonId examinee, Instant at, Unframing because)
            implements SittingEvent {

        @Override
        public AuditEntry audit() {
            return new AuditEntry(examinee, "quiz-unframed", "sitting", sitting.toString(), because.code());
        }
    }

    /** The examinee may look at the results: the gate is to open once more. */
    record ResultsOpened(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {

        @Override
        public @Nullable PersonId by() {
            return null;
        }
    }

    /** Recording ended; evidence may still arrive. */
    record SittingFinished(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {}

    /** Ended by a person. */
    record SittingTerminated(
            SittingId sitting,
            ExamId exam,
            PersonId examinee,
            Instant at,
            @Nullable PersonId by,
            String reason) implements SittingEvent {}

    /** The agent stayed silent too long. */
    record SittingAbandoned(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {

        @Override
        public @Nullable PersonId by() {
            return null;
        }
    }

    /** Time ran out. */
    record SittingExpired(SittingId sitting, ExamId exam, PersonId examinee, Instant at) implements SittingEvent {

        @Override
        public @Nullable PersonId by() {
            return null;
        }
    }
}
