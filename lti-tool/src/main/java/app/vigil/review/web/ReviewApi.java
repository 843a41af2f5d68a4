package app.vigil.review.web;

import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.review.ProctorOfSitting;
import app.vigil.review.ReviewDocument;
import app.vigil.review.ReviewDocuments;
import app.vigil.review.Reviewing;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the player does for the proctor; every call answers with the whole document. A missing value is a bad request. */
@RestController
@RequestMapping("/api/reviews/{sittingId}")
@AllowedTo(ProctorOfSitting.class)
class ReviewApi {

    private final ReviewDocuments documents;
    private final Reviewing reviewing;

    ReviewApi(ReviewDocuments documents, Reviewing reviewing) {
        this.documents = documents;
        this.reviewing = reviewing;
    }

    record VerdictRequest(
            String verdict,
            @Nullable String violation,
            @Nullable String note,
            @Nullable Long startedAt,
            @Nullable Long endedAt) {

        VerdictRequest {
            Objects.requireNonNull(verdict);
        }

        Incident.@Nullable Stretch stretch() {
            return startedAt == null || endedAt == null
                    ? null
                    : new Incident.Stretch(Instant.ofEpochMilli(startedAt), Instant.ofEpochMilli(endedAt));
        }
    }

    record MarkRequest(
            String violation,
            long startedAt,
            long endedAt,
            @Nullable String note) {

        MarkRequest {
            Objects.requireNonNull(violation);
        }
    }

    record IdentityRequest(boolean confirmed, @Nullable String note) {}

    record CoverageRequest(long[][] watched) {

        CoverageRequest {
            Objects.requireNonNull(watched);
        }
    }

    /** @param version of the review that was shown; missing where none was */
    record StatusRequest(
            int status, @Nullable String comment, @Nullable Integer version) {}

    @GetMapping
    ReviewDocument document(@PathVariable UUID sittingId, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        return documents.of(new SittingId(sittingId), viewer.id(), locale);
    }

    @PutMapping("/marks/{incidentId}/verdict")
    ReviewDocument judge(
            @PathVariable UUID sittingId,
            @PathVariable UUID incidentId,
            @RequestBody VerdictRequest request,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        boolean confirmed = switch (request.verdict()) {
            case "confirmed" -> true;
            case "dismissed" -> false;
            default -> throw new ProblemException(CommonProblem.INVALID_REQUEST);
        };
        Violation violation = request.violation() == null ? null : known(Violation::ofCode, request.violation());
        reviewing.judge(
                new SittingId(sittingId),
                new Reviewing.MarkVerdict(
                        new IncidentId(incidentId), confirmed, violation, text(request.note()), request.stretch()),
                viewer.id());
        return document(sittingId, viewer, locale);
    }

    @PostMapping("/marks")
    ReviewDocument mark(
            @PathVariable UUID sittingId,
            @RequestBody MarkRequest request,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        Reviewing.OwnMark mark = new Reviewing.OwnMark(
                known(Violation::ofCode, request.violation()),
                Instant.ofEpochMilli(request.startedAt()),
                Instant.ofEpochMilli(request.endedAt()),
                text(request.note()));
        reviewing.mark(new SittingId(sittingId), mark, viewer.id());
        return document(sittingId, viewer, locale);
    }

    @PutMapping("/identity")
    ReviewDocument identity(
            @PathVariable UUID sittingId,
            @RequestBody IdentityRequest request,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        reviewing.judgeIdentity(new SittingId(sittingId), request.confirmed(), text(request.note()), viewer.id());
        return document(sittingId, viewer, locale);
    }

    @PutMapping("/coverage")
    ReviewDocument coverage(
            @PathVariable UUID sittingId,
            @RequestBody CoverageRequest request,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        reviewing.watched(new SittingId(sittingId), request.watched(), viewer.id());
        return document(sittingId, viewer, locale);
    }

    @PutMapping("/status")
    ReviewDocument status(
            @PathVariable UUID sittingId,
            @RequestBody StatusRequest request,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        VerificationStatus status = known(VerificationStatus::ofNumber, request.status());
        Integer shown = request.version();
        reviewing.setStatus(
                new SittingId(sittingId),
                new Reviewing.Choice(status, text(request.comment()), shown == null ? 0 : shown),
                viewer.id());
        return document(sittingId, viewer, locale);
    }

    private static <C, T> T known(Function<C, T> catalogue, C code) {
        try {
            return catalogue.apply(code);
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).causedBy(unknown);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
