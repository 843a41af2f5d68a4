package app.vigil.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans everything stands on: settings, time and the master key. An operator's command needs no others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VigilSettings.class)
public class Foundation {

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
