package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.RuleMatrix;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything this room stores about one sitting; others see {@link #toSitting()}.
 *
 * @param presence policy frozen with the rules when the sitting began
 * @param gateClosesAt end of the time in which a confirmed submission can be undone
 * @param endReason words of who terminated or declined
 * @param presentation as the exam asked for when the sitting began
 * @param unframedBecause why a framed quiz was moved to its own tab
 * @param platformAttempt null where the gate is a grade
 */
record SittingRow(
        SittingId id,
        ExamId exam,
        int examVersion,
        PersonId examinee,
        SittingState state,
        Gate gate,
        RuleMatrix rules,
        Exam.PresencePolicy presence,
        String locale,
        Instant launchedAt,
        @Nullable Instant admittedAt,
        @Nullable Instant submissionConfirmedAt,
        @Nullable Instant gateClosesAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable String documentKind,
        @Nullable Liveness liveness,
        QuizPresentation presentation,
        QualityProfile quality,
        @Nullable Unframing unframedBecause,
        @Nullable PlatformAttempt platformAttempt) {

    /** The attempt on a platform that opens and ends its assessment itself (Proctoring Services 1.0). */
    record PlatformAttempt(AttemptId id, int number) {}

    Sitting toSitting() {
        return new Sitting(
                id,
                exam,
                examVersion,
                examinee,
                state,
                rules,
                quality,
                locale,
                launchedAt,
                admittedAt,
                submissionConfirmedAt,
                endedAt);
    }

    SittingRow in(SittingState next) {
        return with().state(next).build();
    }

    /** The silence policy closes the gate after this; null when it only marks. */
    @Nullable
    Duration closeGateAfter() {
        return presence.closeGateAfter();
    }

    /** How the quiz is shown now. */
    QuizPresentation shownAs() {
        return unframedBecause == null ? presentation : QuizPresentation.TAB;
    }

    Change with() {
        return new Change(this);
    }

    /** A copy with some components changed. */
    static final class Change {

        private final SittingRow from;
        private SittingState state;
        private Gate gate;
        private @Nullable Instant admittedAt;
        private @Nullable Instant submissionConfirmedAt;
        private @Nullable Instant gateClosesAt;
        private @Nullable Instant endedAt;
        private @Nullable String endReason;
        private @Nullable String documentKind;
        private @Nullable Liveness liveness;
        private @Nullable Unframing unframedBecause;

        private Change(SittingRow from) {
            this.from = from;
            state = from.state;
            gate = from.gate;
            admittedAt = from.admittedAt;
            submissionConfirmedAt = from.submissionConfirmedAt;
            gateClosesAt = from.gateClosesAt;
            endedAt = from.endedAt;
            endReason = from.endReason;
            documentKind = from.documentKind;
            liveness = from.liveness;
            unframedBecause = from.unframedBecause;
        }

        Change state(SittingState value) {
            state = value;
            return this;
        }

        Change gate(Gate value) {
            gate = value;
            return this;
        }

        Change admittedAt(Instant value) {
            admittedAt = value;
            return this;
        }

        /** Null takes a confirmation back. */
        Change submission(@Nullable Instant confirmedAt, @Nullable Instant closesAt) {
            submissionConfirmedAt = confirmedAt;
            gateClosesAt = closesAt;
            return this;
        }

        Change ended(Instant at, @Nullable String reason) {
            endedAt = at;
            endReason = reason;
            return this;
        }

        Change identified(String kind, @Nullable Liveness answered) {
            documentKind = kind;
            liveness = answered;
            return this;
        }

        Change unframedBecause(Unframing value) {
            unframedBecause = value;
            return this;
        }

        SittingRow build() {
            return new SittingRow(
                    from.id,
                    from.exam,
                    from.examVersion,
                    from.examinee,
                    state,
                    gate,
                    from.rules,
                    from.presence,
                    from.locale,
                    from.launchedAt,
                    admittedAt,
                    submissionConfirmedAt,
                    gateClosesAt,
                    endedAt,
                    endReason,
                    documentKind,
                    liveness,
                    from.presentation,
                    from.quality,
                    unframedBecause,
                    from.platformAttempt);
        }
    }
}
