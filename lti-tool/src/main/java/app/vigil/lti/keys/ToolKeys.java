package app.vigil.lti.keys;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.keys.KeyRotation.PublishedKey;
import app.vigil.shared.MasterKey;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tool's RS256 keys, one pair per registration at a time; private halves lie sealed with the master key.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#h_key-set-url">Security Framework 1.0, 6.3</a>
 */
@Component
public class ToolKeys {

    private static final String SEAL_PURPOSE = "lti-tool-key";
    private static final int KID_BYTES = 12;

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ToolKeys(JdbcClient jdbc, MasterKey masterKey, Clock clock) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** Makes the registration's first pair, which signs at once; {@link KeyRotation} makes the next. */
    public void generate(RegistrationId registration) {
        generate(registration, clock.instant());
    }

    /** Makes a pair that is published at once; returns its name. */
    String generate(RegistrationId registration, Instant signsFrom) {
        KeyPair pair = Jwts.SIG.RS256.keyPair().build();
        byte[] id = new byte[KID_BYTES];
        random.nextBytes(id);
        String kid = HexFormat.of().formatHex(id);
        jdbc.sql("""
                        insert into lti_tool_key
                            (kid, registration_id, public_key, sealed_private_key, created_at, signs_from)
                        values (:kid, :registration, :publicKey, :sealed, :createdAt, :signsFrom)""")
                .param("kid", kid)
                .param("registration", registration.value())
                .param("publicKey", pair.getPublic().getEncoded())
                .param(
                        "sealed",
                        masterKey.seal(SEAL_PURPOSE, kid, pair.getPrivate().getEncoded()))
                .param("createdAt", now())
                .param("signsFrom", signsFrom.atOffset(ZoneOffset.UTC))
                .update();
        return kid;
    }

    /** The newest key of the registration that may sign. */
    public SigningKey signingKey(RegistrationId registration) {
        return jdbc.sql("""
                        select kid, sealed_private_key from lti_tool_key
                        where registration_id = :registration and signs_from <= :now
                        order by signs_from desc fetch first 1 rows only""")
                .param("registration", registration.value())
                .param("now", now())
                .query((row, number) -> {
                    String kid = row.getString("kid");
                    byte[] plain = masterKey.open(SEAL_PURPOSE, kid, row.getBytes("sealed_private_key"));
                    return new SigningKey(kid, privateKey(plain));
                })
                .single();
    }

    /**
     * The public keys of one registration as a JWK set, empty where there is no such registration: no platform verifies
     * what was signed for another. {@code alg} and {@code use} are given because Moodle asks for them.
     */
    public Map<String, List<Map<String, Object>>> published(RegistrationId registration) {
        return Map.of(
                "keys",
                jdbc.sql("""
                        select kid, public_key from lti_tool_key
                        where registration_id = :registration
                            and (published_until is null or published_until > :now)
                        order by created_at, kid""")
                        .param("registration", registration.value())
                        .param("now", now())
                        .query((row, number) -> jwk(row.getString("kid"), row.getBytes("public_key")))
                        .list());
    }

    /** The public keys of all active registrations as one JWK set, in an order that tells nothing of whose they are. */
    public Map<String, List<Map<String, Object>>> published() {
        return Map.of(
                "keys",
                jdbc.sql("""
                        select kid, public_key from lti_tool_key
                        where registration_id in (select id from lti_registration where active)
                            and (published_until is null or published_until > :now)
                        order by kid""")
                        .param("now", now())
                        .query((row, number) -> jwk(row.getString("kid"), row.getBytes("public_key")))
                        .list());
    }

    /** The registration's keys that are published, oldest first. */
    List<PublishedKey> of(RegistrationId registration) {
        return jdbc.sql("""
                        select kid, signs_from, published_until from lti_tool_key
                        where registration_id = :registration
                            and (published_until is null or published_until > :now)
                        order by signs_from""")
                .param("registration", registration.value())
                .param("now", now())
                .query((row, number) -> new PublishedKey(
                        row.getString("kid"),
                        Objects.requireNonNull(instant(row, "signs_from")),
                        instant(row, "published_until")))
                .list();
    }

    List<RegistrationId> registrations() {
        return jdbc.sql("select distinct registration_id from lti_tool_key")
                .query((row, number) -> new RegistrationId(row.getObject("registration_id", UUID.class)))
                .list();
    }

    /** Ends the publication of the keys that have no end yet. */
    void retire(RegistrationId registration, Instant publishedUntil) {
        jdbc.sql("""
                        update lti_tool_key set published_until = :until
                        where registration_id = :registration and published_until is null""")
                .param("until", publishedUntil.atOffset(ZoneOffset.UTC))
                .param("registration", registration.value())
                .update();
    }

    int destroyRetired() {
        return jdbc.sql("delete from lti_tool_key where published_until <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static Map<String, Object> jwk(String kid, byte[] encoded) {
        Jwk<RSAPublicKey> jwk = Jwks.builder()
                .key(publicKey(encoded))
                .id(kid)
                .algorithm("RS256")
                .publicKeyUse("sig")
                .build();
        return new LinkedHashMap<>(jwk);
    }

    private static RSAPublicKey publicKey(byte[] encoded) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored public key cannot be read", e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored private key cannot be read", e);
        }
    }

    /** What signs, and the name under which its public half is published. */
    public record SigningKey(String kid, PrivateKey key) {}
}
