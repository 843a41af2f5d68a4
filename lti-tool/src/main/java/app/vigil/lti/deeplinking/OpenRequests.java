package app.vigil.lti.deeplinking;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.shared.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Deep linking requests whose form is still open, sealed: a launch carries a name. */
@Component
class OpenRequests {

    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final String SEAL_PURPOSE = "lti-deep-linking";
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OpenRequests(JdbcClient jdbc, MasterKey masterKey, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.json = json;
        this.clock = clock;
    }

    String keep(DeepLinkingLaunch launch) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String hash = hash(token);
        jdbc.sql("""
                        insert into lti_deep_linking (token_hash, sealed_launch, expires_at)
                        values (:hash, :launch, :expiresAt)""")
                .param("hash", hash)
                .param("launch", masterKey.seal(SEAL_PURPOSE, hash, json.writeValueAsBytes(launch)))
                .param("expiresAt", now().plus(LIFETIME))
                .update();
        return token;
    }

    Optional<DeepLinkingLaunch> find(String token) {
        String hash = hash(token);
        return jdbc.sql("select sealed_launch from lti_deep_linking where token_hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", now())
                .query((row, number) -> masterKey.open(SEAL_PURPOSE, hash, row.getBytes("sealed_launch")))
                .optional()
                .map(bytes -> json.readValue(bytes, DeepLinkingLaunch.class));
    }

    /** True for the one who ends it. */
    boolean end(String token) {
        return jdbc.sql("delete from lti_deep_linking where token_hash = :hash")
                        .param("hash", hash(token))
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT2M")
    void removeExpired() {
        jdbc.sql("delete from lti_deep_linking where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
