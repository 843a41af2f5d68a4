package app.vigil.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans everything stands on. */
@Configuration(proxyBeanMethods = false)
class Foundation {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MasterKey masterKey(VigilSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        return MasterKey.load(settings);
    }
}
