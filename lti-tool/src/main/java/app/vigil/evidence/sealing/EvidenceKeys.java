package app.vigil.evidence.sealing;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.MasterKey;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The key pair each institution signs its recordings with (ES256), made when first needed. A key is named by its
 * thumbprint (RFC 7638), which whoever holds the public half can compute.
 */
@Component
public class EvidenceKeys {

    private static final String SEAL_PURPOSE = "evidence-key";

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final Clock clock;

    EvidenceKeys(JdbcClient jdbc, MasterKey masterKey, Clock clock) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** Signs for an institution; the public half travels in the header, so that a package can be checked offline. */
    @Transactional
    public Signed sign(RegistrationId institution, String type, byte[] content) {
        Pair pair = newest(institution).orElseGet(() -> generate(institution));
        return new Signed(pair.kid(), Signatures.sign(pair.publicKey(), pair.kid(), pair.privateKey(), type, content));
    }

    /** The public keys of one institution as a JWK set. */
    public Map<String, List<Map<String, Object>>> publishedBy(RegistrationId institution) {
        return Map.of(
                "keys",
                jdbc.sql(
                                "select kid, public_key from evidence_key where institution = :institution order by created_at")
                        .param("institution", institution.value())
                        .query((row, number) -> jwk(row.getString("kid"), publicKey(row.getBytes("public_key"))))
                        .list());
    }

    /** The public keys of all institutions as a JWK set. */
    public Map<String, List<Map<String, Object>>> published() {
        return Map.of(
                "keys",
                jdbc.sql("select kid, public_key from evidence_key order by created_at, kid")
                        .query((row, number) -> jwk(row.getString("kid"), publicKey(row.getBytes("public_key"))))
                        .list());
    }

    /** What all public keys are named by. */
    public List<String> thumbprints() {
        return jdbc.sql("select kid from evidence_key order by created_at, kid")
                .query((row, number) -> Objects.requireNonNull(row.getString("kid")))
                .list();
    }

    /** Whose key this is; empty when it is no key of this installation. */
    public Optional<RegistrationId> ownerOf(String kid) {
        return jdbc.sql("select institution from evidence_key where kid = :kid")
                .param("kid", kid)
                .query((row, number) -> new RegistrationId(row.getObject("institution", java.util.UUID.class)))
                .optional();
    }

    private Optional<Pair> newest(RegistrationId institution) {
        return jdbc.sql("""
                        select kid, public_key, sealed_private_key from evidence_key where institution = :institution
                        order by created_at desc, kid fetch first 1 rows only""")
                .param("institution", institution.value())
                .query((row, number) -> {
                    String kid = row.getString("kid");
                    byte[] plain = masterKey.open(SEAL_PURPOSE, kid, row.getBytes("sealed_private_key"));
                    return new Pair(kid, publicKey(row.getBytes("public_key")), privateKey(plain));
                })
                .optional();
    }

    private Pair generate(RegistrationId institution) {
        KeyPair fresh = Jwts.SIG.ES256.keyPair().build();
        ECPublicKey publicKey = (ECPublicKey) fresh.getPublic();
        PublicJwk<ECPublicKey> jwk = Jwks.builder().key(publicKey).build();
        String kid = jwk.thumbprint().toString();
        jdbc.sql("""
                        insert into evidence_key (kid, institution, public_key, sealed_private_key, created_at)
                        values (:kid, :institution, :publicKey, :sealed, :createdAt)""")
                .param("kid", kid)
                .param("institution", institution.value())
                .param("publicKey", publicKey.getEncoded())
                .param(
                        "sealed",
                        masterKey.seal(SEAL_PURPOSE, kid, fresh.getPrivate().getEncoded()))
                .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Pair(kid, publicKey, fresh.getPrivate());
    }

    private static Map<String, Object> jwk(String kid, ECPublicKey key) {
        return new LinkedHashMap<>(Jwks.builder()
                .key(key)
                .id(kid)
                .algorithm("ES256")
                .publicKeyUse("sig")
                .build());
    }

    private static ECPublicKey publicKey(byte[] encoded) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored public key cannot be read", e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored private key cannot be read", e);
        }
    }

    /** A signature, and the key that made it. */
    public record Signed(String kid, String jws) {}

    private record Pair(String kid, ECPublicKey publicKey, PrivateKey privateKey) {}
}
