package app.vigil.decision.papers;

import app.vigil.decision.papers.IssuedPaper.Place;
import app.vigil.decision.papers.IssuedPaper.Sealing;
import app.vigil.decision.papers.IssuedPaper.Signed;
import app.vigil.document.Paper;
import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Registered papers and their signatures. What a paper says is written once and never again. */
@Repository
class PaperBook {

    /** Words and sealed files are long and no list shows them. Of the same subject a later one replaces an earlier one; what both may lack compares as empty. */
    private static final String PAPER = """
            select p.id, p.exam, p.sitting, p.group_name, p.kind, p.number, p.version, p.issued_by, p.issued_at,
              p.sealed_sha256, p.sealed_at, p.sealed_holder, p.sealed_fingerprint, p.original_received, exists (select 1 from paper n where n.exam = p.exam and n.kind = p.kind
              and n.group_name = p.group_name and n.subject = p.subject and n.issue > p.issue) as replaced
            from paper p
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    PaperBook(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The next number of a series, without gaps: it is taken in the transaction that keeps the paper. */
    int nextNumber(UUID institution, String series) {
        if (take(institution, series) == 0) {
            open(institution, series);
            take(institution, series);
        }
        return jdbc.sql("""
                        select last_number from paper_number
                        where institution = :institution and series = :series""")
                .param("institution", institution)
                .param("series", series)
                .query(Integer.class)
                .single();
    }

    /** Whoever else wants a paper of this series waits until this transaction ends. */
    void hold(UUID institution, String series) {
        if (!held(institution, series)) {
            open(institution, series);
            held(institution, series);
        }
    }

    private boolean held(UUID institution, String series) {
        return jdbc.sql("""
                        select last_number from paper_number
                        where institution = :institution and series = :series for update""")
                .param("institution", institution)
                .param("series", series)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private int take(UUID institution, String series) {
        return jdbc.sql("""
                        update paper_number set last_number = last_number + 1
                        where institution = :institution and series = :series""")
                .param("institution", institution)
                .param("series", series)
                .update();
    }

    /** In a transaction apart: two may be the first, and PostgreSQL ends the one whose row is there already. */
    private void open(UUID institution, String series) {
        try {
            apart.executeWithoutResult(status -> jdbc.sql(
                            "insert into paper_number (institution, series, last_number) values (:institution, :series, 0)")
                    .param("institution", institution)
                    .param("series", series)
                    .update());
        } catch (DuplicateKeyException another) {
            // The series is there, which is all that was wanted.
        }
    }

    void add(IssuedPaper paper, Paper content, List<Place> places) {
        SittingId sitting = paper.sitting();
        jdbc.sql("""
                        insert into paper (id, exam, sitting, subject, issue, kind, group_name, number, version, content,
                          issued_by, issued_at)
                        values (:id, :exam, :sitting, :subject,
                          (select coalesce(max(o.issue), 0) + 1 from paper o where o.exam = :exam),
                          :kind, :group, :number, :version, :content, :by, :at)""")
                .param("id", paper.id().value())
                .param("exam", paper.exam().value())
                .param("sitting", sitting == null ? null : sitting.value())
                .param("subject", sitting == null ? "" : sitting.toString())
                .param("kind", paper.kind().code())
                .param("group", paper.group())
                .param("number", paper.number())
                .param("version", paper.version())
                .param("content", PaperText.write(content))
                .param("by", paper.issuedBy().value())
                .param("at", utc(paper.issuedAt()))
                .update();
        for (Place place : places) {
            PersonId person = place.person();
            jdbc.sql("""
                            insert into paper_signature (paper, place, signer, person, name)
                            values (:paper, :place, :signer, :person, :name)""")
                    .param("paper", paper.id().value())
                    .param("place", place.place())
                    .param("signer", place.signer())
                    .param("person", person == null ? null : person.value())
                    .param("name", place.name())
                    .update();
        }
    }

    Optional<IssuedPaper> find(PaperId id) {
        return jdbc.sql(PAPER + " where p.id = :id")
                .param("id", id.value())
                .query(PaperBook::paper)
                .optional();
    }

    /** What it says, without signatures and registration. */
    Paper content(PaperId id) {
        return PaperText.read(jdbc.sql("select content from paper where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    /** Two who sign at the same time sign one after the other. */
    void lock(PaperId id) {
        jdbc.sql("select id from paper where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    /** Newest first. */
    List<IssuedPaper> ofExam(ExamId exam) {
        return jdbc.sql(PAPER + " where p.exam = :exam order by p.issue desc")
                .param("exam", exam.value())
                .query(PaperBook::paper)
                .list();
    }

    /** The newest act on a sitting's violations. */
    Optional<IssuedPaper> actOn(SittingId sitting) {
        return jdbc.sql(
                        PAPER
                                + " where p.sitting = :sitting and p.kind = :kind order by p.issue desc fetch first 1 rows only")
                .param("sitting", sitting.value())
                .param("kind", PaperKind.VIOLATION_ACT.code())
                .query(PaperBook::paper)
                .optional();
    }

    /** Papers that name this person as a signer, newest first. */
    List<IssuedPaper> namedFor(PersonId person) {
        return jdbc.sql(PAPER + """
                         where p.id in (select s.paper from paper_signature s where s.person = :person or s.signed_by = :person)
                        order by p.issued_at desc""")
                .param("person", person.value())
                .query(PaperBook::paper)
                .list();
    }

    /** Papers of these exams that anybody with a duty may sign, newest first. */
    List<IssuedPaper> openForDuty(List<UUID> exams) {
        return exams.isEmpty()
                ? List.of()
                : jdbc.sql(PAPER + """
                         where p.exam in (:exams) and p.id in (select s.paper from paper_signature s where s.person is null)
                        order by p.issued_at desc""")
                        .param("exams", exams)
                        .query(PaperBook::paper)
                        .list();
    }

    List<Place> places(PaperId paper) {
        return jdbc.sql("select * from paper_signature where paper = :paper order by place")
                .param("paper", paper.value())
                .query(PaperBook::place)
                .list();
    }

    /** The lines of several papers. */
    Map<PaperId, List<Place>> places(Collection<PaperId> papers) {
        Map<PaperId, List<Place>> places = new HashMap<>();
        if (!papers.isEmpty()) {
            jdbc.sql("select * from paper_signature where paper in (:papers) order by place")
                    .param("papers", papers.stream().map(PaperId::value).toList())
                    .query(row -> {
                        places.computeIfAbsent(new PaperId(row.getObject("paper", UUID.class)), id -> new ArrayList<>())
                                .add(place(row, row.getRow()));
                    });
        }
        return places;
    }

    /** How many signatures each paper of these exams still waits for. */
    Map<PaperId, Integer> openPlaces(Collection<ExamId> exams) {
        Map<PaperId, Integer> open = new HashMap<>();
        if (exams.isEmpty()) {
            return open;
        }
        jdbc.sql("""
                        select s.paper, count(*) as missing from paper_signature s
                        where s.signed_by is null and s.paper in (select id from paper where exam in (:exams))
                        group by s.paper""").param("exams", exams.stream().map(ExamId::value).toList()).query(row -> {
            open.put(new PaperId(row.getObject("paper", UUID.class)), row.getInt("missing"));
        });
        return open;
    }

    void sign(PaperId paper, int place, Signed signed) {
        jdbc.sql("""
                        update paper_signature set signed_by = :by, typed_name = :name, signed_at = :at
                        where paper = :paper and place = :place and signed_by is null""")
                .param("paper", paper.value())
                .param("place", place)
                .param("by", signed.by().value())
                .param("name", signed.name())
                .param("at", utc(signed.at()))
                .update();
    }

    void seal(PaperId paper, byte[] pdf, Sealing sealing) {
        jdbc.sql("""
                        update paper set sealed_pdf = :pdf, sealed_sha256 = :sha256, sealed_at = :at,
                          sealed_holder = :holder, sealed_fingerprint = :fingerprint
                        where id = :id and sealed_pdf is null""")
                .param("id", paper.value())
                .param("pdf", pdf)
                .param("sha256", sealing.sha256())
                .param("at", utc(sealing.at()))
                .param("holder", sealing.holder())
                .param("fingerprint", sealing.fingerprint())
                .update();
    }

    Optional<byte[]> sealed(PaperId paper) {
        return jdbc.sql("select sealed_pdf from paper where id = :id and sealed_pdf is not null")
                .param("id", paper.value())
                .query((row, number) -> row.getBytes("sealed_pdf"))
                .optional();
    }

    void originalReceived(PaperId paper, LocalDate on, PersonId by) {
        jdbc.sql("update paper set original_received = :on, original_noted_by = :by where id = :id")
                .param("id", paper.value())
                .param("on", on)
                .param("by", by.value())
                .update();
    }

    private static IssuedPaper paper(ResultSet row, int number) throws SQLException {
        UUID sitting = row.getObject("sitting", UUID.class);
        return new IssuedPaper(
                new PaperId(row.getObject("id", UUID.class)),
                new ExamId(row.getObject("exam", UUID.class)),
                sitting == null ? null : new SittingId(sitting),
                row.getString("group_name"),
                PaperKind.ofCode(row.getString("kind")),
                row.getString("number"),
                row.getString("version"),
                new PersonId(row.getObject("issued_by", UUID.class)),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                sealing(row),
                row.getObject("original_received", LocalDate.class),
                row.getBoolean("replaced"));
    }

    private static @Nullable Sealing sealing(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("sealed_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Sealing(
                        at.toInstant(),
                        row.getString("sealed_sha256"),
                        row.getString("sealed_holder"),
                        row.getString("sealed_fingerprint"));
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        UUID person = row.getObject("person", UUID.class);
        UUID by = row.getObject("signed_by", UUID.class);
        return new Place(
                row.getInt("place"),
                row.getString("signer"),
                person == null ? null : new PersonId(person),
                row.getString("name"),
                by == null
                        ? null
                        : new Signed(
                                new PersonId(by),
                                row.getString("typed_name"),
                                row.getObject("signed_at", OffsetDateTime.class).toInstant()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
