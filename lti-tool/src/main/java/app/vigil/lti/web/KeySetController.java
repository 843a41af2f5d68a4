package app.vigil.lti.web;

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
import org.springframework.web.bind.annotation.RestController;

/** Publishes the tool's public keys (Security Framework 1.0, 6.3). */
@RestController
class KeySetController {

    private static final Duration CACHED = Duration.ofMinutes(5);

    private final ToolKeys toolKeys;

    KeySetController(ToolKeys toolKeys) {
        this.toolKeys = toolKeys;
    }

    @GetMapping("/.well-known/jwks.json")
    @OpenEndpoint(because = "public keys are public")
    ResponseEntity<Map<String, List<Map<String, Object>>>> keys() {
        Map<String, List<Map<String, Object>>> published = toolKeys.published();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .eTag(version(published.getOrDefault("keys", List.of())))
                .body(published);
    }

    /** Names say which keys there are: none ever changes. */
    private static String version(List<Map<String, Object>> keys) {
        String names = keys.stream().map(key -> String.valueOf(key.get("kid"))).collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
