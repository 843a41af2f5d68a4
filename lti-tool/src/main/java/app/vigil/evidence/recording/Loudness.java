package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How loud a sitting was, as its agent measured it while recording: a waveform for reviewers without decoding hours of
 * sound. It proves nothing: the recording does.
 */
@Component
public class Loudness {

    /** One character a moment, A silence and Z full scale, small where speech was heard: a kilobyte says ten minutes, in JSON and in the table. */
    private static final Pattern LEVELS = Pattern.compile("[A-Za-z]{1,600}");

    private final JdbcClient jdbc;
    private final Sittings sittings;
    private final Seals seals;

    Loudness(JdbcClient jdbc, Sittings sittings, Seals seals) {
        this.jdbc = jdbc;
        this.sittings = sittings;
        this.seals = seals;
    }

    /**
     * Some minutes of it.
     *
     * @param from epoch milliseconds of the first moment
     * @param every milliseconds of one moment
     * @param levels a letter for each moment, A (silence) to Z (full scale), even steps of decibels; small where a
     *     detector heard speech
     */
    public record Piece(UUID id, long from, long every, String levels) {

        public Piece {
            if (from <= 0
                    || every < 100
                    || every > 10_000
                    || !LEVELS.matcher(levels).matches()) {
                throw new IllegalArgumentException("malformed loudness");
            }
        }
    }

    /** Keeps a piece; one that is there already stays as it is. None comes back after the recording was purged. */
    public void keep(SittingId sitting, Piece piece) {
        boolean open = sittings.find(sitting)
                .filter(found -> found.admittedAt() != null)
                .isPresent();
        if (!open) {
            throw new ProblemException(EvidenceProblem.SITTING_NOT_RECORDING).with("sitting", sitting);
        }
        try {
            if (!seals.unlessPurged(sitting, () -> remember(sitting, piece))) {
                throw new ProblemException(EvidenceProblem.RECORDING_SEALED).with("sitting", sitting);
            }
        } catch (DuplicateKeyException sentTwice) {
            // The same piece: ids are made by chance and never used again.
        }
    }

    private void remember(SittingId sitting, Piece piece) {
        jdbc.sql("""
                        insert into evidence_loudness (id, sitting, from_ms, every_ms, levels)
                        values (:id, :sitting, :from, :every, :levels)""")
                .param("id", piece.id())
                .param("sitting", sitting.value())
                .param("from", piece.from())
                .param("every", piece.every())
                .param("levels", piece.levels())
                .update();
    }

    /** In order of time. */
    public List<Piece> of(SittingId sitting) {
        return jdbc.sql("""
                        select id, from_ms, every_ms, levels from evidence_loudness
                        where sitting = :sitting order by from_ms""")
                .param("sitting", sitting.value())
                .query((row, number) -> new Piece(
                        row.getObject("id", UUID.class),
                        row.getLong("from_ms"),
                        row.getLong("every_ms"),
                        row.getString("levels")))
                .list();
    }
}
