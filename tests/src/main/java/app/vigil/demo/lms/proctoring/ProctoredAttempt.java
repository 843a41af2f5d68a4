package app.vigil.demo.lms.proctoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One student's attempt at a proctored quiz, from the start of proctoring on.
 *
 * @param cmid the quiz
 * @param linkId the tool activity that proctors it: the {@code resource_link}
 * @param number {@code attempt_number}, from 1
 * @param sessionData must come back unchanged
 * @param quizAttempt absent until the tool has let the student in
 * @param endWanted the tool asked to be told of the end
 * @param verifiedName what the tool says it verified
 */
public record ProctoredAttempt(
        String id,
        String cmid,
        String linkId,
        String personId,
        int number,
        String sessionData,
        State state,
        @Nullable String quizAttempt,
        boolean endWanted,
        @Nullable String verifiedName,
        int extraMinutes,
        List<Flag> flags) {

    /** How an attempt stands; the names are those of the Assessment Control Service in capitals. */
    public enum State {
        NONE,
        RUNNING,
        PAUSED,
        TERMINATED,
        COMPLETE
    }

    /** Something a proctor wants people to look at. */
    public record Flag(double severity, String reason) {}

    boolean over() {
        return state == State.TERMINATED || state == State.COMPLETE;
    }

    ProctoredAttempt in(State now) {
        return new ProctoredAttempt(
                id,
                cmid,
                linkId,
                personId,
                number,
                sessionData,
                now,
                quizAttempt,
                endWanted,
                verifiedName,
                extraMinutes,
                flags);
    }

    ProctoredAttempt started(String attempt, boolean tellOfTheEnd, @Nullable String verified) {
        return new ProctoredAttempt(
                id,
                cmid,
                linkId,
                personId,
                number,
                sessionData,
                State.RUNNING,
                attempt,
                tellOfTheEnd,
                verified,
                extraMinutes,
                flags);
    }

    ProctoredAttempt withMore(int minutes) {
        return new ProctoredAttempt(
                id,
                cmid,
                linkId,
                personId,
                number,
                sessionData,
                state,
                quizAttempt,
                endWanted,
                verifiedName,
                extraMinutes + minutes,
                flags);
    }

    ProctoredAttempt with(Flag flag) {
        List<Flag> more = new ArrayList<>(flags);
        more.add(flag);
        return new ProctoredAttempt(
                id,
                cmid,
                linkId,
                personId,
                number,
                sessionData,
                state,
                quizAttempt,
                endWanted,
                verifiedName,
                extraMinutes,
                List.copyOf(more));
    }
}
