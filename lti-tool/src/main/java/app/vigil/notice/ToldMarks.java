package app.vigil.notice;

import app.vigil.exam.Exam;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.incident.MarkAnswers;
import app.vigil.notice.NoticeProfiles.MarksVisible;
import app.vigil.notice.OwnResult.Told;
import app.vigil.notice.OwnResult.ToldMark;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The marks an examinee was told of during the exam, and the examinee's answers to them, which the proctor reads before a
 * verdict. What was only suspected is not told here either.
 */
@Component
class ToldMarks {

    private final Incidents incidents;
    private final MarkAnswers answers;
    private final NoticeProfiles profiles;
    private final MessageSource messages;
    private final Clock clock;

    ToldMarks(Incidents incidents, MarkAnswers answers, NoticeProfiles profiles, MessageSource messages, Clock clock) {
        this.incidents = incidents;
        this.answers = answers;
        this.profiles = profiles;
        this.messages = messages;
        this.clock = clock;
    }

    Told of(Sitting sitting, Exam exam, Locale locale) {
        Map<IncidentId, MarkAnswers.Answer> given = answers.of(sitting.id());
        List<ToldMark> told = incidents.of(sitting.id()).stream()
                .filter(mark -> isTold(mark, exam))
                .map(mark -> told(mark, given.get(mark.id()), locale))
                .toList();
        Instant until = until(sitting, exam);
        return new Told(told, until, isOpen(until));
    }

    /** Problem {@code not-found} for a mark the examinee knows nothing of, or once the time is over. */
    boolean answer(Sitting sitting, Exam exam, IncidentId mark, String words) {
        boolean allowed = isOpen(until(sitting, exam))
                && incidents
                        .find(mark)
                        .filter(found -> found.sitting().equals(sitting.id()))
                        .filter(found -> isTold(found, exam))
                        .isPresent();
        if (!allowed) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("mark", mark);
        }
        if (words.isEmpty()) {
            return false;
        }
        answers.give(sitting.id(), mark, words);
        return true;
    }

    private boolean isTold(Incident mark, Exam exam) {
        if (mark.source() == Incident.Source.PROCTOR) {
            return false;
        }
        boolean published = mark.confirmed() && profiles.of(exam.profile()).marksVisible() == MarksVisible.AT_ONCE;
        return mark.noticeShownAt() != null || published;
    }

    private ToldMark told(Incident mark, MarkAnswers.@Nullable Answer answer, Locale locale) {
        return new ToldMark(
                mark.id().toString(),
                messages.getMessage("violation." + mark.violation().code(), null, locale),
                mark.startedAt(),
                mark.endedAt(),
                answer == null ? null : answer.words(),
                answer == null ? null : answer.at());
    }

    private @Nullable Instant until(Sitting sitting, Exam exam) {
        Duration term = profiles.of(exam.profile()).answerMarksWithin();
        return term == null || sitting.endedAt() == null
                ? null
                : sitting.endedAt().plus(term);
    }

    private boolean isOpen(@Nullable Instant until) {
        return until != null && clock.instant().isBefore(until);
    }
}
