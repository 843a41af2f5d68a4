package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Consents as given, the words they were given to, and the sittings that rest on them. */
@Component
class ConsentTable {

    private final JdbcClient jdbc;

    ConsentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID give(SittingRow sitting, ConsentWording wording, Set<String> ticks, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into given_consent
                            (id, examinee, sitting_id, version, sha256, locale, ticks, given_at)
                        values (:id, :examinee, :sitting, :version, :sha256, :locale, :ticks, :at)""")
                .param("id", id)
                .param("examinee", sitting.examinee().value())
                .param("sitting", sitting.id().value())
                .param("version", wording.version())
                .param("sha256", wording.sha256())
                .param("locale", wording.locale())
                .param("ticks", String.join(",", new TreeSet<>(ticks)))
                .param("at", Columns.of(at))
                .update();
        return id;
    }

    /** Puts down the yes to a sitting's rules; a later one, after a withdrawal, takes the place of the first. */
    void agree(SittingId sitting, UUID consent, boolean comparing, Instant at) {
        for (String sql : List.of("""
                update rules_agreement set consent = :consent, faces_compared = :comparing, agreed_at = :at
                where sitting_id = :sitting""", """
                insert into rules_agreement (sitting_id, consent, faces_compared, agreed_at)
                select :sitting, :consent, :comparing, :at
                where not exists (select 1 from rules_agreement where sitting_id = :sitting)""")) {
            jdbc.sql(sql)
                    .param("sitting", sitting.value())
                    .param("consent", consent)
                    .param("comparing", comparing)
                    .param("at", Columns.of(at))
                    .update();
        }
    }

    /** Whether the faces of this sitting may be compared; not before the examinee said so. */
    boolean facesCompared(SittingId sitting) {
        return jdbc.sql("select faces_compared from rules_agreement where sitting_id = :sitting")
                .param("sitting", sitting.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Newest first. */
    List<GivenConsent> of(PersonId examinee) {
        return jdbc.sql("select * from given_consent where examinee = :examinee order by given_at desc, id")
                .param("examinee", examinee.value())
                .query(ConsentTable::consent)
                .list();
    }

    /** Returns how many there were to withdraw. */
    int withdraw(PersonId examinee, Instant at) {
        return jdbc.sql("""
                        update given_consent set withdrawn_at = :at
                        where examinee = :examinee and withdrawn_at is null""")
                .param("at", Columns.of(at))
                .param("examinee", examinee.value())
                .update();
    }

    /** The consent each sitting of an exam rests on. */
    Map<SittingId, GivenConsent> underlying(ExamId exam) {
        Map<SittingId, GivenConsent> consents = new HashMap<>();
        jdbc.sql("""
                        select c.*, a.sitting_id as resting from rules_agreement a
                        join given_consent c on c.id = a.consent
                        join sitting s on s.id = a.sitting_id where s.exam_id = :exam""").param("exam", exam.value()).query(row -> {
            consents.put(new SittingId(row.getObject("resting", UUID.class)), consent(row, 0));
        });
        return consents;
    }

    /** The words a consent was given to. */
    String words(String sha256) {
        return jdbc.sql("select wording from consent_wording where sha256 = :sha256")
                .param("sha256", sha256)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Keeps the words once; fails with a duplicate key when another node was faster. */
    void keep(ConsentWording wording) {
        jdbc.sql("""
                        insert into consent_wording (sha256, version, locale, wording)
                        select :sha256, :version, :locale, :wording
                        where not exists (select 1 from consent_wording where sha256 = :sha256)""")
                .param("sha256", wording.sha256())
                .param("version", wording.version())
                .param("locale", wording.locale())
                .param("wording", wording.text())
                .update();
    }

    private static GivenConsent consent(ResultSet row, int number) throws SQLException {
        return new GivenConsent(
                row.getObject("id", UUID.class),
                new SittingId(row.getObject("sitting_id", UUID.class)),
                row.getString("version"),
                row.getString("locale"),
                row.getString("sha256"),
                Columns.instant(row, "given_at"),
                Columns.nullableInstant(row, "withdrawn_at"));
    }
}
