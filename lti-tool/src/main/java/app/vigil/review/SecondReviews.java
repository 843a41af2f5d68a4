package app.vigil.review;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Second opinions: given without sight of the first, and kept beside it. */
final class SecondReviews {

    private final JdbcClient jdbc;

    SecondReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param status null while it is awaited */
    record Second(
            SittingId sitting, PersonId proctor, @Nullable VerificationStatus status, String comment) {

        boolean awaited() {
            return status == null;
        }

        /** Empty while it is awaited. */
        Stream<Reviews.SecondOpinion> opinion() {
            return status == null ? Stream.empty() : Stream.of(new Reviews.SecondOpinion(proctor, status, comment));
        }
    }

    void ask(SittingId sitting, PersonId proctor, PersonId by, Instant at) {
        jdbc.sql(
                        "insert into review_second (sitting, proctor, asked_by, asked_at) values (:sitting, :proctor, :by, :at)")
                .param("sitting", sitting.value())
                .param("proctor", proctor.value())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    /** False when nobody awaits this person's opinion. */
    boolean give(SittingId sitting, PersonId proctor, VerificationStatus status, String comment, Instant at) {
        return jdbc.sql("""
                                update review_second set status = :status, comment_text = :comment, set_at = :at
                                where sitting = :sitting and proctor = :proctor and status is null""")
                        .param("status", status.number())
                        .param("comment", comment)
                        .param("at", utc(at))
                        .param("sitting", sitting.value())
                        .param("proctor", proctor.value())
                        .update()
                > 0;
    }

    /** Asks this person no longer; an opinion that was given stays. */
    void withdraw(SittingId sitting, PersonId proctor) {
        jdbc.sql("delete from review_second where sitting = :sitting and proctor = :proctor and status is null")
                .param("sitting", sitting.value())
                .param("proctor", proctor.value())
                .update();
    }

    boolean awaitedFrom(PersonId proctor, SittingId sitting) {
        return of(List.of(sitting)).getOrDefault(sitting, List.of()).stream()
                .anyMatch(second -> second.awaited() && second.proctor().equals(proctor));
    }

    Map<SittingId, List<Second>> of(Collection<SittingId> sittings) {
        Map<SittingId, List<Second>> seconds = new HashMap<>();
        if (!sittings.isEmpty()) {
            jdbc.sql(
                            "select sitting, proctor, status, comment_text from review_second where sitting in (:sittings) order by asked_at")
                    .param("sittings", sittings.stream().map(SittingId::value).toList())
                    .query(SecondReviews::second)
                    .list()
                    .forEach(second -> seconds.computeIfAbsent(second.sitting(), id -> new ArrayList<>())
                            .add(second));
        }
        return seconds;
    }

    /** Every opinion awaited on an exam's sittings. */
    List<Second> awaitedAt(ExamId exam) {
        return jdbc.sql("""
                        select s.sitting, s.proctor, s.status, s.comment_text from review_second s
                        join review_case k on k.sitting = s.sitting
                        where k.exam = :exam and s.status is null order by s.asked_at""")
                .param("exam", exam.value())
                .query(SecondReviews::second)
                .list();
    }

    /** Sittings on which this person's opinion is awaited. */
    List<SittingId> awaitedFrom(PersonId proctor) {
        return jdbc.sql(
                        "select sitting from review_second where proctor = :proctor and status is null order by asked_at")
                .param("proctor", proctor.value())
                .query((row, number) -> new SittingId(row.getObject("sitting", UUID.class)))
                .list();
    }

    private static Second second(ResultSet row, int number) throws SQLException {
        Integer status = row.getObject("status", Integer.class);
        return new Second(
                new SittingId(row.getObject("sitting", UUID.class)),
                new PersonId(row.getObject("proctor", UUID.class)),
                status == null ? null : VerificationStatus.ofNumber(status),
                Optional.ofNullable(row.getString("comment_text")).orElse(""));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
