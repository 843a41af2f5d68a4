package app.vigil.document;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The section {@code vigil.profiles.<name>.document} of every institution profile. */
@ConfigurationProperties("vigil")
record DocumentProfiles(@DefaultValue Map<String, Profile> profiles) {

    record Profile(@Nullable DocumentSection document) {}

    record DocumentSection(@Nullable SealFile seal) {}

    /** A PKCS#12 file with one key and its certificates. */
    record SealFile(Path file, String password) {}

    /** The files that are set, by profile. */
    Map<String, SealFile> seals() {
        Map<String, SealFile> seals = new HashMap<>();
        profiles.forEach((name, profile) -> {
            DocumentSection section = profile.document();
            if (section != null && section.seal() != null) {
                seals.put(name, section.seal());
            }
        });
        return seals;
    }
}
