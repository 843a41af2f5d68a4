package app.vigil.review;

import app.vigil.exam.ExamId;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue's table: one row for each recorded sitting, with all that the list is filtered and sorted by. */
final class ReviewCases {

    private final JdbcClient jdbc;

    ReviewCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A recorded sitting.
     *
     * @param dueAt null until the evidence is sealed
     * @param proctor in whose hands; null for everybody appointed
     */
    record Case(
            SittingId sitting,
            ExamId exam,
            @Nullable PersonId examinee,
            Stage stage,
            @Nullable Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable Instant sealedAt,
            @Nullable Instant dueAt,
            boolean complete,
            Missing missing,
            @Nullable PersonId proctor) {

        /** The same once nothing more is recorded. */
        Case over(Instant at) {
            return new Case(
                    sitting, exam, examinee, Stage.ARRIVING, begunAt, at, sealedAt, dueAt, complete, missing, proctor);
        }

        /** Recorded so far. */
        Duration length(Instant now) {
            return begunAt == null ? Duration.ZERO : Duration.between(begunAt, endedAt == null ? now : endedAt);
        }
    }

    /** What of a recording is not there. */
    record Missing(int gaps, Duration time) {

        static final Missing NOTHING = new Missing(0, Duration.ZERO);
    }

    /** What a sitting enters review with. */
    record Sealed(
            SittingId sitting,
            ExamId exam,
            PersonId examinee,
            Instant begunAt,
            Instant endedAt,
            Instant at,
            Instant dueAt,
            boolean complete,
            Missing missing) {}

    /**
     * Which rows somebody looks at.
     *
     * @param reader whose own sitting is never among them
     * @param hands only what is in this person's; null for all
     */
    record Filter(
            Collection<ExamId> exams,
            Set<Stage> stages,
            PersonId reader,
            @Nullable PersonId hands) {}

    void recording(SittingId sitting, ExamId exam, PersonId examinee, Instant at) {
        jdbc.sql("""
                        insert into review_case (sitting, exam, examinee, begun_at, complete, stage)
                        select :sitting, :exam, :examinee, :at, true, 'recording'
                        where not exists (select 1 from review_case where sitting = :sitting)""")
                .param("sitting", sitting.value())
                .param("exam", exam.value())
                .param("examinee", examinee.value())
                .param("at", utc(at))
                .update();
    }

    void seal(Sealed sealed) {
        recording(sealed.sitting(), sealed.exam(), sealed.examinee(), sealed.begunAt());
        jdbc.sql("""
                        update review_case set ended_at = :endedAt, sealed_at = coalesce(sealed_at, :at),
                          due_at = coalesce(due_at, :dueAt), complete = :complete, gaps = :gaps, missing_ms = :missing,
                          stage = case when stage = 'recording' then 'open' else stage end
                        where sitting = :sitting""")
                .param("sitting", sealed.sitting().value())
                .param("endedAt", utc(sealed.endedAt()))
                .param("at", utc(sealed.at()))
                .param("dueAt", utc(sealed.dueAt()))
                .param("complete", sealed.complete())
                .param("gaps", sealed.missing().gaps())
                .param("missing", sealed.missing().time().toMillis())
                .update();
    }

    void complete(SittingId sitting, boolean complete, Missing missing) {
        jdbc.sql(
                        "update review_case set complete = :complete, gaps = :gaps, missing_ms = :missing where sitting = :sitting")
                .param("complete", complete)
                .param("gaps", missing.gaps())
                .param("missing", missing.time().toMillis())
                .param("sitting", sitting.value())
                .update();
    }

    void reviewed(SittingId sitting, PersonId by) {
        jdbc.sql("update review_case set stage = 'done', proctor = :by where sitting = :sitting")
                .param("by", by.value())
                .param("sitting", sitting.value())
                .update();
    }

