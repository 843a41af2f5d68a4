package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.lti.ControlAction;
import app.vigil.lti.acs.AssessmentStatus;
import app.vigil.lti.acs.ControlOutcome.Why;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a proctor does to a running assessment by way of the platform's Assessment Control Service. Everything asked is
 * kept, sent in order and tried again; an end overtakes what waits.
 */
public interface Interventions {

    /** What the platform of this sitting offers; nothing where the gate is a grade. */
    Set<ControlAction> offered(SittingId sitting);

    /**
     * Pauses, resumes and ends the sitting along with the assessment. Problems {@code control-not-offered},
     * {@code control-incomplete} (no words, or an update without time), {@code sitting-transition-refused}.
     */
    void ask(SittingId sitting, Asked asked, PersonId by);

    /** Everything asked in an exam, newest first. */
    List<Line> of(ExamId exam);

    /**
     * What a proctor asks.
     *
     * @param severity of a flag, from 0 to 1
     * @param extraTime of an update
     * @param words why; the platform's staff read them
     */
    record Asked(
            ControlAction action, double severity, @Nullable Duration extraTime, String words) {}

    /**
     * One action and what became of it.
     *
     * @param by null when a rule of the exam asked for it
     * @param failure of the last attempt
     * @param status as the platform answered
     * @param granted extra time in all, as the platform answered
     */
    record Line(
            UUID id,
            SittingId sitting,
            ControlAction action,
            String words,
            @Nullable PersonId by,
            Instant incidentAt,
            DeliveryState state,
            @Nullable Why failure,
            @Nullable AssessmentStatus status,
            @Nullable Duration granted,
            int attempts) {

        public long grantedMinutes() {
            return granted == null ? 0 : granted.toMinutes();
        }
    }
}
