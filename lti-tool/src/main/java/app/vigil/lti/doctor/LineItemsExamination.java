package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.PlatformFailure;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists the tool's gradebook columns in the course launched last. */
@Component
class LineItemsExamination implements Examination {

    private final SeenServices seen;
    private final LineItems lineItems;

    LineItemsExamination(SeenServices seen, LineItems lineItems) {
        this.seen = seen;
        this.lineItems = lineItems;
    }

    @Override
    public Step step() {
        return Step.LINE_ITEMS;
    }

    @Override
    public List<Finding> of(Registration registration) {
        return List.of(seen.of(registration.id())
                .lineItems()
                .map(container -> list(registration, container))
                .orElse(Finding.note("not-launched")));
    }

    private Finding list(Registration registration, URI container) {
        try {
            int found = lineItems
                    .find(registration.id(), container, LineItems.Filter.ALL)
                    .size();
            return Finding.good("line-items-good", found);
        } catch (PlatformFailure failure) {
            return Failures.of(container, failure);
        }
    }
}
