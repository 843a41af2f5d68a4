package app.vigil.conformance;

import static app.vigil.conformance.Hostile.clause;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.token.Signer;
import app.vigil.conformance.token.SigningKeys;
import app.vigil.conformance.tool.Login;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The id_token is signed by the platform, with RS256, under a key of its key set and nothing else. */
class SignatureTest extends LaunchConformance {

    private static final KeyPair STRANGER = SigningKeys.rsa("stranger");
    private static final KeyPair CURVE = SigningKeys.ec("curve");
    private static final KeyPair PLATFORM = SigningKeys.rsa("SignatureTest");
    private static final byte[] SECRET = "a secret that stands in the key set".getBytes(StandardCharsets.US_ASCII);

    private final Platform neighbour = new Platform("neighbour");

    @BeforeAll
    void publishOddKeys() {
        tool.connect(neighbour);
        Map<String, Object> forEncryption = SigningKeys.jwk("encrypts", STRANGER);
        forEncryption.put("use", "enc");
        platform.on("/jwks", asked -> keySet(asked, forEncryption));
    }

    private app.vigil.conformance.platform.Reply keySet(Asked asked, Map<String, Object> forEncryption) {
        return Platform.keySet(
                SigningKeys.jwk(Platform.KID, PLATFORM),
                SigningKeys.octet("shared-secret", SECRET),
                SigningKeys.jwk("weak", SigningKeys.rsa("weak", 1024)),
                forEncryption);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.3 item 1: a token signed with RS256 by a key of the key set is accepted")
    void acceptsWhatThePlatformSigned() {
        Login login = Login.begin(platform);
        assertThat(accepted(login, login.resourceLink()).core().user().subject())
                .isEqualTo("user-1");
    }

    static Stream<Hostile> algorithms() {
        var clause = clause("SF 1.0 §5.1.3 item 6", "launch-token-algorithm");
        byte[] encoded = PLATFORM.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        byte[] modulus = ((RSAPublicKey) PLATFORM.getPublic()).getModulus().toByteArray();
        return Stream.of(
                clause.when("alg none without a signature", unsigned("none")),
                clause.when("alg NONE without a signature", unsigned("NONE")),
                clause.when("alg nOnE without a signature", unsigned("nOnE")),
                clause.when("alg none with the signature left on", f -> f.header("alg", "none")),
                clause.when("HS256 with the public key in PEM", hmac("HS256", pem.getBytes(StandardCharsets.US_ASCII))),
                clause.when("HS256 with the public key in DER", hmac("HS256", encoded)),
                clause.when("HS256 with the modulus", hmac("HS256", modulus)),
                clause.when("HS512 with the public key in DER", hmac("HS512", encoded)),
                clause.when("HS256 with a secret from the key set", f -> {
                    hmac("HS256", SECRET).accept(f);
                    f.header("kid", "shared-secret");
                }),
                clause.when("ES256 by a key nobody knows", algorithm("ES256", Signer.es256(CURVE))),
                clause.when("PS256 by the platform's key", algorithm("PS256", Signer.ps256(PLATFORM))),
                clause.when("RS384 by the platform's key", algorithm("RS384", Signer.rsa("SHA384withRSA", PLATFORM))),
                clause.when("RS512 by the platform's key", algorithm("RS512", Signer.rsa("SHA512withRSA", PLATFORM))),
                clause.when("RS1: SHA-1", algorithm("RS1", Signer.rsa("SHA1withRSA", PLATFORM))),
                clause.when("rs256 in small letters", f -> f.header("alg", "rs256")),
                clause.when("an algorithm nobody has", f -> f.header("alg", "XX999")));
    }

    static Stream<Hostile> keys() {
        var missing = clause("SF 1.0 §5.1.2: kid", "launch-token-key-missing");
        var unknown = clause("SF 1.0 §6.3", "launch-token-key-unknown");
        return Stream.of(
                missing.when("no kid", f -> f.withoutHeader("kid")),
                missing.when("an empty kid", f -> f.header("kid", "")),
                missing.when("a blank kid", f -> f.header("kid", "   ")),
                unknown.when("a kid nobody published", f -> f.header("kid", "unknown")),
                unknown.when("the kid in capitals", f -> f.header("kid", Platform.KID.toUpperCase())),
                unknown.when("a kid that is a path", f -> f.header("kid", "../../../../dev/null")),
                unknown.when("a kid that is SQL", f -> f.header("kid", "x' or '1'='1")),
                unknown.when("a kid of 8 kB", f -> f.header("kid", "k".repeat(8192))),
                unknown.when(
                        "a key published for encryption",
                        f -> f.header("kid", "encrypts").signedBy(Signer.rs256(STRANGER))),
                unknown.when("an octet key under its kid", f -> f.header("kid", "shared-secret")));
    }

    static Stream<Hostile> carriedKeys() {
        var clause = clause("RFC 7515 §4.1, SF 1.0 §6.3", "launch-token-signature");
        Map<String, Object> own = SigningKeys.jwk(Platform.KID, STRANGER);
        Consumer<Forgery> stranger = f -> f.signedBy(Signer.rs256(STRANGER));
        return Stream.of(
                clause.when("signed by somebody else under the platform's kid", stranger),
                clause.when("brings its key along in jwk", stranger.andThen(f -> f.header("jwk", own))),
                clause.when(
                        "names its own key set in jku",
                        stranger.andThen(f -> f.header("jku", "https://evil.example/jwks"))),
                clause.when(
                        "names its certificate in x5u",
                        stranger.andThen(f -> f.header("x5u", "https://evil.example/cert"))));
    }

    static Stream<Hostile> signatures() {
        var clause = clause("RFC 7515 §5.2", "launch-token-signature");
        return Stream.of(
                clause.when(
                        "one bit of the signature turned",
                        f -> f.spoiled(bytes -> {
                            bytes[17] ^= 1;
                            return bytes;
                        })),
                clause.when("half a signature", f -> f.spoiled(bytes -> Arrays.copyOf(bytes, bytes.length / 2))),
                clause.when("a byte more", f -> f.spoiled(bytes -> Arrays.copyOf(bytes, bytes.length + 1))),
                clause.when("all zeroes", f -> f.spoiled(bytes -> new byte[bytes.length])),
                clause.when("the signature plus the modulus", f -> f.spoiled(SignatureTest::plusModulus)),
                clause.when(
                        "the payload changed afterwards",
                        f -> f.token(token -> exchange(token, 1, payload -> payload.replace("Learner", "Instructor")))),
                clause.when(
                        "the header changed afterwards",
                        f -> f.token(token -> exchange(token, 0, header -> header.replace("JWT", "jwt")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"algorithms", "keys", "carriedKeys", "signatures"})
    void refuses(Hostile hostile) {
        assertRefused(hostile);
    }

    @Test
    @DisplayName("SF 1.0 §6.3: a key of another platform under its own kid → launch-token-key-unknown")
    void refusesANeighboursKey() {
        neighbour.on("/jwks", asked -> Platform.keySet(SigningKeys.jwk("neighbour-key", neighbour.keys())));
        Login login = Login.begin(platform);
        assertRefused(
                login,
                login.resourceLink().header("kid", "neighbour-key").signedBy(neighbour.signer()),
                "launch-token-key-unknown");
    }

    @Test
    @DisplayName("RFC 7518 §3.3: an RSA key of 1024 bits, though published → launch-token-key-unknown")
    void refusesAWeakKey() {
        Login login = Login.begin(platform);
        assertRefused(
                login,
                login.resourceLink().header("kid", "weak").signedBy(Signer.rs256(SigningKeys.rsa("weak", 1024))),
                "launch-token-key-unknown");
    }

    private static Consumer<Forgery> unsigned(String algorithm) {
        return algorithm(algorithm, Signer.nobody());
    }

    private static Consumer<Forgery> algorithm(String name, Signer signer) {
        return forgery -> forgery.header("alg", name).signedBy(signer);
    }

    private static Consumer<Forgery> hmac(String name, byte[] secret) {
        return algorithm(name, Signer.hmac(name.replace("HS", "HmacSHA"), secret));
    }

    /** s + n verifies like s where nobody looks at the range (RFC 8017, 8.2.2). */
    private static byte[] plusModulus(byte[] signature) {
        BigInteger modulus = ((RSAPublicKey) PLATFORM.getPublic()).getModulus();
        return new BigInteger(1, signature).add(modulus).toByteArray();
    }

    private static String exchange(String token, int part, java.util.function.UnaryOperator<String> change) {
        List<String> parts = new ArrayList<>(Forgery.parts(token));
        String text = new String(Base64.getUrlDecoder().decode(parts.get(part)), StandardCharsets.UTF_8);
        parts.set(part, Forgery.base64(change.apply(text).getBytes(StandardCharsets.UTF_8)));
        return String.join(".", parts);
    }
}
