package app.vigil.review;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.incident.Incidents;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A proctor's sittings: to be reviewed by due time (R2-012), still being recorded, and done. */
@Component
public class ReviewQueue {

    private final ReviewRecords records;
    private final Sittings sittings;
    private final Incidents incidents;
    private final People people;
    private final InstitutionCalendar calendar;

    ReviewQueue(
            ReviewRecords records,
            Sittings sittings,
            Incidents incidents,
            People people,
            InstitutionCalendar calendar) {
        this.records = records;
        this.sittings = sittings;
        this.incidents = incidents;
        this.people = people;
        this.calendar = calendar;
    }

    /** Where a sitting stands on its way through review. */
    public enum Stage {
        RECORDING("recording"),
        ARRIVING("arriving"),
        OPEN("open"),
        /** A status is set, but parts of the recording came after it. */
        CHANGED("changed"),
        DONE("done");

        private final String code;

        Stage(String code) {
            this.code = code;
        }

        /** Part of message keys {@code review.stage.<code>}. */
        public String code() {
            return code;
        }
    }

    /**
     * One sitting of the queue.
     *
     * @param zone of the institution, in which times are shown
     * @param dueAt epoch milliseconds; null until the evidence is sealed
     * @param minutes recorded so far
     * @param complete no part of the recording is missing
     * @param supplemented parts of it came after it was sealed
     * @param status number of the status set, or null
     */
    public record Entry(
            SittingId sitting,
            String exam,
            String examinee,
            Stage stage,
            String zone,
            @Nullable Long dueAt,
            boolean overdue,
            long minutes,
            int marks,
            int coverage,
            boolean complete,
            boolean supplemented,
            @Nullable Integer status) {}

    /** Sittings of these exams as the proctor sees them, most urgent first. */
    @Transactional(readOnly = true)
    public List<Entry> of(Collection<Exam> exams, PersonId proctor, Instant now) {
        Desk desk = desk(exams, proctor, now);
        List<Entry> entries = new ArrayList<>();
        for (Exam exam : exams) {
            for (Sitting sitting : desk.byExam().getOrDefault(exam.id(), List.of())) {
                entries.add(
                        desk.entry(sitting, exam, calendar.zone(exam.profile()).getId()));
            }
        }
        entries.sort(Comparator.comparing(Entry::dueAt, Comparator.nullsLast(Comparator.naturalOrder())));
        return entries;
    }

    /** How many await a status. */
    public int countOpen(Collection<Exam> exams) {
        return records.countOpen(exams.stream().map(Exam::id).toList());
    }

    private Desk desk(Collection<Exam> exams, PersonId proctor, Instant now) {
        Map<ExamId, List<Sitting>> byExam = new HashMap<>();
        List<Sitting> all = new ArrayList<>();
        Map<SittingId, Review> reviews = new HashMap<>();
        for (Exam exam : exams) {
            // Nothing was recorded before admission: a sitting that never got there is not the proctor's work.
            List<Sitting> recorded = sittings.ofExam(exam.id()).stream()
                    .filter(sitting ->
                            sitting.admittedAt() != null && !sitting.examinee().equals(proctor))
                    .toList();
            byExam.put(exam.id(), recorded);
            all.addAll(recorded);
            records.ofExam(exam.id()).forEach(review -> reviews.put(review.sitting(), review));
        }
        List<SittingId> ids = all.stream().map(Sitting::id).toList();
        Map<SittingId, ReviewRecords.Case> cases = new HashMap<>();
        records.cases(byExam.keySet()).forEach(entered -> cases.put(entered.sitting(), entered));
        return new Desk(
                byExam,
                cases,
                reviews,
                records.supplements().newest(ids),
                incidents.countBySitting(ids),
                people.findAll(all.stream().map(Sitting::examinee).distinct().toList()),
                records.coverage(ids, proctor),
                now);
    }

    /** Everything the entries are made of, read at once. */
    private record Desk(
            Map<ExamId, List<Sitting>> byExam,
            Map<SittingId, ReviewRecords.Case> cases,
            Map<SittingId, Review> reviews,
            Map<SittingId, Instant> supplements,
            Map<SittingId, Integer> marks,
            Map<PersonId, Person> people,
            Map<SittingId, String> coverage,
            Instant now) {

        Entry entry(Sitting sitting, Exam exam, String zone) {
            ReviewRecords.Case entered = cases.get(sitting.id());
            Review review = reviews.get(sitting.id());
            Person examinee = people.get(sitting.examinee());
            String watched = coverage.get(sitting.id());
            Instant from = sitting.admittedAt() == null ? now : sitting.admittedAt();
            Instant to = sitting.endedAt() == null ? now : sitting.endedAt();
            return new Entry(
                    sitting.id(),
                    exam.title(),
                    examinee == null ? "—" : examinee.displayName(),
                    stage(sitting),
                    zone,
                    entered == null ? null : entered.dueAt().toEpochMilli(),
                    entered != null && review == null && entered.dueAt().isBefore(now),
                    Math.max(1, Duration.between(from, to).toMinutes()),
                    marks.getOrDefault(sitting.id(), 0),
                    watched == null ? 0 : Coverage.parse(watched).percentOf(from, to),
                    entered == null || entered.complete(),
                    supplements.containsKey(sitting.id()),
                    review == null ? null : review.status().number());
        }

        private Stage stage(Sitting sitting) {
            Review review = reviews.get(sitting.id());
            if (review != null) {
                Instant supplemented = supplements.get(sitting.id());
                return supplemented != null && supplemented.isAfter(review.at()) ? Stage.CHANGED : Stage.DONE;
            }
            if (cases.containsKey(sitting.id())) {
                return Stage.OPEN;
            }
            return sitting.state().ended() ? Stage.ARRIVING : Stage.RECORDING;
        }
    }
}
