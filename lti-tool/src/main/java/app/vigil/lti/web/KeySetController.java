package app.vigil.lti.web;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.shared.OpenEndpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes the tool's public keys, each registration's at an address of its own (Security Framework 1.0, 6.3), and all
 * of them at the address that never changes.
 */
@RestController
class KeySetController {

    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    /** A platform may look at the address before the registration is complete. */
    private static final CacheControl NOT_YET = CacheControl.noStore();

    private final ToolKeys toolKeys;

    KeySetController(ToolKeys toolKeys) {
        this.toolKeys = toolKeys;
    }

    @GetMapping("/lti/key-sets/{registrationId}")
    @OpenEndpoint(because = "public keys are public")
    ResponseEntity<Map<String, List<Map<String, Object>>>> keys(@PathVariable RegistrationId registrationId) {
        return answer(toolKeys.published(registrationId));
    }

    @GetMapping("/.well-known/jwks.json")
    @OpenEndpoint(because = "public keys are public, and none says whose it is")
    ResponseEntity<Map<String, List<Map<String, Object>>>> allKeys() {
        return answer(toolKeys.published());
    }

    private static ResponseEntity<Map<String, List<Map<String, Object>>>> answer(
            Map<String, List<Map<String, Object>>> published) {
        List<Map<String, Object>> keys = published.getOrDefault("keys", List.of());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(keys.isEmpty() ? NOT_YET : CACHED)
                .eTag(version(keys))
                .body(published);
    }

    /** Names say which keys there are: none ever changes. */
    private static String version(List<Map<String, Object>> keys) {
        String names = keys.stream().map(key -> String.valueOf(key.get("kid"))).collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
