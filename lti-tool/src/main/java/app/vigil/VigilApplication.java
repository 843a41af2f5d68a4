package app.vigil;

import app.vigil.evidence.VerifyCommand;
import app.vigil.lti.DoctorCommand;
import app.vigil.lti.KeyRotationCommand;
import app.vigil.people.OperatorCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Exam proctoring for learning management systems, attached by LTI 1.3. */
// Nobody signs in with a password here; without the exclusion Spring would invent a user with one.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableAsync
@EnableScheduling
@Modulithic(systemName = "Vigil", sharedModules = "shared")
public class VigilApplication {

    /** Read once by Java, before the first virtual thread. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    /** Starts the tool, or runs an operator command when one is named. */
    public static void main(String[] arguments) {
        // A class initialiser holds its carrier (JEP 491): on two cores two that wait would stop every request.
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(
                    CARRIERS, Integer.toString(Math.max(8, Runtime.getRuntime().availableProcessors())));
        }
        VerifyCommand.run(arguments, System.out, System.err)
                .or(() -> OperatorCommand.run(arguments, System.out, System.err))
                .or(() -> DoctorCommand.run(arguments, System.out, System.err))
                .or(() -> KeyRotationCommand.run(arguments, System.out, System.err))
                .ifPresentOrElse(System::exit, () -> SpringApplication.run(VigilApplication.class, arguments));
    }
}
