package app.vigil.sitting.web;

import app.vigil.shared.AllowedTo;
import app.vigil.sitting.ExamSteps;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.Heartbeats;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Unframing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of the exam window; every answer but the heartbeat's is the state document. */
@RestController
@RequestMapping("/api/sittings/{sittingId}")
@AllowedTo(ExamineeOfSitting.class)
class ExamWindowApi {

    private final ExamSteps steps;
    private final Heartbeats heartbeats;
    private final StateDocuments documents;

    ExamWindowApi(ExamSteps steps, Heartbeats heartbeats, StateDocuments documents) {
        this.steps = steps;
        this.heartbeats = heartbeats;
        this.documents = documents;
    }

    @GetMapping
    StateDocument state(@PathVariable("sittingId") String sittingId, Locale locale) {
        return documents.of(SittingId.of(sittingId), locale);
    }

    @PostMapping("/consent")
    StateDocument consent(
            @PathVariable("sittingId") String sittingId, @Valid @RequestBody Consent body, Locale locale) {
        steps.consent(SittingId.of(sittingId), body.version(), body.ticks(), body.shown(), locale);
        return state(sittingId, locale);
    }

    @PostMapping("/decline")
    StateDocument decline(
            @PathVariable("sittingId") String sittingId, @Valid @RequestBody Decline body, Locale locale) {
        steps.decline(SittingId.of(sittingId), body.reason() == null ? "" : body.reason());
        return state(sittingId, locale);
    }

    @PostMapping("/check")
    StateDocument check(@PathVariable("sittingId") String sittingId, @Valid @RequestBody Check body, Locale locale) {
        steps.check(
                SittingId.of(sittingId),
                body.items().stream().map(CheckLine::item).toList());
        return state(sittingId, locale);
    }

    @PostMapping("/identification")
    StateDocument identification(
            @PathVariable("sittingId") String sittingId, @Valid @RequestBody IdentificationReport body, Locale locale) {
        steps.identify(SittingId.of(sittingId), body.documentKind(), body.hints());
        return state(sittingId, locale);
    }

    @PostMapping("/start")
    StateDocument start(@PathVariable("sittingId") String sittingId, Locale locale) {
        steps.start(SittingId.of(sittingId));
        return state(sittingId, locale);
    }

    @PostMapping("/heartbeat")
    Pulse heartbeat(@PathVariable("sittingId") String sittingId, @Valid @RequestBody Heartbeat body) {
        Heartbeats.Beat beat = heartbeats.beat(SittingId.of(sittingId), body.instance());
        return new Pulse(
                beat.state().code(),
                beat.serverTime().toEpochMilli(),
                beat.takenOver(),
                beat.admission().name().toLowerCase(Locale.ROOT),
                beat.gateClosed());
    }

    @PostMapping("/unframed")
    StateDocument unframed(
            @PathVariable("sittingId") String sittingId, @Valid @RequestBody Unframed body, Locale locale) {
        steps.unframe(SittingId.of(sittingId), Unframing.ofCode(body.reason()));
        return state(sittingId, locale);
    }

    @PostMapping("/submitted")
    StateDocument submitted(@PathVariable("sittingId") String sittingId, Locale locale) {
        steps.confirmSubmission(SittingId.of(sittingId));
        return state(sittingId, locale);
    }

    @DeleteMapping("/submitted")
    StateDocument notSubmitted(@PathVariable("sittingId") String sittingId, Locale locale) {
        steps.takeSubmissionBack(SittingId.of(sittingId));
        return state(sittingId, locale);
    }

    @PostMapping("/finish")
    StateDocument finish(@PathVariable("sittingId") String sittingId, @Valid @RequestBody Finish body, Locale locale) {
        steps.finish(SittingId.of(sittingId), body.lastSequence(), body.heldIncidents());
        return state(sittingId, locale);
    }

    @PostMapping("/problem")
    StateDocument problem(
            @PathVariable("sittingId") String sittingId, @Valid @RequestBody ProblemReport body, Locale locale) {
        steps.report(SittingId.of(sittingId), body.text());
        return state(sittingId, locale);
    }

    /** @param instructions that were shown beside it; null where the institution has none */
    record Consent(
            @NotBlank String version,
            @NotNull Set<String> ticks,
            @Size(max = 10) @Nullable Set<UUID> instructions) {

        Set<UUID> shown() {
            return instructions == null ? Set.of() : instructions;
        }
    }

    record Decline(@Nullable String reason) {}

    record Check(@NotNull @Size(min = 1, max = 100) List<@Valid CheckLine> items) {}

    record CheckLine(
            @NotBlank @Size(max = 50) String code,

            @NotNull @Pattern(regexp = "passed|warned|failed")
            String outcome,

            @Size(max = 500) @Nullable String measured) {

        ExamSteps.CheckItem item() {
            return new ExamSteps.CheckItem(code, ExamSteps.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)), measured);
        }
    }

    record Heartbeat(
            @NotBlank @Size(max = 50) String instance,
            @Nullable Map<String, Stream> streams) {

        record Stream(boolean live, int pending) {}
    }

    record Pulse(String state, long serverTime, boolean takenOver, String admission, boolean gateClosed) {}

    /** @param heldIncidents an older agent says nothing of them */
    record Finish(
            @NotNull Map<String, Long> lastSequence,
            @Size(max = 500) Set<UUID> heldIncidents) {

        Finish {
            heldIncidents = heldIncidents == null ? Set.of() : heldIncidents;
        }
    }

    record Unframed(
            @NotNull @Pattern(regexp = "signed-out|not-shown")
            String reason) {}

    record ProblemReport(@NotBlank String text) {}
}
