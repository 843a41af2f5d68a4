package app.vigil.decision;

import app.vigil.decision.DecisionRecords.Decision;
import app.vigil.decision.Scores.Told;
import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.review.Reviews.SecondOpinion;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.text.CollationKey;
import java.text.Collator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads protocol rows from the rooms below, each kind of fact once: for all rows of the exam what they are found and
 * counted by, and the rest only for the rows that are shown.
 */
@Component
class ProtocolRows {

    private static final String UNKNOWN = "—";

    private final DecisionRecords records;
    private final Reviews reviews;
    private final Sittings sittings;
    private final People people;
    private final ViolationTexts violations;
    private final Scores scores;

    ProtocolRows(
            DecisionRecords records,
            Reviews reviews,
            Sittings sittings,
            People people,
            ViolationTexts violations,
            Scores scores) {
        this.records = records;
        this.reviews = reviews;
        this.sittings = sittings;
        this.people = people;
        this.violations = violations;
        this.scores = scores;
    }

    /**
     * What is read of every row.
     *
     * @param lms what the LMS says of the examinee
     * @param refusal why the reader may not decide, or null
     */
    record Entry(
            Review review,
            @Nullable Decision decision,
            @Nullable Person examinee,
            Told lms,
            @Nullable String refusal) {

        SittingId sitting() {
            return review.sitting();
        }

        String name() {
            return examinee == null ? UNKNOWN : examinee.displayName();
        }

        String group() {
            return lms.group().isBlank() ? UNKNOWN : lms.group();
        }

        Protocol.Head head() {
            boolean open = decision == null || decision.reviewVersion() < review.version();
            return new Protocol.Head(
                    sitting().toString(), name(), group(), review.status(), review.identityConfirmed(), open, refusal);
        }
    }

    /**
     * What one row is made of.
     *
     * @param marks the confirmed ones in words
     * @param watched by the proctor before the status, in percent; null of a sitting that never began
     * @param seconds opinions beside the review, with the names of those who gave them
     */
    record Facts(
            Entry entry,
            Sitting sitting,
            String proctor,
            @Nullable Integer watched,
            String decidedBy,
            ConfirmedMarks marks,
            List<Named> seconds) {

        Facts with(ConfirmedMarks other) {
            return new Facts(entry, sitting, proctor, watched, decidedBy, other, seconds);
        }
    }

    /** A second opinion and who gave it. */
    record Named(String name, SecondOpinion opinion) {}

    /** All rows of the exam in the order of the alphabet. */
    List<Entry> entries(Exam exam, PersonId reader) {
        List<Review> reviewed = reviews.ofExam(exam.id());
        Map<SittingId, Decision> decided = records.ofExam(exam.id());
        Map<SittingId, Set<PersonId>> reviewers = reviews.reviewersOfExam(exam.id());
        Map<SittingId, PersonId> examinees = sittings.examineesOf(exam.id());
        Set<SittingId> reopened = reviews.reopened(exam.id());
        Scores.Known lms = scores.of(exam);
        Map<PersonId, Person> names = people.findAll(examinees.values());
        List<Entry> entries = new ArrayList<>();
        for (Review review : reviewed) {
            @Nullable PersonId examinee = examinees.get(review.sitting());
            if (examinee != null) {
                Set<PersonId> judges = reviewers.getOrDefault(review.sitting(), Set.of());
                entries.add(new Entry(
                        review,
                        decided.get(review.sitting()),
                        names.get(examinee),
                        lms.of(review, examinee),
                        DecisionProblem.conflictOf(reader, examinee, judges)
                                .or(() -> reopened.contains(review.sitting())
                                        ? Optional.of(DecisionProblem.REVIEW_REOPENED)
                                        : Optional.empty())
                                .map(DecisionProblem::code)
                                .orElse(null)));
            }
        }
        return sorted(entries);
    }

    /** The row that the newest decision was taken on; empty without one. What was corrected since awaits the next. */
    Optional<Facts> decided(Exam exam, Sitting sitting, ZoneId zone, Locale locale) {
        return records.find(sitting.id())
                .flatMap(decision -> reviews.find(sitting.id(), decision.reviewVersion())
                        .map(review -> new Entry(
                                review,
                                decision,
                                people.find(sitting.examinee()).orElse(null),
                                scores.of(exam).of(review, sitting.examinee()),
                                null))
                        .map(entry -> facts(List.of(entry), zone, locale)
                                .getFirst()
                                .with(violations.of(entry.review(), zone, locale))));
    }

    private static List<Entry> sorted(List<Entry> entries) {
        // One order in every language of the same protocol; the English one puts Є before А.
        Collator alphabet = Collator.getInstance(Locale.of("uk"));
        record Placed(CollationKey key, Entry entry) {}
        return entries.stream()
                .map(entry -> new Placed(alphabet.getCollationKey(entry.name()), entry))
                .sorted(Comparator.comparing(Placed::key))
                .map(Placed::entry)
                .toList();
    }

    /** The rest of what these rows are made of, in their order. */
    List<Facts> facts(List<Entry> chosen, ZoneId zone, Locale locale) {
        List<SittingId> ids = chosen.stream().map(Entry::sitting).toList();
        Map<SittingId, Sitting> sat =
                sittings.findAll(ids).stream().collect(Collectors.toMap(Sitting::id, Function.identity()));
        Map<SittingId, ConfirmedMarks> confirmed = violations.of(ids, zone, locale);
        Map<SittingId, List<SecondOpinion>> seconds = reviews.secondOpinions(ids);
        Map<SittingId, Integer> watched =
                reviews.watched(chosen.stream().map(Entry::review).toList());
        Map<PersonId, Person> judges = people.findAll(judges(chosen, seconds));
        List<Facts> facts = new ArrayList<>();
        for (Entry entry : chosen) {
            @Nullable Sitting sitting = sat.get(entry.sitting());
            @Nullable Decision decision = entry.decision();
            if (sitting != null) {
                facts.add(new Facts(
                        entry,
                        sitting,
                        name(judges, entry.review().proctor()),
                        watched.get(sitting.id()),
                        decision == null ? "" : name(judges, decision.by()),
                        confirmed.getOrDefault(sitting.id(), ConfirmedMarks.NONE),
                        seconds.getOrDefault(sitting.id(), List.of()).stream()
                                .map(second -> new Named(name(judges, second.proctor()), second))
                                .toList()));
            }
        }
        return facts;
    }

    private static Set<PersonId> judges(List<Entry> chosen, Map<SittingId, List<SecondOpinion>> seconds) {
        Set<PersonId> judges = new HashSet<>();
        seconds.values().forEach(given -> given.forEach(one -> judges.add(one.proctor())));
        for (Entry entry : chosen) {
            judges.add(entry.review().proctor());
            @Nullable Decision decision = entry.decision();
            if (decision != null) {
                judges.add(decision.by());
            }
        }
        return judges;
    }

    private static String name(Map<PersonId, Person> names, PersonId id) {
        @Nullable Person person = names.get(id);
        return person == null ? UNKNOWN : person.displayName();
    }
}
