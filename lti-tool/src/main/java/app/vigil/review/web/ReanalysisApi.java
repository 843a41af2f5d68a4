package app.vigil.review.web;

import app.vigil.review.ProctorOfSitting;
import app.vigil.review.Reanalyses;
import app.vigil.review.Reanalysis;
import app.vigil.review.ReanalysisDocument;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Second looks at a recording, made in the browser of whoever may judge it. */
@RestController
@RequestMapping("/api/reviews/{sittingId}/reanalyses")
@AllowedTo(ProctorOfSitting.class)
class ReanalysisApi {

    private final Reanalyses reanalyses;

    ReanalysisApi(Reanalyses reanalyses) {
        this.reanalyses = reanalyses;
    }

    @GetMapping
    ReanalysisDocument document(@PathVariable UUID sittingId, Locale locale) {
        return reanalyses.of(new SittingId(sittingId), locale);
    }

    @PostMapping
    ReanalysisDocument keep(
            @PathVariable UUID sittingId,
            @RequestBody Reanalysis run,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        reanalyses.keep(new SittingId(sittingId), run, viewer.id());
        return document(sittingId, locale);
    }
}
