package app.vigil.decision.web;

import app.vigil.decision.papers.Acts;
import app.vigil.review.ProctorOfSitting;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.Language;
import app.vigil.sitting.SittingId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the player draw up the act that a status calls for (R4-056); whose status it is is asked where it is drawn up. */
@RestController
class ActApi {

    private final Acts acts;

    ActApi(Acts acts) {
        this.acts = acts;
    }

    /** @param path page of the act, where it is signed */
    record Drawn(String path) {}

    @PostMapping("/api/reviews/{sittingId}/act")
    @AllowedTo(ProctorOfSitting.class)
    Drawn drawUp(@PathVariable UUID sittingId, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        return new Drawn("/papers/" + acts.drawUp(new SittingId(sittingId), viewer.id(), Language.nearest(locale)));
    }
}
