package app.vigil.decision;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The section {@code vigil.profiles.<name>.decision} of every institution profile. */
@ConfigurationProperties("vigil")
record DecisionProfiles(@DefaultValue Map<String, Profile> profiles) {

    record Profile(@Nullable DecisionSettings decision) {}

    /** @param emailDomain corporate domain of examinees' addresses (R2-061); null checks none */
    record DecisionSettings(@Nullable String emailDomain) {}

    Optional<String> emailDomain(String name) {
        return Optional.ofNullable(profiles.get(name)).map(Profile::decision).map(DecisionSettings::emailDomain);
    }
}
