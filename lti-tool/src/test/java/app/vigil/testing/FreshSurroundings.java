package app.vigil.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Database and data folder of one test context. */
class FreshSurroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String kind = context.getEnvironment().getProperty(OnPostgresql.DATABASE, Database.H2.name());
        TestPropertyValues.of("vigil.data=" + folder(), "vigil.demo=true")
                .and(Database.valueOf(kind).ofAContext().stream())
                .applyTo(context);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("vigil-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time that tests move by hand. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        SettableClock settableClock() {
            return SettableClock.atFriday();
        }
    }
}
