package app.vigil.review;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.ReviewDocument.SittingPart;
import app.vigil.sitting.Sitting;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The head of a review: who sat what, and when a status is due by the institution's clock. */
@Component
class SittingParts {

    private final ReviewRecords records;
    private final People people;
    private final InstitutionCalendar calendar;

    SittingParts(ReviewRecords records, People people, InstitutionCalendar calendar) {
        this.records = records;
        this.people = people;
        this.calendar = calendar;
    }

    SittingPart of(Sitting sitting, Exam exam) {
        Optional<ReviewRecords.Case> sealed = records.findCase(sitting.id());
        return new SittingPart(
                sitting.id().toString(),
                exam.title(),
                people.find(sitting.examinee()).map(Person::displayName).orElse("—"),
                sitting.state().code(),
                millis(sitting.admittedAt()),
                millis(sitting.endedAt()),
                sealed.map(entered -> entered.dueAt().toEpochMilli()).orElse(null),
                calendar.zone(exam.profile()).getId(),
                sealed.isPresent());
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
