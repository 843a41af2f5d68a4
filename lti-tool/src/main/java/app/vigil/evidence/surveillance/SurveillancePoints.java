package app.vigil.evidence.surveillance;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.evidence.ExaminedGroups;
import app.vigil.evidence.recording.SegmentIndex;
import app.vigil.evidence.recording.StreamName;
import app.vigil.evidence.surveillance.ExamPlaces.Place;
import app.vigil.evidence.surveillance.Point.Kept;
import app.vigil.exam.CourseMembers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.retention.RetentionClass;
import app.vigil.retention.RetentionTerms;
import app.vigil.retention.RetentionTerms.Keeping;
import app.vigil.sitting.AdmittedExaminees;
import app.vigil.sitting.AdmittedExaminees.Admission;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which workplaces are under surveillance on which day and in which shift: those to come and those recorded (R1-027). */
@Component
public class SurveillancePoints {

    private final InstitutionCalendar calendar;
    private final AdmittedExaminees admissions;
    private final Examined examined;
    private final SegmentIndex index;
    private final RetentionTerms terms;
    private final Clock clock;

    SurveillancePoints(
            InstitutionCalendar calendar,
            AdmittedExaminees admissions,
            Examined examined,
            SegmentIndex index,
            RetentionTerms terms,
            Clock clock) {
        this.calendar = calendar;
        this.admissions = admissions;
        this.examined = examined;
        this.index = index;
        this.terms = terms;
        this.clock = clock;
    }

    /** Who is examined, and in which group. */
    @Component
    record Examined(CourseMembers members, ExaminedGroups groups) {

        ExamPlaces places(Exam exam, ExamDay days, List<Admission> admitted) {
            return new ExamPlaces(
                    exam,
                    days,
                    members.of(exam.id()).stream()
                            .filter(CourseMembers.Member::learner)
                            .map(member -> member.person().id())
                            .toList(),
                    groups.groupsOf(exam.id()),
                    admitted);
        }
    }

    /** Of these exams, in order of time; an exam's days are those of its own institution profile. */
    public List<Point> of(List<Exam> exams, Span span) {
        Map<ExamId, List<Admission>> admitted = admitted(exams, span);
        return exams.stream()
                .flatMap(exam -> points(exam, span, admitted.getOrDefault(exam.id(), List.of())).stream())
                .sorted(Comparator.comparing(Point::day)
                        .thenComparing(point -> point.hours().from())
                        .thenComparing(point -> point.exam().title())
                        .thenComparing(Point::group))
                .toList();
    }

    /** Since the first of the exams opened, so that nobody who sat already is expected again. */
    private Map<ExamId, List<Admission>> admitted(List<Exam> exams, Span span) {
        if (exams.isEmpty()) {
            return Map.of();
        }
        Instant from = exams.stream()
                .map(exam -> since(exam, span))
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = exams.stream()
                .map(exam -> span.end(days(exam).zone()))
                .max(Instant::compareTo)
                .orElseThrow();
        return admissions.between(from, to).stream().collect(Collectors.groupingBy(Admission::exam));
    }

    private Instant since(Exam exam, Span span) {
        Instant begin = span.begin(days(exam).zone());
        Instant opens = exam.opensAt();
        return opens == null || opens.isAfter(begin) ? begin : opens;
    }

    private ExamDay days(Exam exam) {
        return new ExamDay(calendar.zone(exam.profile()), calendar.shifts(exam.profile()));
    }

    private List<Point> points(Exam exam, Span span, List<Admission> admitted) {
        ExamDay days = days(exam);
        if (admitted.isEmpty() && !days.touches(exam, span)) {
            return List.of();
        }
        List<Place> places = examined.places(exam, days, admitted).within(span, clock.instant());
        List<Admission> recorded =
                places.stream().flatMap(place -> place.recorded().stream()).toList();
        Map<SittingId, Set<StreamName>> streams =
                index.streams(recorded.stream().map(Admission::sitting).toList());
        Map<UUID, Keeping> keepings =
                terms.of(recorded.stream().map(one -> one.sitting().value()).toList());
        return places.stream()
                .map(place -> new Point(
                        exam,
                        place.group(),
                        place.day(),
                        place.hours(),
                        place.expected(),
                        place.recorded().size(),
                        streams(place, streams),
                        kept(place, keepings, days)))
                .toList();
    }

    private static Set<String> streams(Place place, Map<SittingId, Set<StreamName>> streams) {
        return place.recorded().stream()
                .flatMap(one -> streams.getOrDefault(one.sitting(), Set.of()).stream())
                .map(StreamName::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The class of what is to be recorded, or still is, is that of every recording. */
    private static List<Kept> kept(Place place, Map<UUID, Keeping> keepings, ExamDay days) {
        Map<KeptAs, List<Keeping>> terms =
                new TreeMap<>(Comparator.comparing(KeptAs::deleted).thenComparing(KeptAs::keptAs));
        int without = 0;
        for (Admission one : place.recorded()) {
            Keeping keeping = keepings.get(one.sitting().value());
            if (keeping == null) {
                without++;
            } else {
                terms.computeIfAbsent(new KeptAs(keeping.keptAs(), keeping.deleted()), fresh -> new ArrayList<>())
                        .add(keeping);
            }
        }
        List<Kept> kept = new ArrayList<>();
        if (without > 0 || terms.isEmpty()) {
            kept.add(new Kept(RetentionClass.BASIC, null, false, without));
        }
        terms.forEach((as, same) -> kept.add(new Kept(as.keptAs(), until(same, days), as.deleted(), same.size())));
        return kept;
    }

    private static @Nullable LocalDate until(List<Keeping> keepings, ExamDay days) {
        return keepings.stream()
                .map(Keeping::dueAt)
                .max(Instant::compareTo)
                .map(days::dayOf)
                .orElse(null);
    }

    private record KeptAs(RetentionClass keptAs, boolean deleted) {}
}
