package app.vigil.review;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamErased;
import app.vigil.exam.ExamId;
import app.vigil.people.AppointmentEnded;
import app.vigil.people.Duty;
import app.vigil.review.ReviewCases.Case;
import app.vigil.review.SecondReviews.Second;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares an exam's sittings out among its proctors, evenly by recorded time: at once when somebody who organises it says
 * so, and each new one from then on. A colleague may take one over at any time.
 */
@Component
@Transactional
public class Distribution {

    private final ReviewRecords records;
    private final Staffing staffing;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Distribution(
            ReviewRecords records,
            Staffing staffing,
            Deadlines deadlines,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.staffing = staffing;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Shares out what is in nobody's hands; problem {@code review-nobody-to-assign}. Returns how many sittings. */
    public int distribute(Exam exam, PersonId by) {
        List<PersonId> fit = staffing.of(exam).fit();
        if (fit.isEmpty()) {
            throw new ProblemException(ReviewProblem.NOBODY_TO_ASSIGN).with("exam", exam.id());
        }
        remember(exam.id(), by);
        int shared = share(exam.id(), fit);
        events.publishEvent(new ReviewsDistributed(exam.id(), shared, fit.size(), by));
        return shared;
    }

    @Transactional(readOnly = true)
    public boolean distributed(ExamId exam) {
        return jdbc.sql("select count(*) from review_distribution where exam = :exam")
                        .param("exam", exam.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Puts a sitting into this proctor's hands, whoever had it. */
    public void takeOver(SittingId sitting, PersonId proctor) {
        records.cases().lock(sitting);
        give(List.of(sitting), proctor);
        events.publishEvent(new ReviewInOtherHands(sitting, proctor, false, proctor));
    }

    /** Gives a sitting that has just come to whoever has fewest, where the exam's are shared out. */
    void entered(Exam exam, SittingId sitting) {
        Optional<Case> free = records.cases().find(sitting).filter(one -> one.proctor() == null);
        if (free.isPresent() && distributed(exam.id())) {
            // Counted and not read: an exam of thousands comes in one by one.
            Map<PersonId, Integer> held = records.cases().countByProctor(exam.id());
            staffing.of(exam).fit().stream()
                    .filter(proctor -> !proctor.equals(free.get().examinee()))
                    .min(Comparator.comparing(proctor -> held.getOrDefault(proctor, 0)))
                    .ifPresent(proctor -> give(List.of(sitting), proctor));
        }
    }

    /** Who is a proctor no longer reviews no longer: the sittings go to the others, or back to all. */
    @ApplicationModuleListener
    void on(AppointmentEnded ended) {
        if (ended.duty() != Duty.PROCTOR) {
            return;
        }
        Map<ExamId, List<SittingId>> held = new HashMap<>();
        records.cases()
                .inHandsOf(ended.person())
                .forEach(one -> held.computeIfAbsent(one.exam(), exam -> new ArrayList<>())
                        .add(one.sitting()));
        held.forEach((id, sittings) -> staffing.exam(id).ifPresent(exam -> {
            List<PersonId> fit = staffing.of(exam).fit();
            if (!fit.contains(ended.person())) {
                records.cases().assign(sittings, null);
                deadlines.assign(DeadlineKind.REVIEW, values(sittings), null);
                if (distributed(id)) {
                    share(id, fit);
                }
            }
        }));
    }

    @EventListener
    void on(ExamErased erased) {
        jdbc.sql("delete from review_distribution where exam = :exam")
                .param("exam", erased.exam().value())
                .update();
    }

    /** Whoever distributes at the same moment waits here, and finds nothing left. */
    private void remember(ExamId exam, PersonId by) {
        jdbc.sql("""
                        insert into review_distribution (exam, distributed_by, distributed_at) values (:exam, :by, :at)
                        on conflict do nothing""")
                .param("exam", exam.value())
                .param("by", by.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("select exam from review_distribution where exam = :exam for update")
                .param("exam", exam.value())
                .query(UUID.class)
                .single();
    }

    /** The longest first, each to whoever has least so far. */
    private int share(ExamId exam, List<PersonId> fit) {
        Map<PersonId, Duration> loads = opinionsOf(exam, fit);
        List<Case> free = new ArrayList<>();
        for (Case one : records.cases().unreviewed(exam)) {
            PersonId proctor = one.proctor();
            if (proctor == null) {
                free.add(one);
            } else if (loads.containsKey(proctor)) {
                loads.merge(proctor, weight(one), Duration::plus);
            }
        }
        free.sort(Comparator.comparing(this::weight).reversed());
        Map<PersonId, List<SittingId>> given = new HashMap<>();
        for (Case one : free) {
            leastLoaded(fit, loads, one).ifPresent(proctor -> {
                loads.merge(proctor, weight(one), Duration::plus);
                given.computeIfAbsent(proctor, any -> new ArrayList<>()).add(one.sitting());
            });
        }
        given.forEach((proctor, sittings) -> give(sittings, proctor));
        return given.values().stream().mapToInt(List::size).sum();
    }

    /** A second opinion takes as long to form as the first. */
    private Map<PersonId, Duration> opinionsOf(ExamId exam, List<PersonId> fit) {
        Map<PersonId, Duration> loads = new HashMap<>();
        fit.forEach(proctor -> loads.put(proctor, Duration.ZERO));
        List<Second> awaited = records.seconds().awaitedAt(exam);
        Map<SittingId, Duration> weights =
                records.cases().findAll(awaited.stream().map(Second::sitting).toList()).stream()
                        .collect(Collectors.toMap(Case::sitting, this::weight));
        awaited.forEach(second -> loads.computeIfPresent(
                second.proctor(), (proctor, load) -> load.plus(weights.getOrDefault(second.sitting(), Duration.ZERO))));
        return loads;
    }

    /** Nobody is given a sitting of the own (R2-003). */
    private static Optional<PersonId> leastLoaded(List<PersonId> fit, Map<PersonId, Duration> loads, Case one) {
        return fit.stream()
                .filter(proctor -> !proctor.equals(one.examinee()))
                .min(Comparator.comparing(proctor -> loads.getOrDefault(proctor, Duration.ZERO)));
    }

    /** At least a minute: a sitting that broke off at once is work, too. */
    private Duration weight(Case one) {
        Duration length = one.length(clock.instant());
        return length.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : length;
    }

    private void give(Collection<SittingId> sittings, PersonId proctor) {
        records.cases().assign(sittings, proctor);
        deadlines.assign(DeadlineKind.REVIEW, values(sittings), proctor);
    }

    private static List<UUID> values(Collection<SittingId> sittings) {
        return sittings.stream().map(SittingId::value).toList();
    }
}
