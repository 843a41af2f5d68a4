package app.vigil.conformance.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token about to be made. It starts as one the tool accepts; a hostile case changes the one thing it is about, down to
 * the bytes.
 */
public final class Forgery {

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims;
    private Signer signer;
    private UnaryOperator<String> headerText = UnaryOperator.identity();
    private UnaryOperator<String> payloadText = UnaryOperator.identity();
    private byte @Nullable [] payloadBytes;
    private UnaryOperator<String> token = UnaryOperator.identity();

    public Forgery(String kid, Map<String, Object> claims, Signer signer) {
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", kid);
        this.claims = new LinkedHashMap<>(claims);
        this.signer = signer;
    }

    public Forgery header(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    public Forgery withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /** Changes the header's JSON after it was written. */
    public Forgery headerText(UnaryOperator<String> change) {
        headerText = change;
        return this;
    }

    public Forgery claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    public Forgery without(String name) {
        claims.remove(name);
        return this;
    }

    public Object claim(String name) {
        return claims.get(name);
    }

    /** Moves a time. */
    public Forgery shift(String name, long seconds) {
        return claim(name, ((Number) claims.get(name)).longValue() + seconds);
    }

    /** Changes a claim that is an object. */
    public Forgery inside(String name, Consumer<Map<String, Object>> change) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (claims.get(name) instanceof Map<?, ?> known) {
            known.forEach((key, value) -> object.put((String) key, value));
        }
        change.accept(object);
        return claim(name, object);
    }

    public Map<String, Object> claims() {
        return claims;
    }

    public Forgery signedBy(Signer other) {
        signer = other;
        return this;
    }

    /** Spoils the signature that would have been right. */
    public Forgery spoiled(UnaryOperator<byte[]> spoil) {
        signer = signer.then(spoil);
        return this;
    }

    /** Changes the payload's JSON after it was written: duplicates, depth, what no library would write. */
    public Forgery payload(UnaryOperator<String> change) {
        payloadText = change;
        return this;
    }

    public Forgery payload(byte[] bytes) {
        payloadBytes = bytes;
        return this;
    }

    /** Changes the token after it was signed. */
    public Forgery token(UnaryOperator<String> change) {
        token = change;
        return this;
    }

    /** The token as it goes over the wire. */
    public String token() {
        JsonMapper json = JsonMapper.shared();
        byte[] payload = payloadBytes != null
                ? payloadBytes
                : payloadText.apply(json.writeValueAsString(claims)).getBytes(StandardCharsets.UTF_8);
        String head = headerText.apply(json.writeValueAsString(header));
        String input = base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(payload);
        try {
            byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));
            return token.apply(input + "." + base64(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parts of a token. */
    public static List<String> parts(String token) {
        return List.of(token.split("\\.", -1));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
