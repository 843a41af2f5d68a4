package app.vigil.review;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.ReviewDocument.SittingPart;
import app.vigil.sitting.Liveness;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The head of a review: who sat what, what the recording lacks, and when a status is due by the institution's clock. */
@Component
class SittingParts {

    private final ReviewRecords records;
    private final People people;
    private final InstitutionCalendar calendar;
    private final MissingParts missing;
    private final Sittings sittings;
    private final MessageSource messages;

    SittingParts(
            ReviewRecords records,
            People people,
            InstitutionCalendar calendar,
            MissingParts missing,
            Sittings sittings,
            MessageSource messages) {
        this.records = records;
        this.people = people;
        this.calendar = calendar;
        this.missing = missing;
        this.sittings = sittings;
        this.messages = messages;
    }

    SittingPart of(Sitting sitting, Exam exam) {
        Optional<Instant> due = records.cases().find(sitting.id()).map(ReviewCases.Case::dueAt);
        return new SittingPart(
                sitting.id().toString(),
                exam.title(),
                people.find(sitting.examinee()).map(Person::displayName).orElse("—"),
                sitting.state().code(),
                millis(sitting.admittedAt()),
                millis(sitting.endedAt()),
                due.map(Instant::toEpochMilli).orElse(null),
                calendar.zone(exam.profile()).getId(),
                due.isPresent(),
                missing.of(sitting, exam.profile(), due.isPresent()));
    }

    /** Null when the exam asks for none. */
    @Nullable
    String documentKind(SittingId sitting, Locale locale) {
        return sittings.documentKind(sitting)
                .map(kind -> messages.getMessage("document-kind." + kind, null, kind, locale))
                .orElse(null);
    }

    /** Null when the identification asked the face nothing. */
    @Nullable
    String liveness(SittingId sitting, Locale locale) {
        return sittings.liveness(sitting).map(one -> words(one, locale)).orElse(null);
    }

    private String words(Liveness liveness, Locale locale) {
        String asked = liveness.asked().stream()
                .map(step -> messages.getMessage("liveness.step." + step, null, locale))
                .collect(Collectors.joining(", "));
        Object[] told = {asked, Math.round(liveness.seconds())};
        return messages.getMessage("liveness." + liveness.outcome().code(), told, locale);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
