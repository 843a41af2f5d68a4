package app.vigil.lti.deeplinking;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.OneUseValues;
import app.vigil.shared.MasterKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Deep linking requests whose form is still open, sealed: a launch carries a name. Each can be answered once. */
@Component
class OpenRequests {

    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final String PURPOSE = "lti-deep-linking";

    private final OneUseValues oneUse;
    private final MasterKey masterKey;
    private final JsonMapper json;

    OpenRequests(OneUseValues oneUse, MasterKey masterKey, JsonMapper json) {
        this.oneUse = oneUse;
        this.masterKey = masterKey;
        this.json = json;
    }

    /** Returns the token that the form carries. */
    String keep(DeepLinkingLaunch launch) {
        UUID id = launch.core().id();
        byte[] sealed = masterKey.seal(PURPOSE, id.toString(), json.writeValueAsBytes(launch));
        return oneUse.issue(PURPOSE, id + " " + Base64.getEncoder().encodeToString(sealed), LIFETIME);
    }

    Optional<DeepLinkingLaunch> find(String token) {
        return oneUse.peek(PURPOSE, token).map(this::open);
    }

    /** The launch, for the one who answers it. */
    Optional<DeepLinkingLaunch> end(String token) {
        return oneUse.take(PURPOSE, token).map(this::open);
    }

    private DeepLinkingLaunch open(String stored) {
        String[] parts = stored.split(" ", 2);
        byte[] plain = masterKey.open(PURPOSE, parts[0], Base64.getDecoder().decode(parts[1]));
        return json.readValue(plain, DeepLinkingLaunch.class);
    }
}
