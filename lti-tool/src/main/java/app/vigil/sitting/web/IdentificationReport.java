package app.vigil.sitting.web;

import app.vigil.sitting.DocumentLikeness;
import app.vigil.sitting.DocumentReading;
import app.vigil.sitting.IdentityHints;
import app.vigil.sitting.Liveness;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the exam window tells of the identification beside the two photos; each hint null where it did not look. */
record IdentificationReport(
        @NotBlank String documentKind,
        @Valid @Nullable LivenessReport liveness,
        @Valid @Nullable Reading document,
        @Valid @Nullable Likeness likeness) {

    private static final String VERSION = "[\\w./+ -]{1,100}";

    IdentityHints hints() {
        return new IdentityHints(
                liveness == null ? null : liveness.liveness(),
                document == null ? null : document.reading(),
                likeness == null ? null : likeness.likeness());
    }

    record LivenessReport(
            @NotNull @Pattern(regexp = "passed|failed|skipped")
            String outcome,

            @NotNull @Size(max = 10) List<@NotNull @Pattern(regexp = "blink|left|right") String> asked,
            @PositiveOrZero @Max(3600) double seconds) {

        Liveness liveness() {
            return new Liveness(Liveness.Outcome.ofCode(outcome), asked, seconds);
        }
    }

    record Reading(
            @NotNull @Pattern(regexp = "readable|hard-to-read|not-looked")
            String outcome,

            @NotNull @Size(max = 5) List<@NotNull @Pattern(regexp = "dark|glare|blurred|small|unread") String> faults,
            @PositiveOrZero @Max(1000) int tries,
            @NotNull @Size(max = 10) List<@NotNull @Valid Measured> measured,

            @NotNull @Pattern(regexp = VERSION) String version) {

        DocumentReading reading() {
            return new DocumentReading(
                    DocumentReading.Outcome.ofCode(outcome),
                    faults,
                    tries,
                    measured.stream().map(Measured::measured).toList(),
                    version);
        }
    }

    record Measured(
            @NotNull @Pattern(regexp = "words|word-height|sharpness|glare|light")
            String code,

            @PositiveOrZero @Max(100_000) double value,
            @PositiveOrZero @Max(100_000) double threshold) {

        DocumentReading.Measured measured() {
            return new DocumentReading.Measured(code, value, threshold);
        }
    }

    record Likeness(
            @NotNull @Pattern(regexp = "alike|unlike|not-compared")
            String outcome,

            @Nullable @Pattern(regexp = "no-consent|hard-to-read|no-entry-face|no-document-face|too-small|failed")
            String reason,

            @PositiveOrZero @Max(100) @Nullable Double distance,
            @PositiveOrZero @Max(100) double threshold,

            @NotNull @Pattern(regexp = VERSION) String version) {

        DocumentLikeness likeness() {
            return new DocumentLikeness(DocumentLikeness.Outcome.ofCode(outcome), reason, distance, threshold, version);
        }
    }
}
