package app.vigil.demo.lms;

import app.vigil.demo.lms.DemoSettings.Profile;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Where the imitated LMS departs from the plain specification: each method is one habit measured in Moodle
 * 4.5, on in the {@code moodle} profile and off in the {@code lenient} one.
 */
@Component
public class Quirks {

    private final boolean moodle;

    public Quirks(DemoSettings settings) {
        this.moodle = settings.profile() == Profile.MOODLE;
    }

    /** An Accept header must be exactly the one media type of the call. */
    public boolean strictAccept() {
        return moodle;
    }

    /** Line item addresses carry {@code ?type_id=}, so {@code /scores} must go before the query. */
    public boolean lineItemAddressesHaveAQuery() {
        return moodle;
    }

    /** A score that is not FullyGraded erases the grade. */
    public boolean unfinishedGradingErases() {
        return moodle;
    }

    /** Timestamps of scores are compared in whole seconds. */
    public boolean comparesWholeSeconds() {
        return moodle;
    }

    /** A grade above the maximum is cut to it; the specification allows extra credit. */
    public boolean clampsScores() {
        return moodle;
    }

    /** A grade overridden by a teacher stays, though the score call answers 200. */
    public boolean overriddenGradesStay() {
        return moodle;
    }

    /** The Link header of the line item container has typographic quotes. */
    public boolean typographicQuotesInLineItemLinks() {
        return moodle;
    }

    /** A member who teaches without editing rights is "Learner" in the membership service. */
    public boolean nonEditingTeachersAreLearnersInMemberships() {
        return moodle;
    }

    /** The address of the next membership page forgets the role filter. */
    public boolean nextPageDropsTheRoleFilter() {
        return moodle;
    }

    /** Custom keys arrive in lower case with underscores, and in their own spelling besides. */
    public boolean normalizesCustomKeys() {
        return moodle;
    }

    /** The login initiation is a form post; otherwise a redirect. */
    public boolean initiatesByFormPost() {
        return moodle;
    }

    /** A tool registered by itself waits for the administrator's activation. */
    public boolean registeredToolsStartPending() {
        return moodle;
    }

    /** Moodle has no Proctoring Services: a quiz can have them proctor it, or the submission review, here only. */
    public boolean offersProctoringServices() {
        return !moodle;
    }

    /** How long an id_token lives. */
    public Duration idTokenLifetime() {
        return moodle ? Duration.ofSeconds(60) : Duration.ofMinutes(5);
    }
}