    void lookAgain(SittingId sitting, @Nullable Instant due) {
        jdbc.sql("""
                        update review_case set stage = 'changed', due_at = coalesce(cast(:due as timestamp with time zone), due_at)
                        where sitting = :sitting""")
                .param("due", due == null ? null : utc(due), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("sitting", sitting.value())
                .update();
    }

    void assign(Collection<SittingId> sittings, @Nullable PersonId proctor) {
        if (!sittings.isEmpty()) {
            jdbc.sql("update review_case set proctor = :proctor where sitting in (:ids)")
                    .param("proctor", proctor == null ? null : proctor.value(), Types.OTHER)
                    .param("ids", sittings.stream().map(SittingId::value).toList())
                    .update();
        }
    }

    Optional<Case> find(SittingId sitting) {
        return jdbc.sql("select * from review_case where sitting = :sitting")
                .param("sitting", sitting.value())
                .query(ReviewCases::reviewCase)
                .optional();
    }

    List<Case> findAll(Collection<SittingId> sittings) {
        return sittings.isEmpty()
                ? List.of()
                : jdbc.sql("select * from review_case where sitting in (:ids) order by due_at, sitting")
                        .param("ids", sittings.stream().map(SittingId::value).toList())
                        .query(ReviewCases::reviewCase)
                        .list();
    }

    /** Whoever changes a review holds its row, so that versions never collide. */
    Optional<Case> lock(SittingId sitting) {
        return jdbc.sql("select * from review_case where sitting = :sitting for update")
                .param("sitting", sitting.value())
                .query(ReviewCases::reviewCase)
                .optional();
    }

    /** Most urgent first; what is reviewed, newest due first. */
    List<Case> page(Filter filter, int from, int most) {
        String order = filter.stages().contains(Stage.DONE) ? "due_at desc, sitting" : "due_at, begun_at, sitting";
        return filter.exams().isEmpty()
                ? List.of()
                : filtered("select *", filter, " order by " + order + " offset :from rows fetch next :most rows only")
                        .param("from", from)
                        .param("most", most)
                        .query(ReviewCases::reviewCase)
                        .list();
    }

    /** How many rows each stage has; never the reader's own sitting. */
    Map<Stage, Integer> count(Collection<ExamId> exams, PersonId reader, @Nullable PersonId hands) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        if (!exams.isEmpty()) {
            Filter all = new Filter(exams, Set.of(Stage.values()), reader, hands);
            filtered("select stage, count(*) as total", all, " group by stage").query(row -> {
                counts.put(Stage.ofCode(row.getString("stage")), row.getInt("total"));
            });
        }
        return counts;
    }

    private JdbcClient.StatementSpec filtered(String what, Filter filter, String rest) {
        List<String> conditions = new ArrayList<>(
                List.of("exam in (:exams)", "stage in (:stages)", "(examinee is null or examinee <> :reader)"));
        PersonId hands = filter.hands();
        if (hands != null) {
            conditions.add("proctor = :hands");
        }
        JdbcClient.StatementSpec statement = jdbc.sql(
                        what + " from review_case where " + String.join(" and ", conditions) + rest)
                .param("exams", filter.exams().stream().map(ExamId::value).toList())
                .param("stages", filter.stages().stream().map(Stage::code).toList())
                .param("reader", filter.reader().value());
        return hands == null ? statement : statement.param("hands", hands.value());
    }

