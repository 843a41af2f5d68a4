package app.vigil.review;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.ReviewDocument.Identity;
import app.vigil.review.ReviewDocument.IdentityHint;
import app.vigil.review.ReviewDocument.SittingPart;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The head of a review: who sat what, what the recording lacks, and when a status is due by the institution's clock. */
@Component
class SittingParts {

    private final ReviewRecords records;
    private final People people;
    private final InstitutionCalendar calendar;
    private final MissingParts missing;
    private final IdentityWords identities;

    SittingParts(
            ReviewRecords records,
            People people,
            InstitutionCalendar calendar,
            MissingParts missing,
            IdentityWords identities) {
        this.records = records;
        this.people = people;
        this.calendar = calendar;
        this.missing = missing;
        this.identities = identities;
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
        return identities.documentKind(sitting, locale);
    }

    Identity identity(SittingId sitting, Locale locale) {
        List<IdentityHint> hints = identities.hints(sitting, locale);
        return records.identity(sitting)
                .map(judged -> new Identity(judged.confirmed() ? "confirmed" : "refused", judged.note(), hints))
                .orElse(new Identity("open", "", hints));
    }

    /** What the first proctor said of it stays out of sight of the second; what the browser found does not. */
    Identity untold(SittingId sitting, Locale locale) {
        return new Identity("open", "", identities.hints(sitting, locale));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
