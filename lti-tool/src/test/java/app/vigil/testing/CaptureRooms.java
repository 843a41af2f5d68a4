package app.vigil.testing;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stands in for the rooms below those that take in what happens during a sitting: import it beside {@link VigilTest}. */
@TestConfiguration(proxyBeanMethods = false)
public class CaptureRooms {

    public static final String PLATFORM = "https://moodle.example";

    @Bean
    @Primary
    KnownSittings knownSittings() {
        return new KnownSittings();
    }

    @Bean
    @Primary
    KnownExams knownExams() {
        return new KnownExams();
    }

    @Bean
    @Primary
    KnownExamAccess knownExamAccess() {
        return new KnownExamAccess();
    }

    @Bean
    @Primary
    Registrations onePlatform() {
        return new Registrations() {
            @Override
            public Optional<Registration> find(RegistrationId id) {
                return Optional.empty();
            }

            @Override
            public List<Registration> all() {
                return List.of();
            }

            @Override
            public List<String> platformOrigins() {
                return List.of(PLATFORM);
            }
        };
    }
}
