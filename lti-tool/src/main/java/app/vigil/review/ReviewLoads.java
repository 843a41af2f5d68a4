package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.review.Workload.Outlook;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Review work against staff at the exams somebody looks after (R2-012): those under review, and those that come soon. */
@Component
public class ReviewLoads {

    /** More are no overview, and each takes a reckoning of its own. */
    private static final int MOST = 12;

    private static final Duration SOON = Duration.ofDays(28);

    private final ReviewRecords records;
    private final Workload workload;
    private final ExamAccess access;
    private final ExamsOnDuty onDuty;
    private final Clock clock;

    ReviewLoads(ReviewRecords records, Workload workload, ExamAccess access, ExamsOnDuty onDuty, Clock clock) {
        this.records = records;
        this.workload = workload;
        this.access = access;
        this.onDuty = onDuty;
        this.clock = clock;
    }

    /**
     * One exam.
     *
     * @param work share of the longest bar, in percent
     * @param staff likewise, of what its proctors have time for
     */
    public record Line(String exam, String title, int work, int staff, Outlook outlook) {}

    /** Most urgent first; at most twelve, and none without work. */
    public List<Line> overseenBy(PersonId person) {
        Map<ExamId, Exam> exams = new LinkedHashMap<>();
        Stream.of(access.managed(person), onDuty.ofCoordinator(person), onDuty.ofDecisionMaker(person))
                .flatMap(List::stream)
                .forEach(exam -> exams.put(exam.id(), exam));
        Map<ExamId, Instant> urgent = new HashMap<>(records.cases().waiting(exams.keySet()));
        exams.values().forEach(exam -> addIfSoon(exam, urgent));
        Map<Exam, Outlook> outlooks = new LinkedHashMap<>();
        urgent.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> exams.get(entry.getKey()))
                .limit(MOST)
                .forEach(exam -> outlooks.put(exam, workload.of(exam)));
        outlooks.values().removeIf(outlook -> !outlook.any());
        long longest = outlooks.values().stream()
                .flatMap(outlook ->
                        Stream.of(outlook.ahead().workMinutes(), outlook.ahead().staffMinutes()))
                .max(Comparator.naturalOrder())
                .orElse(1L);
        return outlooks.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue(), Math.max(1, longest)))
                .toList();
    }

    private void addIfSoon(Exam exam, Map<ExamId, Instant> urgent) {
        Instant now = clock.instant();
        Instant opensAt = exam.opensAt();
        if (opensAt != null && opensAt.isAfter(now) && opensAt.isBefore(now.plus(SOON))) {
            urgent.putIfAbsent(exam.id(), opensAt);
        }
    }

    private static Line line(Exam exam, Outlook outlook, long longest) {
        return new Line(
                exam.id().toString(),
                exam.title(),
                share(outlook.ahead().workMinutes(), longest),
                share(outlook.ahead().staffMinutes(), longest),
                outlook);
    }

    private static int share(long minutes, long longest) {
        return Math.toIntExact(Math.round(100.0 * minutes / longest));
    }
}
