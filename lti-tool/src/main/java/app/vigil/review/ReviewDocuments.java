package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.exam.Rule;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.Incidents;
import app.vigil.review.ReviewDocument.Gap;
import app.vigil.review.ReviewDocument.Identity;
import app.vigil.review.ReviewDocument.Labelled;
import app.vigil.review.ReviewDocument.Mark;
import app.vigil.review.ReviewDocument.Outcome;
import app.vigil.review.ReviewDocument.Status;
import app.vigil.review.ReviewDocument.Supplement;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the player shows, for the proctor who judges and for the decision maker who reads. */
@Component
public class ReviewDocuments {

    private final ReviewRecords records;
    private final SittingParts parts;
    private final Sittings sittings;
    private final Exams exams;
    private final Incidents incidents;
    private final MessageSource messages;

    ReviewDocuments(
            ReviewRecords records,
            SittingParts parts,
            Sittings sittings,
            Exams exams,
            Incidents incidents,
            MessageSource messages) {
        this.records = records;
        this.parts = parts;
        this.sittings = sittings;
        this.exams = exams;
        this.incidents = incidents;
        this.messages = messages;
    }

    /** The document of a sitting as this reader sees it. */
    @Transactional(readOnly = true)
    public ReviewDocument of(SittingId id, PersonId reader, Locale locale) {
        Sitting sitting = sittings.find(id).orElseThrow();
        Exam exam = exams.find(sitting.exam()).orElseThrow();
        String watched = records.coverage(id, reader);
        List<Supplements.Supplement> late = records.supplements().of(id);
        return new ReviewDocument(
                parts.of(sitting, exam),
                "/api/recordings/" + id,
                incidents.of(id).stream().map(mark -> mark(mark, locale)).toList(),
                incidents.notAnalysed(id).stream().map(gap -> gap(gap, locale)).toList(),
                Arrays.stream(Violation.values())
                        .map(violation -> new Labelled(violation.code(), label(violation, locale)))
                        .toList(),
                Arrays.stream(VerificationStatus.values())
                        .map(status -> status(status, exam, locale))
                        .toList(),
                identity(id),
                sittings.documentKind(id)
                        .map(kind -> text("document-kind." + kind, kind, locale))
                        .orElse(null),
                watched == null ? new long[0][] : Coverage.parse(watched).pairs(),
                late.stream()
                        .map(one -> new Supplement(
                                one.number(),
                                one.signedAt().toEpochMilli(),
                                one.late().pairs()))
                        .toList(),
                records.find(id).map(review -> outcome(review, late)).orElse(null));
    }

    private static Outcome outcome(Reviews.Review review, List<Supplements.Supplement> late) {
        boolean changed = late.stream().anyMatch(one -> one.signedAt().isAfter(review.at()));
        return new Outcome(review.version(), review.status().number(), review.comment(), changed);
    }

    private Mark mark(Incident mark, Locale locale) {
        Incident.Verdict verdict = mark.verdict();
        Violation violation = verdict == null ? mark.violation() : verdict.violation();
        return new Mark(
                mark.id().toString(),
                mark.rule() == null ? null : mark.rule().code(),
                label(mark.rule() == null ? violation : mark.rule().violation(), locale),
                violation.code(),
                label(violation, locale),
                mark.startedAt().toEpochMilli(),
                millis(mark.endedAt()),
                mark.value(),
                mark.threshold(),
                mark.unit(),
                mark.confidence(),
                mark.detector(),
                mark.source().code(),
                verdictCode(mark),
                verdict == null ? mark.note() : verdict.note());
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
                text("not-analysed." + gap.reason(), gap.reason(), locale));
    }

    private Status status(VerificationStatus status, Exam exam, Locale locale) {
        String key = "status." + status.number();
        Object[] kind = {exam.kind().code()};
        return new Status(
                status.number(),
                messages.getMessage(key, null, locale),
                messages.getMessage(key + ".condition", kind, locale),
                status.needsComment());
    }

    private Identity identity(SittingId sitting) {
        return records.identity(sitting)
                .map(judged -> new Identity(judged.confirmed() ? "confirmed" : "refused", judged.note()))
                .orElse(new Identity("open", ""));
    }

    private String label(Violation violation, Locale locale) {
        return text("violation." + violation.code(), violation.code(), locale);
    }

    /** A rule's own label reads "allow …"; what was or was not watched for is its violation. */
    private String ruleLabel(String code, Locale locale) {
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
