package app.vigil.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.Role;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@VigilTest
class PlatformNamesTest {

    private final String host = UUID.randomUUID() + ".example";

    @Autowired
    private Connections connections;

    @Autowired
    private Registrations registrations;

    @Autowired
    private PlatformNames names;

    @Test
    void aPlatformCalledAfterItsHostTakesTheNameItGivesItself() {
        Registration platform = connect(host);
        launch(platform, null);
        assertThat(nameOf(platform)).isEqualTo(host);

        launch(platform, "Академия");
        launch(platform, "Другое имя");
        assertThat(nameOf(platform)).isEqualTo("Академия");
    }

    @Test
    void aNameTheAdministratorGaveStays() {
        Registration platform = connect("Наш Moodle");
        launch(platform, "Академия");
        assertThat(nameOf(platform)).isEqualTo("Наш Moodle");
    }

    private void launch(Registration platform, String name) {
        names.learn(new LaunchAccepted(TestLaunches.of(Role.LEARNER)
                .registration(platform.id())
                .platformName(name)
                .launch()));
    }

    private String nameOf(Registration platform) {
        return registrations.find(platform.id()).orElseThrow().name();
    }

    private Registration connect(String name) {
        String issuer = "https://" + host;
        return connections.connect(new Connections.PlatformValues(
                name,
                issuer,
                "client-1",
                URI.create(issuer + "/auth"),
                URI.create(issuer + "/token"),
                URI.create(issuer + "/keys"),
                "1"));
    }
}
