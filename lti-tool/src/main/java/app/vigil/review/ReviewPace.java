package app.vigil.review;

import app.vigil.shared.PersonId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How fast these people review, measured: recorded time against the time from the first look to the status. */
@Repository
class ReviewPace {

    /** Fewer say nothing yet. */
    private static final int ENOUGH = 5;

    private static final int NEWEST = 200;

    /** Longer than that after the first look somebody did something else in between. */
    private static final int INTERRUPTED = 3;

    private final JdbcClient jdbc;

    ReviewPace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param speed recorded minutes in one minute of work; 1 until enough was measured */
    record Pace(double speed, boolean measured) {

        static final Pace UNKNOWN = new Pace(1, false);
    }

    private record Done(Duration recorded, Duration spent) {

        boolean uninterrupted() {
            return spent.isPositive() && spent.compareTo(recorded.multipliedBy(INTERRUPTED)) <= 0;
        }
    }

    Pace of(Collection<PersonId> proctors) {
        List<Done> done = proctors.isEmpty() ? List.of() : measured(proctors);
        long recorded =
                done.stream().mapToLong(one -> one.recorded().toMillis()).sum();
        long spent = done.stream().mapToLong(one -> one.spent().toMillis()).sum();
        return done.size() < ENOUGH ? Pace.UNKNOWN : new Pace((double) recorded / spent, true);
    }

    private List<Done> measured(Collection<PersonId> proctors) {
        return jdbc
                .sql("""
                        select k.begun_at, k.ended_at, c.first_at, v.set_at
                        from review_version v
                        join review_coverage c on c.sitting = v.sitting and c.proctor = v.proctor
                        join review_case k on k.sitting = v.sitting
                        where v.version = 1 and v.proctor in (:proctors) and c.first_at is not null
                          and k.begun_at is not null and k.ended_at is not null
                        order by v.set_at desc fetch first :newest rows only""")
                .param("proctors", proctors.stream().map(PersonId::value).toList())
                .param("newest", NEWEST)
                .query((row, number) -> new Done(
                        Duration.between(
                                row.getObject("begun_at", OffsetDateTime.class),
                                row.getObject("ended_at", OffsetDateTime.class)),
                        Duration.between(
                                row.getObject("first_at", OffsetDateTime.class),
                                row.getObject("set_at", OffsetDateTime.class))))
                .list()
                .stream()
                .filter(Done::uninterrupted)
                .toList();
    }
}
