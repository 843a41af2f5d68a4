package app.vigil.mail;

import app.vigil.shared.Backoff;
import app.vigil.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The outbox and the log in one table. A letter is claimed for a while by one update that only one node can win; the
 * server is spoken to between transactions, and a claim nobody gave back lapses.
 */
@Repository
class LetterBook {

    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(30));

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Clock clock;

    LetterBook(JdbcClient jdbc, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A letter to be sent now. */
    record Due(UUID id, PersonId to, Letter.Header header, String subject, String text, int attempts) {}

    boolean add(Letter letter) {
        return jdbc.sql("""
                        insert into mail_letter (id, registration, person, about, kind, occasion, sender, domain,
                            subject, words, state, attempts, next_attempt_ms, claimed_until_ms, posted_ms, changed_ms)
                        select :id, :registration, :person, :about, :kind, :occasion, :sender, :domain,
                            :subject, :words, 'queued', 0, :now, 0, :now, :now
                        where not exists (select 1 from mail_letter where person = :person and occasion = :occasion)""")
                        .param("id", UUID.randomUUID())
                        .param("registration", letter.institution().value())
                        .param("person", letter.to().value())
                        .param("about", letter.about())
                        .param("kind", letter.kind())
                        .param("occasion", letter.occasion())
                        .param("sender", letter.header().from(), java.sql.Types.VARCHAR)
                        .param("domain", letter.header().domain(), java.sql.Types.VARCHAR)
                        .param("subject", letter.subject())
                        .param("words", letter.text())
                        .param("now", clock.millis())
                        .update()
                > 0;
    }

    /** Claims letters that are due, the oldest first. */
    List<Due> claim(int most) {
        long now = clock.millis();
        List<Due> due = jdbc.sql("""
                        select * from mail_letter where state = 'queued' and next_attempt_ms <= :now
                            and claimed_until_ms <= :now order by next_attempt_ms limit :most""")
                .param("now", now)
                .param("most", most)
                .query(LetterBook::due)
                .list();
        return due.stream().filter(letter -> won(letter.id(), now)).toList();
    }

    private boolean won(UUID letter, long now) {
        return jdbc.sql("""
                        update mail_letter set claimed_until_ms = :until
                        where id = :id and state = 'queued' and claimed_until_ms <= :now""")
                        .param("until", now + CLAIM.toMillis())
                        .param("id", letter)
                        .param("now", now)
                        .update()
                > 0;
    }

    /** Notes what became of a claimed letter. What a server took is kept without its words. */
    void note(Due letter, @Nullable String address, Fate fate) {
        switch (fate) {
            case Fate.Taken taken -> settle(letter, address, LetterState.SENT, null);
            case Fate.Later later -> postpone(letter, address, later.because());
            case Fate.Over over -> settle(letter, address, over.state(), over.because());
        }
    }

    private void settle(Due letter, @Nullable String address, LetterState state, @Nullable LetterTrouble trouble) {
        jdbc.sql("""
                        update mail_letter set state = :state, trouble = :trouble, address = :address,
                            words = case when :state = 'sent' then null else words end,
                            attempts = attempts + 1, claimed_until_ms = 0, changed_ms = :now
                        where id = :id""")
                .param("state", state.code())
                .param("trouble", trouble == null ? null : trouble.code(), java.sql.Types.VARCHAR)
                .param("address", address, java.sql.Types.VARCHAR)
                .param("now", clock.millis())
                .param("id", letter.id())
                .update();
    }

    private void postpone(Due letter, @Nullable String address, LetterTrouble trouble) {
        long now = clock.millis();
        jdbc.sql("""
                        update mail_letter set trouble = :trouble, address = :address, attempts = attempts + 1,
                            next_attempt_ms = :next, claimed_until_ms = 0, changed_ms = :now where id = :id""")
                .param("trouble", trouble.code())
                .param("address", address, java.sql.Types.VARCHAR)
                .param("next", now + BACKOFF.after(letter.attempts()).toMillis())
                .param("now", now)
                .param("id", letter.id())
                .update();
    }

    /** Says of everything that waits why it does. */
    void holdAll(LetterTrouble trouble) {
        jdbc.sql("""
                        update mail_letter set trouble = :trouble, changed_ms = :now
                        where state = 'queued' and (trouble is null or trouble <> :trouble)""")
                .param("trouble", trouble.code())
                .param("now", clock.millis())
                .update();
    }

    /** Gives up what waited too long, and forgets what happened long ago. */
    void sweep() {
        long now = clock.millis();
        jdbc.sql("""
                        update mail_letter set state = 'failed', trouble = coalesce(trouble, 'unreachable'), changed_ms = :now
                        where state = 'queued' and posted_ms <= :oldest and claimed_until_ms <= :now""")
                .param("now", now)
                .param("oldest", now - settings.giveUpAfter().toMillis())
                .update();
        jdbc.sql("delete from mail_letter where state <> 'queued' and changed_ms <= :oldest")
                .param("oldest", now - settings.keepLog().toMillis())
                .update();
    }

    boolean again(UUID about, UUID letter) {
        return jdbc.sql("""
                        update mail_letter set state = 'queued', trouble = null, attempts = 0, next_attempt_ms = :now,
                            posted_ms = :now, changed_ms = :now
                        where id = :id and about = :about and state in ('failed', 'bounced') and words is not null""")
                        .param("now", clock.millis())
                        .param("id", letter)
                        .param("about", about)
                        .update()
                > 0;
    }

    List<Letters.Line> about(UUID subject) {
        return jdbc.sql("select * from mail_letter where about = :about order by posted_ms desc, id")
                .param("about", subject)
                .query(LetterBook::line)
                .list();
    }

    Map<UUID, Integer> troubled(Collection<UUID> subjects) {
        Map<UUID, Integer> counts = new HashMap<>();
        if (!subjects.isEmpty()) {
            jdbc.sql("""
                            select about, count(*) as letters from mail_letter
                            where about in (:subjects) and state in ('failed', 'bounced') group by about""").param("subjects", subjects).query(row -> {
                counts.put(row.getObject("about", UUID.class), row.getInt("letters"));
            });
        }
        return counts;
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                new Letter.Header(row.getString("sender"), row.getString("domain")),
                row.getString("subject"),
                Objects.requireNonNull(row.getString("words")),
                row.getInt("attempts"));
    }

    private static Letters.Line line(ResultSet row, int number) throws SQLException {
        @Nullable String trouble = row.getString("trouble");
        return new Letters.Line(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("kind"),
                row.getString("address"),
                LetterState.ofCode(row.getString("state")),
                trouble == null ? null : LetterTrouble.ofCode(trouble),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("posted_ms")),
                Instant.ofEpochMilli(row.getLong("changed_ms")));
    }
}
