package app.vigil.document;

import app.vigil.document.DocumentProfiles.SealFile;
import app.vigil.shared.MasterKey;
import app.vigil.shared.VigilSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Certificates an operator gave; in the demo one that it made itself, for whoever has none. */
@Component
class ConfiguredSeals implements Seals {

    private final Map<String, Seal> seals = new HashMap<>();
    private final @Nullable Seal ofTheDemo;

    ConfiguredSeals(DocumentProfiles profiles, VigilSettings settings, MasterKey key, Clock clock) {
        profiles.seals().forEach((name, file) -> seals.put(name, PadesSeal.open(file.file(), file.password())));
        ofTheDemo = settings.demo() ? selfMade(settings.data().resolve("demo-seal.p12"), key, clock) : null;
    }

    private static Seal selfMade(Path file, MasterKey key, Clock clock) {
        SealFile demo = new SealFile(file, Base64.getEncoder().encodeToString(key.derive("demo-seal")));
        SelfMadeCertificate.writeIfMissing(demo, clock.instant());
        return PadesSeal.open(demo.file(), demo.password());
    }

    @Override
    public Optional<Seal> of(String profile) {
        return Optional.ofNullable(seals.get(profile))
                .or(() -> Optional.ofNullable(seals.get("default")))
                .or(() -> Optional.ofNullable(ofTheDemo));
    }
}
