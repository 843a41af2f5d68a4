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

    /**
     * One institution.
     *
     * @param emailDomain corporate domain of examinees' addresses (R2-061); null checks none
     * @param resultsPublished what stands for an applicant in the list of results (R2-051)
     */
    record DecisionSettings(
            @Nullable String emailDomain,
            @DefaultValue("BY_CODE") ResultsPublished resultsPublished) {}

    enum ResultsPublished {
        BY_CODE,
        BY_NAME
    }

    ResultsPublished resultsPublished(String name) {
        return settings(name).map(DecisionSettings::resultsPublished).orElse(ResultsPublished.BY_CODE);
    }

    Optional<String> emailDomain(String name) {
        return settings(name).map(DecisionSettings::emailDomain);
    }

    private Optional<DecisionSettings> settings(String name) {
        return Optional.ofNullable(profiles.get(name)).map(Profile::decision);
    }
}
