package app.vigil.testing;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.LaunchUser;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Launches as if every check had passed: {@code TestLaunches.of(Role.INSTRUCTOR).subject("7").launch()}. */
public final class TestLaunches {

    private RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private String subject = UUID.randomUUID().toString();
    private String name = "Olena Kovalenko";
    private String contextId = "course-1";
    private Locale locale = Locale.of("uk");
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

    public ResourceLinkLaunch launch() {
        return new ResourceLinkLaunch(
                new Launch.Core(
                        UUID.randomUUID(),
                        registration,
                        "deployment-1",
                        new LaunchUser(subject, name, null, null, null),
                        roles,
                        Optional.of(new LaunchContext(contextId, null, "Algebra")),
                        Map.copyOf(custom),
                        locale,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "link-1",
                "Algebra test");
    }
}
