package app.vigil.sitting;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code document_hint}: what was measured on the photo of the document, filed with the papers. */
class DocumentHints {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    DocumentHints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Codes, not names of constants: renaming one cannot change what is stored. */
    private record Reading(
            String outcome, List<String> faults, int tries, List<DocumentReading.Measured> measured, String version) {

        static Reading of(DocumentReading one) {
            return new Reading(one.outcome().code(), one.faults(), one.tries(), one.measured(), one.version());
        }

        DocumentReading reading() {
            return new DocumentReading(DocumentReading.Outcome.ofCode(outcome), faults, tries, measured, version);
        }
    }

    private record Likeness(
            String outcome,
            @Nullable String reason,
            @Nullable Double distance,
            double threshold,
            String version) {

        static Likeness of(DocumentLikeness one) {
            return new Likeness(one.outcome().code(), one.reason(), one.distance(), one.threshold(), one.version());
        }

        DocumentLikeness likeness() {
            return new DocumentLikeness(DocumentLikeness.Outcome.ofCode(outcome), reason, distance, threshold, version);
        }
    }

    /** Once for a sitting: it is identified once. */
    void file(SittingId sitting, IdentityHints hints) {
        @Nullable DocumentReading reading = hints.reading();
        @Nullable DocumentLikeness likeness = hints.likeness();
        if (reading == null && likeness == null) {
            return;
        }
        jdbc.sql("insert into document_hint (sitting_id, reading, likeness) values (:sitting, :reading, :likeness)")
                .param("sitting", sitting.value())
                .param("reading", reading == null ? null : JSON.writeValueAsString(Reading.of(reading)))
                .param("likeness", likeness == null ? null : JSON.writeValueAsString(Likeness.of(likeness)))
                .update();
    }

    /** Without what the sitting itself keeps. */
    Optional<IdentityHints> find(SittingId sitting) {
        return jdbc.sql("select reading, likeness from document_hint where sitting_id = :sitting")
                .param("sitting", sitting.value())
                .query((row, number) -> {
                    @Nullable String reading = row.getString("reading");
                    @Nullable String likeness = row.getString("likeness");
                    return new IdentityHints(
                            null,
                            reading == null
                                    ? null
                                    : JSON.readValue(reading, Reading.class).reading(),
                            likeness == null
                                    ? null
                                    : JSON.readValue(likeness, Likeness.class).likeness());
                })
                .optional();
    }
}
