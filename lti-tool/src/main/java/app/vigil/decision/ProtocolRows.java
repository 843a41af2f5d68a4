package app.vigil.decision;

import app.vigil.decision.DecisionRecords.Decision;
import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.exam.Exam;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.text.Collator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the facts of protocol rows from the rooms below, each kind of fact once for the whole exam. */
@Component
class ProtocolRows {

    private final DecisionRecords records;
    private final Reviews reviews;
    private final Sittings sittings;
    private final People people;
    private final ViolationTexts violations;
    private final LmsResults results;

    ProtocolRows(
            DecisionRecords records,
            Reviews reviews,
            Sittings sittings,
            People people,
            ViolationTexts violations,
            LmsResults results) {
        this.results = results;
        this.records = records;
        this.reviews = reviews;
        this.sittings = sittings;
        this.people = people;
        this.violations = violations;
    }

    /**
     * What one row is made of.
     *
     * @param lms what the LMS says of the examinee
     * @param violations confirmed marks in words
     * @param refusal why the reader may not decide, or null
     */
    record Facts(
            Sitting sitting,
            Review review,
            @Nullable Decision decision,
            @Nullable Person examinee,
            LmsResult lms,
            String proctor,
            String decidedBy,
            List<String> violations,
            @Nullable String refusal) {

        String name() {
            return examinee == null ? "—" : examinee.displayName();
        }
    }

    List<Facts> of(Exam exam, PersonId reader, ZoneId zone, Locale locale) {
        Map<SittingId, Review> reviewed =
                reviews.ofExam(exam.id()).stream().collect(Collectors.toMap(Review::sitting, review -> review));
        Map<SittingId, Decision> decided = records.ofExam(exam.id());
        Map<SittingId, Set<PersonId>> reviewers = reviews.reviewersOfExam(exam.id());
        List<Sitting> shown = sittings.findAll(reviewed.keySet());
        Map<SittingId, List<String>> confirmed =
                violations.of(shown.stream().map(Sitting::id).toList(), zone, locale);
        Map<PersonId, LmsResult> lms = results.ofExam(exam.id());
        Map<PersonId, Person> names = names(shown, reviewed, decided);
        List<Facts> facts = new ArrayList<>();
        for (Sitting sitting : shown) {
            Review review = reviewed.get(sitting.id());
            if (review == null) {
                continue;
            }
            Decision decision = decided.get(sitting.id());
            Set<PersonId> judges = reviewers.getOrDefault(sitting.id(), Set.of());
            facts.add(new Facts(
                    sitting,
                    review,
                    decision,
                    names.get(sitting.examinee()),
                    lms.getOrDefault(sitting.examinee(), LmsResult.UNKNOWN),
                    name(names, review.proctor()),
                    decision == null ? "" : name(names, decision.by()),
                    confirmed.getOrDefault(sitting.id(), List.of()),
                    DecisionProblem.conflictOf(reader, sitting.examinee(), judges)
                            .map(DecisionProblem::code)
                            .orElse(null)));
        }
        // One order in every language of the same protocol; the English one puts Є before А.
        Collator alphabet = Collator.getInstance(Locale.of("uk"));
        facts.sort((left, right) -> alphabet.compare(left.name(), right.name()));
        return facts;
    }

    private Map<PersonId, Person> names(
            List<Sitting> shown, Map<SittingId, Review> reviewed, Map<SittingId, Decision> decided) {
        Set<PersonId> needed = new HashSet<>();
        shown.forEach(sitting -> needed.add(sitting.examinee()));
        reviewed.values().forEach(review -> needed.add(review.proctor()));
        decided.values().forEach(decision -> needed.add(decision.by()));
        return people.findAll(needed);
    }

    private static String name(Map<PersonId, Person> names, PersonId id) {
        Person person = names.get(id);
        return person == null ? "—" : person.displayName();
    }
}
