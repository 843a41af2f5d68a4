package app.vigil.demo.lms.keys;

import app.vigil.demo.lms.store.StateFile;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.RsaPrivateJwk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The RSA key that signs id_tokens and access tokens, made at the first start and kept in the data folder. */
@Component
public class PlatformKey {

    private final RsaPrivateJwk key;

    public PlatformKey(StateFile state) {
        Path file = state.folder().resolve("platform-key.json");
        this.key = Files.exists(file) ? read(file) : create(file);
    }

    private static RsaPrivateJwk read(Path file) {
        try {
            return (RsaPrivateJwk) Jwks.parser().build().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The platform key cannot be read from " + file, e);
        }
    }

    private static RsaPrivateJwk create(Path file) {
        RsaPrivateJwk fresh = Jwks.builder()
                .rsaKeyPair(Jwts.SIG.RS256.keyPair().build())
                .algorithm("RS256")
                .publicKeyUse("sig")
                .idFromThumbprint()
                .build();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Jwks.UNSAFE_JSON(fresh));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("The platform key cannot be stored in " + file, e);
        }
    }

    public RSAPublicKey publicKey() {
        return key.toPublicJwk().toKey();
    }

    /** Signs RS256 with the key's id in the header (Security Framework 1.0, 5.1.1). */
    public String sign(JwtBuilder jwt, String type) {
        return jwt.header()
                .keyId(key.getId())
                .type(type)
                .and()
                .signWith(key.toKey(), Jwts.SIG.RS256)
                .compact();
    }

    Jwk<?> publicJwk() {
        return key.toPublicJwk();
    }

    /** The platform's JWKS. */
    @RestController
    static class CertsController {

        private final PlatformKey key;

        CertsController(PlatformKey key) {
            this.key = key;
        }

        @GetMapping("/mod/lti/certs.php")
        Map<String, Object> certs() {
            return Map.of("keys", List.of(key.publicJwk()));
        }
    }
}
