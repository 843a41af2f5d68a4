package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.exam.ExamLinked;
import app.vigil.lti.RegistrationId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers the gradebook items of every exam; the claims of later launches are never asked again (lti.md, quirk 8). */
@Component
class ItemBook {

    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ItemBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param admission null where no grade stands before the assessment
     * @param language of the first launch, for the words that stand in the gradebook; null when it was not kept
     * @param reason why there is no verification item yet; null when there is one or none was tried
     */
    record Items(
            ExamId exam,
            RegistrationId registration,
            @Nullable URI admission,
            URI container,
            @Nullable URI verification,
            @Nullable String language,
            int attempts,
            @Nullable Reason reason) {}

    /** Takes over what a launch said. A container that moved needs its verification item found anew. */
    void link(ExamLinked linked) {
        int known = update(linked);
        if (known == 0) {
            try {
                insert(linked);
            } catch (DuplicateKeyException linkedMeanwhile) {
                update(linked);
            }
        }
    }

    Optional<Items> find(ExamId exam) {
        return jdbc.sql("select * from passback_exam where exam_id = :exam")
                .param("exam", exam.value())
                .query(ItemBook::items)
                .optional();
    }

    Optional<ItemAddress> address(ExamId exam, ItemKind kind) {
        return find(exam)
                .flatMap(items -> Optional.ofNullable(
                                switch (kind) {
                                    case ADMISSION -> items.admission();
                                    case VERIFICATION -> items.verification();
                                })
                        .map(item -> new ItemAddress(items.registration(), item)));
    }

    /** The exam in whose items this one is. */
    Optional<ExamId> examOf(RegistrationId registration, URI item) {
        return jdbc.sql("""
                        select exam_id from passback_exam
                        where registration_id = :registration and (admission_item = :item or verification_item = :item)""")
                .param("registration", registration.value())
                .param("item", item.toString())
                .query((row, number) -> new ExamId(row.getObject("exam_id", UUID.class)))
                .optional();
    }

    /** Exams that still need their verification item, claimed for this worker. */
    List<Items> claimIncomplete() {
        return jdbc.sql("""
                        select * from passback_exam where verification_item is null
                            and next_attempt_ms <= :now and claimed_until_ms <= :now""").param("now", clock.millis()).query(ItemBook::items).list().stream()
                .filter(items -> claim(items.exam()))
                .toList();
    }

    boolean claim(ExamId exam) {
        long now = clock.millis();
        return jdbc.sql("""
                                update passback_exam set claimed_until_ms = :until
                                where exam_id = :exam and claimed_until_ms <= :now""")
                        .param("until", now + CLAIM.toMillis())
                        .param("exam", exam.value())
                        .param("now", now)
                        .update()
                > 0;
    }

    void verificationItem(ExamId exam, URI item) {
        jdbc.sql("""
                        update passback_exam set verification_item = :item, reason = null, attempts = 0,
                            claimed_until_ms = 0 where exam_id = :exam""").param("item", item.toString()).param("exam", exam.value()).update();
    }

    /** The platform does not know the item any more. */
    void forgetVerificationItem(ExamId exam) {
        jdbc.sql("""
                        update passback_exam set verification_item = null, next_attempt_ms = :now
                        where exam_id = :exam""").param("now", clock.millis()).param("exam", exam.value()).update();
    }

    void postpone(ExamId exam, Reason reason, Duration delay) {
        jdbc.sql("""
                        update passback_exam set attempts = attempts + 1, reason = :reason, next_attempt_ms = :next,
                            claimed_until_ms = 0 where exam_id = :exam""")
                .param("reason", reason.code())
                .param("next", clock.millis() + delay.toMillis())
                .param("exam", exam.value())
                .update();
    }

    private int update(ExamLinked linked) {
        return jdbc.sql("""
                        update passback_exam set admission_item = coalesce(:admission, admission_item),
                            verification_item = case when line_items = :container then verification_item end,
                            line_items = :container, next_attempt_ms = :now
                        where exam_id = :exam""")
                .param("admission", text(linked.admissionItem()), Types.VARCHAR)
                .param("container", linked.lineItems().toString())
                .param("now", clock.millis())
                .param("exam", linked.exam().value())
                .update();
    }

    private void insert(ExamLinked linked) {
        jdbc.sql("""
                        insert into passback_exam (exam_id, registration_id, admission_item, line_items, language,
                            attempts, next_attempt_ms, claimed_until_ms)
                        values (:exam, :registration, :admission, :container, :language, 0, :now, 0)""")
                .param("exam", linked.exam().value())
                .param("registration", linked.registration().value())
                .param("admission", text(linked.admissionItem()), Types.VARCHAR)
                .param("container", linked.lineItems().toString())
                .param("language", linked.language())
                .param("now", clock.millis())
                .update();
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    private static @Nullable URI address(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? null : URI.create(text);
    }

    private static Items items(ResultSet row, int number) throws SQLException {
        @Nullable String reason = row.getString("reason");
        return new Items(
                new ExamId(row.getObject("exam_id", UUID.class)),
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                address(row, "admission_item"),
                URI.create(row.getString("line_items")),
                address(row, "verification_item"),
                row.getString("language"),
                row.getInt("attempts"),
                reason == null ? null : Reason.ofCode(reason));
    }
}
