package app.vigil.evidence.surveillance;

import app.vigil.evidence.surveillance.ExamDay.Slot;
import app.vigil.evidence.surveillance.Point.Hours;
import app.vigil.exam.Exam;
import app.vigil.shared.PersonId;
import app.vigil.sitting.AdmittedExaminees.Admission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who sits one exam in which shift.
 *
 * @param learners of the course, as far as its platform listed them
 * @param groups of those whose group is known
 * @param admitted since the exam opened
 */
record ExamPlaces(
        Exam exam, ExamDay days, List<PersonId> learners, Map<PersonId, String> groups, List<Admission> admitted) {

    /** Those of one group in one shift. */
    record Place(LocalDate day, Hours hours, String group, int expected, List<Admission> recorded) {}

    List<Place> within(Span span, Instant now) {
        Map<Slot, List<Admission>> seated = new LinkedHashMap<>();
        admitted.forEach(one -> seated.computeIfAbsent(days.slotOf(one.at()), fresh -> new ArrayList<>())
                .add(one));
        Map<Slot, Hours> open = open(span, now);
        Map<Slot, Hours> slots = new LinkedHashMap<>();
        seated.forEach((slot, recorded) -> {
            if (span.covers(slot.day())) {
                slots.put(slot, days.hours(slot, recorded.getFirst().at(), lastOf(recorded, now)));
            }
        });
        slots.putAll(open);
        List<Place> places = new ArrayList<>();
        slots.forEach((slot, hours) -> {
            List<Admission> recorded = seated.getOrDefault(slot, List.of());
            Map<String, Integer> expected = open.containsKey(slot) ? expected() : Map.of();
            places.addAll(places(slot, hours, expected, recorded));
        });
        return places;
    }

    /** Shifts in which somebody may still come. */
    private Map<Slot, Hours> open(Span span, Instant now) {
        Map<Slot, Hours> open = new HashMap<>();
        for (LocalDate day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) {
            for (Hours hours : days.open(exam, day)) {
                if (!days.over(day, hours, now)) {
                    open.put(new Slot(day, hours.shift()), hours);
                }
            }
        }
        return open;
    }

    private static Instant lastOf(List<Admission> recorded, Instant now) {
        return recorded.stream()
                .map(one -> one.endedAt() == null ? now : one.endedAt())
                .max(Instant::compareTo)
                .orElse(now);
    }

    /** Those who have not come yet, by group; a group of nobody stands for a list that nobody has read. */
    private Map<String, Integer> expected() {
        Set<PersonId> came = admitted.stream().map(Admission::examinee).collect(Collectors.toSet());
        Map<String, Integer> expected = new TreeMap<>();
        learners.stream()
                .filter(learner -> !came.contains(learner))
                .forEach(learner -> expected.merge(groupOf(learner), 1, Integer::sum));
        if (learners.isEmpty()) {
            expected.put("", 0);
        }
        return expected;
    }

    private List<Place> places(Slot slot, Hours hours, Map<String, Integer> expected, List<Admission> recorded) {
        Map<String, List<Admission>> byGroup =
                recorded.stream().collect(Collectors.groupingBy(one -> groupOf(one.examinee())));
        Set<String> all = new TreeSet<>(expected.keySet());
        // Nobody is expected by name, and those who came have groups.
        if (learners.isEmpty() && !byGroup.isEmpty()) {
            all.clear();
        }
        all.addAll(byGroup.keySet());
        return all.stream()
                .map(group -> new Place(
                        slot.day(),
                        hours,
                        group,
                        expected.getOrDefault(group, 0),
                        byGroup.getOrDefault(group, List.of())))
                .toList();
    }

    private String groupOf(PersonId person) {
        return groups.getOrDefault(person, "");
    }
}
