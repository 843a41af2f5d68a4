package app.vigil.decision.papers;

import app.vigil.decision.papers.IssuedPaper.Scan;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Scans of copies that were signed by hand; what a file begins with says what it is. */
@Repository
class PaperScans {

    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    private final JdbcClient jdbc;

    PaperScans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PaperId paper, byte[] content, PersonId by, Instant at) {
        jdbc.sql("""
                        insert into paper_scan (id, paper, media_type, content, uploaded_by, uploaded_at)
                        values (:id, :paper, :type, :content, :by, :at)""")
                .param("id", UUID.randomUUID())
                .param("paper", paper.value())
                .param("type", typeOf(content))
                .param("content", content)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String typeOf(byte[] content) {
        return BEGINNINGS.entrySet().stream()
                .filter(known -> content.length > known.getValue().length
                        && Arrays.equals(Arrays.copyOf(content, known.getValue().length), known.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new ProblemException(PaperProblem.SCAN_UNREADABLE));
    }

    List<Scan> of(PaperId paper) {
        return jdbc.sql("""
                        select id, media_type, uploaded_by, uploaded_at from paper_scan
                        where paper = :paper order by uploaded_at""")
                .param("paper", paper.value())
                .query((row, number) -> new Scan(
                        row.getString("id"),
                        row.getString("media_type"),
                        new PersonId(row.getObject("uploaded_by", UUID.class)),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<byte[]> content(PaperId paper, UUID scan) {
        return jdbc.sql("select content from paper_scan where id = :scan and paper = :paper")
                .param("scan", scan)
                .param("paper", paper.value())
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }
}
