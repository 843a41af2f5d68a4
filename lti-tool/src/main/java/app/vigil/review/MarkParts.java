package app.vigil.review;

import app.vigil.exam.Rule;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.incident.MarkAnswers;
import app.vigil.review.ReviewDocument.Answer;
import app.vigil.review.ReviewDocument.Gap;
import app.vigil.review.ReviewDocument.Labelled;
import app.vigil.review.ReviewDocument.Mark;
import app.vigil.review.ReviewDocument.Reading;
import app.vigil.review.ReviewDocument.Why;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The marks of a review: the machine's word, the human's and the examinee's beside each other (R2-034). */
@Component
class MarkParts {

    private final Incidents incidents;
    private final MarkAnswers answers;
    private final MessageSource messages;

    MarkParts(Incidents incidents, MarkAnswers answers, MessageSource messages) {
        this.incidents = incidents;
        this.answers = answers;
        this.messages = messages;
    }

    List<Mark> of(SittingId sitting, Locale locale) {
        Map<IncidentId, MarkAnswers.Answer> said = answers.of(sitting);
        return incidents.of(sitting).stream()
                .map(mark -> mark(mark, said.get(mark.id()), locale))
                .toList();
    }

    /** As the machine proposed them, for whom no proctor's word is to guide. */
    List<Mark> asProposed(SittingId sitting, Locale locale) {
        Map<IncidentId, MarkAnswers.Answer> said = answers.of(sitting);
        return Incident.asProposed(incidents.of(sitting)).stream()
                .map(mark -> mark(mark, said.get(mark.id()), locale))
                .toList();
    }

    List<Gap> notAnalysed(SittingId sitting, Locale locale) {
        return incidents.notAnalysed(sitting).stream()
                .map(gap -> gap(gap, locale))
                .toList();
    }

    /** What a mark may be called. */
    List<Labelled> violations(Locale locale) {
        return Arrays.stream(Violation.values())
                .map(violation -> new Labelled(violation.code(), label(violation, locale)))
                .toList();
    }

    private Mark mark(Incident mark, MarkAnswers.@Nullable Answer answer, Locale locale) {
        Incident.Verdict verdict = mark.verdict();
        Violation violation = verdict == null ? mark.violation() : verdict.violation();
        return new Mark(
                mark.id().toString(),
                mark.rule() == null ? null : mark.rule().code(),
                label(mark.rule() == null ? violation : mark.violation(), locale),
                violation.code(),
                label(violation, locale),
                mark.begun().toEpochMilli(),
                millis(mark.over()),
                mark.value(),
                mark.threshold(),
                mark.unit(),
                mark.confidence(),
                mark.detector(),
                mark.source().code(),
                verdictCode(mark),
                verdict == null ? mark.note() : verdict.note(),
                verdict == null || verdict.stretch() == null ? null : proposed(mark),
                mark.rule() == null ? null : why(mark.grounds()),
                answer == null ? null : answer(answer, verdict));
    }

    private static Why why(Incident.Grounds grounds) {
        Incident.Reading reading = grounds.reading();
        return new Why(
                grounds.cause(),
                reading == null ? null : new Reading(reading.of(), reading.value(), reading.limit()),
                grounds.model());
    }

    private static Answer answer(MarkAnswers.Answer answer, Incident.@Nullable Verdict verdict) {
        boolean late = verdict != null && answer.at().isAfter(verdict.at());
        return new Answer(answer.words(), answer.at().toEpochMilli(), late);
    }

    private static long[] proposed(Incident mark) {
        Instant end = mark.endedAt() == null ? mark.startedAt() : mark.endedAt();
        return new long[] {mark.startedAt().toEpochMilli(), end.toEpochMilli()};
    }

    private static String verdictCode(Incident mark) {
        if (mark.confirmed()) {
            return "confirmed";
        }
        return mark.verdict() == null ? "none" : "dismissed";
    }

    private Gap gap(Incidents.NotAnalysed gap, Locale locale) {
        return new Gap(
                gap.rule(),
                ruleLabel(gap.rule(), locale),
                gap.from().toEpochMilli(),
                millis(gap.to()),
                gap.reason(),
                reasonLabel(gap.reason(), locale));
    }

    String reasonLabel(String reason, Locale locale) {
        return text("not-analysed." + reason, reason, locale);
    }

    String label(Violation violation, Locale locale) {
        return text("violation." + violation.code(), violation.code(), locale);
    }

    /** A rule's own label reads "allow …"; what was or was not watched for is its violation. */
    String ruleLabel(String code, Locale locale) {
        for (Rule rule : Rule.values()) {
            if (rule.code().equals(code)) {
                return label(rule.violation(), locale);
            }
        }
        return code;
    }

    /** Codes of detectors may be newer than the texts: then the code itself is shown. */
    private String text(String key, String code, Locale locale) {
        String text = messages.getMessage(key, null, code, locale);
        return text == null ? code : text;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
