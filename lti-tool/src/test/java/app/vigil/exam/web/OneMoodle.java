package app.vigil.exam.web;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Role;
import app.vigil.lti.nrps.Memberships;
import app.vigil.lti.registration.RegistrationStore;
import app.vigil.testing.TestLaunches;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One registered Moodle whose membership service answers without a network. */
@TestConfiguration(proxyBeanMethods = false)
class OneMoodle {

    static final String ORIGIN = "https://moodle.example";

    private final Registration registration;

    OneMoodle(RegistrationStore registrations) {
        registration = registrations.all().stream()
                .filter(one -> one.issuer().equals(ORIGIN))
                .findFirst()
                .orElseGet(() -> registrations.add(
                        RegistrationId.fresh(),
                        new RegistrationStore.NewRegistration(
                                "Moodle",
                                ORIGIN,
                                "client",
                                URI.create(ORIGIN + "/mod/lti/auth.php"),
                                URI.create(ORIGIN + "/mod/lti/token.php"),
                                null,
                                URI.create(ORIGIN + "/mod/lti/certs.php"))));
    }

    Registration registration() {
        return registration;
    }

    TestLaunches launch(Role role) {
        return TestLaunches.of(role).registration(registration.id());
    }

    DeepLinkingLaunch deepLinking(TestLaunches launch) {
        return new DeepLinkingLaunch(
                launch.launch().core(),
                URI.create(ORIGIN + "/mod/lti/contentitem_return.php?course=2"),
                Set.of("ltiResourceLink"),
                true,
                true,
                "opaque");
    }

    @Bean
    @Primary
    static Memberships members() {
        return new Memberships() {
            @Override
            public Roster read(RegistrationId registration, URI address, Query query) {
                return new Roster(
                        List.of(
                                member("student-1", Role.LEARNER, Status.ACTIVE, "Olha Bondar"),
                                member("student-2", Role.LEARNER, Status.INACTIVE, "Left Already"),
                                member("assistant", Role.TEACHING_ASSISTANT, Status.ACTIVE, "Petro Tkach")),
                        Optional.empty());
            }

            @Override
            public Roster changes(RegistrationId registration, URI differences) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static Memberships.Member member(String id, Role role, Memberships.Status status, String name) {
        return new Memberships.Member(id, Set.of(role), status, name, null, null, null);
    }
}
