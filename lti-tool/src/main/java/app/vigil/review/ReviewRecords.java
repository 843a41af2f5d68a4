package app.vigil.review;

import app.vigil.exam.ExamId;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was judged and seen. Whoever changes something locks the case first, so that versions never collide. */
@Repository
class ReviewRecords implements Reviews {

    private static final String VERSIONS = """
            select v.sitting, v.exam, v.version, v.status, v.comment_text, v.identity_confirmed, v.proctor, v.set_at
            from review_version v
            """;
    private static final String NEWEST = VERSIONS + """
            where v.version = (select max(w.version) from review_version w where w.sitting = v.sitting)
            """;

    private final JdbcClient jdbc;
    private final Supplements supplements;
    private final ReviewCases cases;
    private final SecondReviews seconds;
    private final ReanalysisRows reanalyses;

    ReviewRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.supplements = new Supplements(jdbc);
        this.cases = new ReviewCases(jdbc);
        this.seconds = new SecondReviews(jdbc);
        this.reanalyses = new ReanalysisRows(jdbc);
    }

    ReviewCases cases() {
        return cases;
    }

    SecondReviews seconds() {
        return seconds;
    }

    Supplements supplements() {
        return supplements;
    }

    ReanalysisRows reanalyses() {
        return reanalyses;
    }

    /** A proctor's word on the identity (R2-033). */
    record Identity(boolean confirmed, String note, PersonId proctor, Instant at) {}

    @Override
    public Optional<Review> find(SittingId sitting) {
        return jdbc.sql(NEWEST + " and v.sitting = :sitting")
                .param("sitting", sitting.value())
                .query(ReviewRecords::review)
                .optional();
    }

    @Override
    public Optional<Review> find(SittingId sitting, int version) {
        return jdbc.sql(VERSIONS + " where v.sitting = :sitting and v.version = :version")
                .param("sitting", sitting.value())
                .param("version", version)
                .query(ReviewRecords::review)
                .optional();
    }

    @Override
    public List<Review> ofExam(ExamId exam) {
        return jdbc.sql(NEWEST + " and v.exam = :exam")
                .param("exam", exam.value())
                .query(ReviewRecords::review)
                .list();
    }

    @Override
    public Set<SittingId> reopened(ExamId exam) {
        return cases.reopened(exam);
    }

    @Override
    public Map<SittingId, Set<PersonId>> reviewersOfExam(ExamId exam) {
        Map<SittingId, Set<PersonId>> reviewers = new HashMap<>();
        jdbc.sql("""
                        select sitting, proctor from review_version where exam = :exam
                        union
                        select s.sitting, s.proctor from review_second s join review_case c on c.sitting = s.sitting
                        where c.exam = :exam and s.status is not null""").param("exam", exam.value()).query(row -> {
            reviewers
                    .computeIfAbsent(new SittingId(row.getObject("sitting", UUID.class)), sitting -> new HashSet<>())
                    .add(new PersonId(row.getObject("proctor", UUID.class)));
        });
        return reviewers;
    }

    @Override
    public Map<SittingId, List<SecondOpinion>> secondOpinions(Collection<SittingId> sittings) {
        Map<SittingId, List<SecondOpinion>> given = new HashMap<>();
        seconds()
                .of(sittings)
                .forEach((sitting, seconds) -> given.put(
                        sitting,
                        seconds.stream().flatMap(SecondReviews.Second::opinion).toList()));
        return given;
    }

    Map<SittingId, Review> newest(Collection<SittingId> sittings) {
        Map<SittingId, Review> newest = new HashMap<>();
        if (!sittings.isEmpty()) {
            jdbc.sql(NEWEST + " and v.sitting in (:sittings)")
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .query(ReviewRecords::review)
                    .list()
                    .forEach(review -> newest.put(review.sitting(), review));
        }
        return newest;
    }

    @Override
    public int countOpen(Collection<ExamId> exams) {
        return exams.isEmpty()
                ? 0
                : jdbc.sql("""
                        select count(*) from review_case
                        where exam in (:exams) and stage in ('open', 'changed')""")
                        .param("exams", exams.stream().map(ExamId::value).toList())
                        .query(Integer.class)
                        .single();
    }

    @Override
    public Map<ExamId, Integer> openByExam(Collection<ExamId> exams) {
        Map<ExamId, Integer> open = new HashMap<>();
        if (!exams.isEmpty()) {
            jdbc.sql("""
                            select exam, count(*) as waiting from review_case
                            where exam in (:exams) and stage in ('open', 'changed') group by exam""")
                    .param("exams", exams.stream().map(ExamId::value).toList())
                    .query(row -> {
                        open.put(new ExamId(row.getObject("exam", UUID.class)), row.getInt("waiting"));
                    });
        }
        return open;
    }

    void add(Review review) {
        jdbc.sql("""
                        insert into review_version
                          (sitting, version, exam, status, comment_text, identity_confirmed, proctor, set_at, watched)
                        values (:sitting, :version, :exam, :status, :comment, :identity, :proctor, :at,
                          (select watched from review_coverage where sitting = :sitting and proctor = :proctor))""")
                .param("sitting", review.sitting().value())
                .param("version", review.version())
                .param("exam", review.exam().value())
                .param("status", review.status().number())
                .param("comment", review.comment())
                .param("identity", review.identityConfirmed())
                .param("proctor", review.proctor().value())
                .param("at", utc(review.at()))
                .update();
    }

    Optional<Identity> identity(SittingId sitting) {
        return jdbc.sql("""
                        select confirmed, note, proctor, judged_at from review_identity where sitting = :sitting
                        order by number desc fetch first 1 rows only""")
                .param("sitting", sitting.value())
                .query((row, number) -> new Identity(
                        row.getBoolean("confirmed"),
                        row.getString("note"),
                        new PersonId(row.getObject("proctor", UUID.class)),
                        instant(row, "judged_at")))
                .optional();
    }

    void add(SittingId sitting, Identity identity) {
        jdbc.sql("""
                        insert into review_identity (sitting, number, confirmed, note, proctor, judged_at)
                        select :sitting, coalesce(max(number), 0) + 1, :confirmed, :note, :proctor, :at
                        from review_identity where sitting = :sitting""")
                .param("sitting", sitting.value())
                .param("confirmed", identity.confirmed())
                .param("note", identity.note())
                .param("proctor", identity.proctor().value())
                .param("at", utc(identity.at()))
                .update();
    }

    @Nullable
    String coverage(SittingId sitting, PersonId proctor) {
        return jdbc.sql("select watched from review_coverage where sitting = :sitting and proctor = :proctor")
                .param("sitting", sitting.value())
                .param("proctor", proctor.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** What whoever set this version had seen by then. */
    Coverage watchedFor(Review review) {
        return jdbc.sql(
                        "select coalesce(watched, '[]') from review_version where sitting = :sitting and version = :version")
                .param("sitting", review.sitting().value())
                .param("version", review.version())
                .query(String.class)
                .optional()
                .map(Coverage::parse)
                .orElse(Coverage.NOTHING);
    }

    @Override
    public Map<SittingId, Integer> watched(Collection<Review> versions) {
        Map<SittingId, Integer> version = new HashMap<>();
        versions.forEach(review -> version.put(review.sitting(), review.version()));
        Map<SittingId, Integer> percent = new HashMap<>();
        if (!version.isEmpty()) {
            jdbc.sql("""
                            select v.sitting, v.version, coalesce(v.watched, '[]') watched, c.begun_at, c.ended_at
                            from review_version v join review_case c on c.sitting = v.sitting
                            where v.sitting in (:sittings) and c.begun_at is not null and c.ended_at is not null""")
                    .param(
                            "sittings",
                            version.keySet().stream().map(SittingId::value).toList())
                    .query(row -> {
                        SittingId sitting = new SittingId(row.getObject("sitting", UUID.class));
                        if (version.getOrDefault(sitting, 0) == row.getInt("version")) {
                            percent.put(
                                    sitting,
                                    Coverage.parse(row.getString("watched"))
                                            .percentOf(instant(row, "begun_at"), instant(row, "ended_at")));
                        }
                    });
        }
        return percent;
    }

    /** Everybody who watched any of it. */
    List<PersonId> watchers(SittingId sitting) {
        return jdbc.sql("select proctor from review_coverage where sitting = :sitting order by proctor")
                .param("sitting", sitting.value())
                .query((row, number) -> new PersonId(row.getObject("proctor", UUID.class)))
                .list();
    }

    Map<SittingId, String> coverage(Collection<SittingId> sittings, PersonId proctor) {
        Map<SittingId, String> watched = new HashMap<>();
        if (!sittings.isEmpty()) {
            jdbc.sql("select sitting, watched from review_coverage where proctor = :proctor and sitting in (:sittings)")
                    .param("proctor", proctor.value())
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .query(row -> {
                        watched.put(new SittingId(row.getObject("sitting", UUID.class)), row.getString("watched"));
                    });
        }
        return watched;
    }

    void keepCoverage(SittingId sitting, PersonId proctor, String watched, Instant at) {
        String replace =
                "update review_coverage set watched = :watched, updated_at = :at where sitting = :sitting and proctor = :proctor";
        String insert = """
                insert into review_coverage (sitting, proctor, watched, first_at, updated_at)
                values (:sitting, :proctor, :watched, :at, :at) on conflict do nothing""";
        for (String sql : List.of(replace, insert, replace)) {
            int changed = jdbc.sql(sql)
                    .param("sitting", sitting.value())
                    .param("proctor", proctor.value())
                    .param("watched", watched)
                    .param("at", utc(at))
                    .update();
            if (changed > 0) {
                return;
            }
        }
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                new SittingId(row.getObject("sitting", UUID.class)),
                new ExamId(row.getObject("exam", UUID.class)),
                row.getInt("version"),
                VerificationStatus.ofNumber(row.getInt("status")),
                row.getString("comment_text"),
                row.getBoolean("identity_confirmed"),
                new PersonId(row.getObject("proctor", UUID.class)),
                instant(row, "set_at"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
