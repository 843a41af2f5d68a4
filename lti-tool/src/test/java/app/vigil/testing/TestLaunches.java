package app.vigil.testing;

import app.vigil.lti.ControlAction;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.SubmissionReviewLaunch;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Launches as if every check had passed: {@code TestLaunches.of(Role.INSTRUCTOR).subject("7").launch()}. */
public final class TestLaunches {

    private RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private String subject = UUID.randomUUID().toString();
    private String name = "Olena Kovalenko";
    private @Nullable String sourcedId;
    private String contextId = "course-1";
    private Locale locale = Locale.of("uk");
    private URI platform = URI.create("https://lms.example");
    private int attempt = 1;
    private String sessionData = "session-data";
    private String resourceLink = "link-1";
    private Set<ControlAction> controls = Set.of();
    private URI returnUrl;
    private @Nullable String platformName;
    private Launch.@Nullable AgsEndpoint gradebook;
    private final Set<Role> roles;
    private final Map<String, String> custom = new HashMap<>();

    private TestLaunches(Set<Role> roles) {
        this.roles = roles;
    }

    public static TestLaunches of(Role first, Role... more) {
        return new TestLaunches(EnumSet.of(first, more));
    }

    public TestLaunches registration(RegistrationId value) {
        registration = value;
        return this;
    }

    public TestLaunches subject(String value) {
        subject = value;
        return this;
    }

    /** Null: the platform withholds it. */
    public TestLaunches name(String value) {
        name = value;
        return this;
    }

    public TestLaunches sourcedId(@Nullable String value) {
        sourcedId = value;
        return this;
    }

    public TestLaunches course(String value) {
        contextId = value;
        return this;
    }

    public TestLaunches locale(Locale value) {
        locale = value;
        return this;
    }

    public TestLaunches custom(String key, String value) {
        custom.put(key, value);
        return this;
    }

    /** The platform on whose origin the addresses of proctoring messages lie. */
    public TestLaunches platform(URI value) {
        platform = value;
        return this;
    }

    public TestLaunches attempt(int value) {
        attempt = value;
        return this;
    }

    public TestLaunches sessionData(String value) {
        sessionData = value;
        return this;
    }

    /** Null: the message names none. */
    public TestLaunches resourceLink(String value) {
        resourceLink = value;
        return this;
    }

    /** The actions of the control service; none means that the platform has no such service. */
    public TestLaunches controls(ControlAction... value) {
        controls = Set.of(value);
        return this;
    }

    /** What the platform calls itself. */
    public TestLaunches platformName(String value) {
        platformName = value;
        return this;
    }

    /** The platform lets the tool keep columns of its own; the {@code lineitem} is that of the link. */
    public TestLaunches gradebook(URI lineItems, URI lineItem) {
        gradebook = new Launch.AgsEndpoint(Set.of(), Optional.of(lineItems), Optional.of(lineItem));
        return this;
    }

    public TestLaunches returnUrl(URI value) {
        returnUrl = value;
        return this;
    }

    public ResourceLinkLaunch launch() {
        return new ResourceLinkLaunch(core(), resourceLink, "Algebra test");
    }

    public StartProctoringLaunch startProctoring() {
        return new StartProctoringLaunch(
                core(),
                resourceLink,
                "Algebra test",
                attempt,
                sessionData,
                platform.resolve("/start"),
                null,
                controls.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new StartProctoringLaunch.ControlEndpoint(controls, platform.resolve("/control"))));
    }

    public EndAssessmentLaunch endAssessment() {
        return new EndAssessmentLaunch(core(), resourceLink, attempt, null, null);
    }

    public SubmissionReviewLaunch submissionReview(String forUser, URI lineItem) {
        return new SubmissionReviewLaunch(core(), resourceLink, forUser, lineItem);
    }

    private Launch.Core core() {
        return new Launch.Core(
                UUID.randomUUID(),
                registration,
                "deployment-1",
                new LaunchUser(subject, name, null, null, null, sourcedId),
                roles,
                Optional.of(new LaunchContext(contextId, null, "Algebra")),
                Map.copyOf(custom),
                locale,
                Optional.ofNullable(returnUrl),
                Optional.ofNullable(gradebook),
                Optional.empty(),
                Optional.ofNullable(platformName));
    }
}