    /** What this person is to review next: what is in the own hands, then what is in nobody's. */
    Optional<SittingId> nextFor(Collection<ExamId> exams, PersonId proctor) {
        return exams.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                        select sitting from review_case where exam in (:exams) and stage in ('open', 'changed')
                          and (examinee is null or examinee <> :proctor) and (proctor is null or proctor = :proctor)
                        order by case when proctor is null then 1 else 0 end, due_at, sitting
                        fetch first 1 rows only""")
                        .param("exams", exams.stream().map(ExamId::value).toList())
                        .param("proctor", proctor.value())
                        .query((row, number) -> new SittingId(row.getObject("sitting", UUID.class)))
                        .optional();
    }

    /** How many wait for a status that this person may give: in the own hands, or in nobody's. */
    int countWaitingFor(Collection<ExamId> exams, PersonId proctor) {
        return exams.isEmpty()
                ? 0
                : jdbc.sql("""
                        select count(*) from review_case where exam in (:exams) and stage in ('open', 'changed')
                          and (examinee is null or examinee <> :proctor) and (proctor is null or proctor = :proctor)""")
                        .param("exams", exams.stream().map(ExamId::value).toList())
                        .param("proctor", proctor.value())
                        .query(Integer.class)
                        .single();
    }

    /** Everything of an exam that no status closes, sealed or not. */
    List<Case> unreviewed(ExamId exam) {
        return jdbc.sql("select * from review_case where exam = :exam and stage <> 'done' order by sitting")
                .param("exam", exam.value())
                .query(ReviewCases::reviewCase)
                .list();
    }

    /** Which of these exams have something that no status closes, and when the first of it is due, or began. */
    Map<ExamId, Instant> waiting(Collection<ExamId> exams) {
        Map<ExamId, Instant> waiting = new HashMap<>();
        if (!exams.isEmpty()) {
            jdbc.sql("""
                            select exam, min(coalesce(due_at, begun_at)) as first_due from review_case
                            where exam in (:exams) and stage <> 'done' group by exam""")
                    .param("exams", exams.stream().map(ExamId::value).toList())
                    .query(row -> {
                        Instant first = instant(row, "first_due");
                        waiting.put(new ExamId(row.getObject("exam", UUID.class)), first == null ? Instant.MAX : first);
                    });
        }
        return waiting;
    }

    /**
     * Whoever has sat an exam or sits it now, and how long.
     *
     * @param average length of those that are over; null while there is none
     */
    record Sat(Set<PersonId> examinees, @Nullable Duration average) {}

    Sat sat(ExamId exam) {
        Set<PersonId> examinees = new HashSet<>();
        List<Duration> lengths = new ArrayList<>();
        jdbc.sql("select examinee, begun_at, ended_at from review_case where exam = :exam")
                .param("exam", exam.value())
                .query(row -> {
                    UUID examinee = row.getObject("examinee", UUID.class);
                    if (examinee != null) {
                        examinees.add(new PersonId(examinee));
                    }
                    Instant begun = instant(row, "begun_at");
                    Instant ended = instant(row, "ended_at");
                    if (begun != null && ended != null) {
                        lengths.add(Duration.between(begun, ended));
                    }
                });
        return new Sat(
                examinees,
                lengths.isEmpty()
                        ? null
                        : lengths.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(lengths.size()));
    }

    Set<SittingId> reopened(ExamId exam) {
        return Set.copyOf(jdbc.sql("select sitting from review_case where exam = :exam and stage = 'changed'")
                .param("exam", exam.value())
                .query((row, number) -> new SittingId(row.getObject("sitting", UUID.class)))
                .list());
    }

    /** How many of an exam each proctor has in hand and has not judged, opinions asked for included. */
    Map<PersonId, Integer> countByProctor(ExamId exam) {
        Map<PersonId, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select proctor, count(*) as total from (
                          select proctor from review_case
                          where exam = :exam and stage <> 'done' and proctor is not null
                          union all
                          select s.proctor from review_second s join review_case k on k.sitting = s.sitting
                          where k.exam = :exam and s.status is null) held group by proctor""").param("exam", exam.value()).query(row -> {
            counts.put(new PersonId(row.getObject("proctor", UUID.class)), row.getInt("total"));
        });
        return counts;
    }

    /** What this person has in hand and has not reviewed. */
    List<Case> inHandsOf(PersonId proctor) {
        return jdbc.sql("select * from review_case where proctor = :proctor and stage <> 'done' order by sitting")
                .param("proctor", proctor.value())
                .query(ReviewCases::reviewCase)
                .list();
    }

    private static Case reviewCase(ResultSet row, int number) throws SQLException {
        UUID examinee = row.getObject("examinee", UUID.class);
        UUID proctor = row.getObject("proctor", UUID.class);
        return new Case(
                new SittingId(row.getObject("sitting", UUID.class)),
                new ExamId(row.getObject("exam", UUID.class)),
                examinee == null ? null : new PersonId(examinee),
                Stage.ofCode(row.getString("stage")),
                instant(row, "begun_at"),
                instant(row, "ended_at"),
                instant(row, "sealed_at"),
                instant(row, "due_at"),
                row.getBoolean("complete"),
                new Missing(row.getInt("gaps"), Duration.ofMillis(row.getLong("missing_ms"))),
                proctor == null ? null : new PersonId(proctor));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime stored = row.getObject(column, OffsetDateTime.class);
        return stored == null ? null : stored.toInstant();
    }
}
