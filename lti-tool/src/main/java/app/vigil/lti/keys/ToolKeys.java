package app.vigil.lti.keys;

import app.vigil.lti.RegistrationId;
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
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Makes a pair; it signs from now on, older ones of the registration stay published. */
    public void generate(RegistrationId registration) {
        KeyPair pair = Jwts.SIG.RS256.keyPair().build();
        byte[] id = new byte[KID_BYTES];
        random.nextBytes(id);
        String kid = HexFormat.of().formatHex(id);
        jdbc.sql("""
                        insert into lti_tool_key (kid, registration_id, public_key, sealed_private_key, created_at)
                        values (:kid, :registration, :publicKey, :sealed, :createdAt)""")
                .param("kid", kid)
                .param("registration", registration.value())
                .param("publicKey", pair.getPublic().getEncoded())
                .param(
                        "sealed",
                        masterKey.seal(SEAL_PURPOSE, kid, pair.getPrivate().getEncoded()))
                .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest key of the registration. */
    public SigningKey signingKey(RegistrationId registration) {
        return jdbc.sql("""
                        select kid, sealed_private_key from lti_tool_key where registration_id = :registration
                        order by created_at desc fetch first 1 rows only""")
                .param("registration", registration.value())
                .query((row, number) -> {
                    String kid = row.getString("kid");
                    byte[] plain = masterKey.open(SEAL_PURPOSE, kid, row.getBytes("sealed_private_key"));
                    return new SigningKey(kid, privateKey(plain));
                })
                .single();
    }

    /** All public keys as a JWK set; {@code alg} and {@code use} are given because Moodle asks for them. */
    public Map<String, List<Map<String, Object>>> published() {
        return Map.of(
                "keys",
                jdbc.sql("select kid, public_key from lti_tool_key order by created_at, kid")
                        .query((row, number) -> jwk(row.getString("kid"), row.getBytes("public_key")))
                        .list());
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
