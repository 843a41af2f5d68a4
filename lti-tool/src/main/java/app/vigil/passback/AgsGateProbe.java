package app.vigil.passback;

import app.vigil.exam.ExamId;
import app.vigil.exam.GateProbe;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.PlatformFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Walks the way of an admission score for one student, step by step, with the score 0: reach the admission item, find
 * the verification item, post, read back. A failed step ends the walk, for the next would only repeat it.
 */
@Component
class AgsGateProbe implements GateProbe {

    private final ItemBook book;
    private final LineItems lineItems;
    private final VerificationItems verificationItems;
    private final ProbeScore probeScore;

    AgsGateProbe(ItemBook book, LineItems lineItems, VerificationItems verificationItems, ProbeScore probeScore) {
        this.book = book;
        this.lineItems = lineItems;
        this.verificationItems = verificationItems;
        this.probeScore = probeScore;
    }

    @Override
    public List<Step> probe(ExamId exam, String userId) {
        List<Step> steps = new ArrayList<>();
        Optional<ItemBook.Items> items = book.find(exam);
        steps.add(step("linked", items.isPresent(), "not-linked"));
        items.ifPresent(found -> walk(found, userId, steps));
        return List.copyOf(steps);
    }

    private void walk(ItemBook.Items items, String userId, List<Step> steps) {
        URI admission = items.admission();
        if (admission == null) {
            steps.add(failed("admission-item", "platform-opens"));
        } else if (reachesAdmissionItem(items, admission, steps) && findsVerificationItem(items, steps)) {
            steps.addAll(probeScore.walk(items.exam(), new ItemAddress(items.registration(), admission), userId));
        }
    }

    private boolean reachesAdmissionItem(ItemBook.Items items, URI admission, List<Step> steps) {
        try {
            lineItems.get(items.registration(), admission);
            return steps.add(passed("admission-item"));
        } catch (PlatformFailure failure) {
            steps.add(failed("admission-item", Reason.of(failure.kind()).code()));
            return false;
        }
    }

    private boolean findsVerificationItem(ItemBook.Items items, List<Step> steps) {
        verificationItems.ensureDue();
        boolean there = book.address(items.exam(), ItemKind.VERIFICATION).isPresent();
        steps.add(step("verification-item", there, "verification-item-missing"));
        return there;
    }

    static Step passed(String code) {
        return new Step(code, true, "");
    }

    static Step failed(String code, String hint) {
        return new Step(code, false, "gate.hint." + hint);
    }

    private static Step step(String code, boolean passed, String hint) {
        return passed ? passed(code) : failed(code, hint);
    }
}
