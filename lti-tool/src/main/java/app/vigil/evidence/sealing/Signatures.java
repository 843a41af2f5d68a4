package app.vigil.evidence.sealing;

import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Optional;

/**
 * JWS that can be checked with nothing but themselves: the header carries the public key (RFC 7515, 4.1.3). That proves
 * that nothing was changed since; who signed is known only to those who compare the key's thumbprint with the one the
 * institution publishes.
 */
public final class Signatures {

    private static final String ALGORITHM = "ES256";

    private Signatures() {}

    static String sign(ECPublicKey publicKey, String kid, PrivateKey privateKey, String type, byte[] content) {
        PublicJwk<ECPublicKey> jwk = Jwks.builder().key(publicKey).build();
        return Jwts.builder()
                .header()
                .type(type)
                .keyId(kid)
                .jwk(jwk)
                .and()
                // A content type: without one the library takes JSON for the claims of a token.
                .content(content, "json")
                .signWith(privateKey, Jwts.SIG.ES256)
                .compact();
    }

    /** What was signed; empty when the signature does not fit, or the text is of another type. */
    public static Optional<Checked> check(String jws, String type) {
        if (!canonical(jws)) {
            return Optional.empty();
        }
        try {
            Jws<byte[]> signed = Jwts.parser()
                    .keyLocator(header -> keyOf((JwsHeader) header))
                    .build()
                    .parseSignedContent(jws);
            JwsHeader header = signed.getHeader();
            boolean ours = type.equals(header.getType()) && ALGORITHM.equals(header.getAlgorithm());
            return ours ? Optional.of(new Checked(thumbprint(header), signed.getPayload())) : Optional.empty();
        } catch (JwtException | IllegalArgumentException | ClassCastException damaged) {
            return Optional.empty();
        }
    }

    /** Base64 leaves bits unused that a decoder passes over; a changed one would go unnoticed. */
    private static boolean canonical(String jws) {
        try {
            for (String part : jws.split("\\.", -1)) {
                byte[] bytes = Base64.getUrlDecoder().decode(part);
                if (!Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(part)) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static java.security.Key keyOf(JwsHeader header) {
        if (header.getJwk() == null) {
            throw new IllegalArgumentException("a signature without its key");
        }
        return header.getJwk().toKey();
    }

    private static String thumbprint(JwsHeader header) {
        return header.getJwk().thumbprint().toString();
    }

    /** @param kid thumbprint of the key, computed and not believed */
    public record Checked(String kid, byte[] content) {}
}
