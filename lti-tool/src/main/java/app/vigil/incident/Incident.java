package app.vigil.incident;

import app.vigil.exam.Rule;
import app.vigil.exam.Violation;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mark: something a rule concluded, or a proctor saw. It only proposes; the verdict is a human's.
 *
 * @param rule null for a proctor's own mark
 * @param violation as proposed; {@link Verdict} may re-classify
 * @param endedAt null while it lasts
 * @param value measured, in {@code unit}
 * @param confidence 0…1
 * @param detector code and version, or {@code proctor}
 */
public record Incident(
        IncidentId id,
        SittingId sitting,
        @Nullable Rule rule,
        Violation violation,
        Instant startedAt,
        @Nullable Instant endedAt,
        double value,
        double threshold,
        String unit,
        double confidence,
        String detector,
        Source source,
        @Nullable Instant noticeShownAt,
        @Nullable String note,
        Grounds grounds,
        @Nullable Verdict verdict) {

    /** Who noticed. */
    public enum Source {
        AGENT("agent"),
        LOADER("loader"),
        PROCTOR("proctor");

        private final String code;

        Source(String code) {
            this.code = code;
        }

        /** Stored, never translated. */
        public String code() {
            return code;
        }

        /** Finds a source by its code. */
        public static Source ofCode(String code) {
            for (Source source : values()) {
                if (source.code.equals(code)) {
                    return source;
                }
            }
            throw new IllegalArgumentException("unknown source " + code);
        }
    }

    /**
     * A human's word on the mark; machine's word and human's stay apart.
     *
     * @param violation what it is in the human's eyes
     * @param stretch when it was in the human's eyes; null leaves the machine's times
     */
    public record Verdict(
            boolean confirmed,
            Violation violation,
            String note,
            PersonId by,
            Instant at,
            @Nullable Stretch stretch) {}

    /**
     * Why the mark is there, beside its value (R2-066).
     *
     * @param cause what of the rule was broken; null for a proctor's own mark and what older agents sent
     * @param model the models that looked, with versions; null where none was needed
     */
    public record Grounds(
            @Nullable String cause,
            @Nullable Reading reading,
            @Nullable String model) {

        /** Nothing is said. */
        public static final Grounds NONE = new Grounds(null, null, null);
    }

    /**
     * What a detector measured, as far beyond its limit as it came.
     *
     * @param of what the numbers are of, and thereby their unit
     */
    public record Reading(String of, double value, double limit) {

        /** The one of two of the same kind that lies further from its limit. */
        public Reading furthest(@Nullable Reading other) {
            if (other == null || !other.of.equals(of) || other.limit != limit) {
                return this;
            }
            return Math.abs(other.value - limit) > Math.abs(value - limit) ? other : this;
        }
    }

    /** From one moment to a later one. */
    public record Stretch(Instant from, Instant to) {}

    /** When it began: by the human's word, else by the machine's. */
    public Instant begun() {
        return verdict == null || verdict.stretch() == null
                ? startedAt
                : verdict.stretch().from();
    }

    /** When it was over, by the same words; null while it lasts. */
    public @Nullable Instant over() {
        return verdict == null || verdict.stretch() == null
                ? endedAt
                : verdict.stretch().to();
    }

    /** The machine's word alone: without any word of a proctor, and without the proctors' own marks. */
    public static List<Incident> asProposed(List<Incident> marks) {
        return marks.stream()
                .filter(mark -> mark.source() != Source.PROCTOR)
                .map(Incident::unjudged)
                .toList();
    }

    private Incident unjudged() {
        return new Incident(
                id,
                sitting,
                rule,
                violation,
                startedAt,
                endedAt,
                value,
                threshold,
                unit,
                confidence,
                detector,
                source,
                noticeShownAt,
                note,
                grounds,
                null);
    }

    /** Confirmed by a human, or a proctor's own mark. */
    public boolean confirmed() {
        return source == Source.PROCTOR
                ? verdict == null || verdict.confirmed()
                : verdict != null && verdict.confirmed();
    }
}
