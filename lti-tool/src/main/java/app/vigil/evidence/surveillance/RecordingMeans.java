package app.vigil.evidence.surveillance;

import app.vigil.evidence.ObjectStoreSettings;
import app.vigil.evidence.sealing.EvidenceKeys;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.AccessMeans;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How recordings are kept from whoever has no right to them, on their way and where they lie (R1-024). */
@Component
@Order(500)
class RecordingMeans implements AccessMeans {

    private final ObjectStoreSettings bucket;
    private final EvidenceKeys keys;

    RecordingMeans(ObjectStoreSettings bucket, EvidenceKeys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    public List<Means> of(UUID institution) {
        List<String> thumbprints = thumbprints(new RegistrationId(institution));
        return List.of(
                Means.on(Guarded.CHANNEL, "uploads"),
                Means.on(Guarded.CHANNEL, "on-device"),
                Means.on(Guarded.RIGHTS, "own-address"),
                Means.on(Guarded.RIGHTS, "reading-log"),
                Means.on(Guarded.STORAGE, "browser-store"),
                Means.on(Guarded.STORAGE, "photos"),
                disk(),
                Means.when(!thumbprints.isEmpty(), Guarded.INTEGRITY, "manifest", String.join(", ", thumbprints)),
                Means.on(Guarded.INTEGRITY, "digests"),
                Means.on(Guarded.INTEGRITY, "log-chain"),
                Means.on(Guarded.STORAGE, "deletion"));
    }

    private Means disk() {
        String name = bucket.bucket();
        if (name == null || name.isBlank()) {
            return Means.when(false, Guarded.STORAGE, "disk-encryption");
        }
        boolean encrypted = !"none".equals(bucket.encryption());
        return Means.when(encrypted, Guarded.STORAGE, "bucket", bucket.encryption(), byTls() ? "yes" : "no");
    }

    /** Amazon's own endpoint is asked by TLS. */
    private boolean byTls() {
        URI endpoint = bucket.endpoint();
        return endpoint == null || "https".equalsIgnoreCase(endpoint.getScheme());
    }

    private List<String> thumbprints(RegistrationId institution) {
        List<Map<String, Object>> published = keys.publishedBy(institution).getOrDefault("keys", List.of());
        return published.stream().map(key -> String.valueOf(key.get("kid"))).toList();
    }
}
