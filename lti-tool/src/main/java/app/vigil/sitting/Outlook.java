package app.vigil.sitting;

import app.vigil.exam.QuizPresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a sitting's window shows from outside this room's tables. */
@Component
class Outlook {

    private final AdmissionDelivery admission;
    private final EvidencePorts evidence;
    private final LoaderTokens loaderTokens;

    Outlook(AdmissionDelivery admission, EvidencePorts evidence, LoaderTokens loaderTokens) {
        this.admission = admission;
        this.evidence = evidence;
        this.loaderTokens = loaderTokens;
    }

    AdmissionDelivery.State admission(SittingId sitting) {
        return admission.of(sitting);
    }

    boolean evidenceComplete(SittingId sitting) {
        return evidence.complete(sitting);
    }

    @Nullable
    String loaderToken(SittingRow sitting) {
        boolean loaderMaySpeak = sitting.state().recording() && sitting.shownAs() != QuizPresentation.TAB_ONLY;
        return loaderMaySpeak ? loaderTokens.of(sitting.id()) : null;
    }
}
