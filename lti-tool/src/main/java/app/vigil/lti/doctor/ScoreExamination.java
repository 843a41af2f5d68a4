package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.ags.LineItem;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.LineItems.NewLineItem;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.Scores;
import app.vigil.lti.doctor.SeenServices.Services;
import app.vigil.lti.nrps.Memberships;
import app.vigil.lti.nrps.Memberships.Member;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Walks a score's whole way on a column of its own: creates it, posts a score without a number for some student, deletes
 * it. A student who looks just then sees an empty column; no grade of anybody is touched.
 */
@Component
class ScoreExamination implements Examination {

    private static final Logger log = LoggerFactory.getLogger(ScoreExamination.class);

    private static final String LABEL = "Vigil: connection check";
    private static final String TAG = "connection-check";
    private static final double MAXIMUM = 1;

    private final SeenServices seen;
    private final LineItems lineItems;
    private final Scores scores;
    private final Memberships memberships;

    ScoreExamination(SeenServices seen, LineItems lineItems, Scores scores, Memberships memberships) {
        this.seen = seen;
        this.lineItems = lineItems;
        this.scores = scores;
        this.memberships = memberships;
    }

    @Override
    public Step step() {
        return Step.SCORE;
    }

    @Override
    public List<Finding> of(Registration registration) {
        Services services = seen.of(registration.id());
        return services.lineItems()
                .map(container -> walk(registration.id(), container, services.memberships()))
                .orElse(List.of(Finding.note("not-launched")));
    }

    private List<Finding> walk(RegistrationId registration, URI container, Optional<URI> members) {
        List<Finding> findings = new ArrayList<>();
        try {
            NewLineItem item = new NewLineItem(LABEL, MAXIMUM, TAG + "-" + UUID.randomUUID(), TAG);
            LineItem made = lineItems.create(registration, container, item);
            findings.add(post(registration, made.id(), members));
            delete(registration, made.id()).ifPresent(findings::add);
        } catch (PlatformFailure failure) {
            findings.add(Failures.of(container, failure));
        }
        return List.copyOf(findings);
    }

    private Finding post(RegistrationId registration, URI item, Optional<URI> members) {
        Optional<String> student = members.flatMap(address -> anyStudent(registration, address));
        if (student.isEmpty()) {
            return Finding.note("score-without-student");
        }
        Score empty = new Score(
                student.get(),
                scores.now(registration),
                ActivityProgress.INITIALIZED,
                GradingProgress.PENDING_MANUAL,
                null,
                MAXIMUM,
                null);
        ScoreOutcome outcome = scores.post(registration, item, empty);
        return outcome.kind() == ScoreOutcome.Kind.DELIVERED
                ? Finding.good("score-good")
                : Failures.of(item, outcome.kind());
    }

    private Optional<String> anyStudent(RegistrationId registration, URI address) {
        try {
            return memberships.of(registration, address).stream()
                    .filter(Member::active)
                    .filter(member -> member.roles().contains(Role.LEARNER))
                    // Moodle lists a teacher without editing rights as a learner, too, but takes no score for one.
                    .reduce((earlier, later) -> later)
                    .map(Member::userId);
        } catch (PlatformFailure failure) {
            log.info("no students for the check of registration={}: {}", registration, failure.kind());
            return Optional.empty();
        }
    }

    private Optional<Finding> delete(RegistrationId registration, URI item) {
        try {
            lineItems.delete(registration, item);
            return Optional.empty();
        } catch (PlatformFailure failure) {
            log.warn("the check of registration={} left a line item behind: {}", registration, failure.kind());
            return Optional.of(Finding.note("item-left", LABEL));
        }
    }
}
