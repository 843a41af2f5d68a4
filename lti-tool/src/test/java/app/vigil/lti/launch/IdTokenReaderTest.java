package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.keys.PlatformKeySets;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signature before everything else, byte by byte; over the wire the same is in {@link ForgedTokenTest}. */
class IdTokenReaderTest {

    private static final KeyPair KEY = Jwts.SIG.RS256.keyPair().build();
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
    private static final String CLAIMS = "{\"iss\":\"https://lms.example\",\"sub\":\"1\",\"exp\":1}";

    private final PlatformKeySets keySets = mock(PlatformKeySets.class);
    private final IdTokenReader reader = new IdTokenReader(keySets);

    @BeforeEach
    void publish() {
        when(keySets.find(TestTokens.REGISTRATION.keySet(), "k1")).thenReturn(Optional.of(KEY.getPublic()));
        when(keySets.find(TestTokens.REGISTRATION.keySet(), "k2")).thenReturn(Optional.empty());
    }

    @Test
    void readsWhatThePlatformSignedAndJudgesNoTime() throws GeneralSecurityException {
        IdToken token = read(signed(HEADER, CLAIMS));
        assertThat(token.registration()).isEqualTo(TestTokens.REGISTRATION);
        assertThat(token.sentNonce()).isEqualTo(TestTokens.NONCE);
        assertThat(token.claims().getIssuer()).isEqualTo("https://lms.example");
        assertThat(token.claims().getSubject()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"alg":"none","kid":"k1"}  | LAUNCH_TOKEN_ALGORITHM
            {"alg":"HS256","kid":"k1"} | LAUNCH_TOKEN_ALGORITHM
            {"alg":"RS512","kid":"k1"} | LAUNCH_TOKEN_ALGORITHM
            {"kid":"k1"}               | LAUNCH_TOKEN_ALGORITHM
            {"alg":"RS256"}            | LAUNCH_TOKEN_KEY_MISSING
            {"alg":"RS256","kid":" "}  | LAUNCH_TOKEN_KEY_MISSING
            {"alg":"RS256","kid":7}    | LAUNCH_TOKEN_KEY_MISSING
            {"alg":"RS256","kid":"k2"} | LAUNCH_TOKEN_KEY_UNKNOWN
            {"alg":"RS256","alg":"RS256","kid":"k1"} | LAUNCH_TOKEN_MALFORMED
            ["alg"]                    | LAUNCH_TOKEN_MALFORMED
            """)
    void readsNoOtherHeader(String header, LtiProblem problem) throws GeneralSecurityException {
        String token = signed(header, CLAIMS);
        LaunchDesk.assertRefused(problem, () -> read(token));
    }

    @Test
    void readsNothingThatTheKeyDidNotSign() throws GeneralSecurityException {
        String token = signed(HEADER, CLAIMS);
        String other = signed(HEADER, CLAIMS.replace("\"1\"", "\"2\""));
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_TOKEN_SIGNATURE,
                () -> read(token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'))));
    }

    @Test
    void readsOnlyOneObjectOfClaims() throws GeneralSecurityException {
        for (String payload :
                List.of("[]", "words", CLAIMS + "{}", "{\"sub\":\"1\",\"sub\":\"2\"}", "{\"exp\":\"soon\"}")) {
            String token = signed(HEADER, payload);
            LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> read(token));
        }
        for (String text : List.of("", "words", "a.b", ".", "%%%.x.y")) {
            LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> read(text));
        }
    }

    @Test
    void measuresBeforeItReads() {
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> read("x".repeat(64 * 1024)));
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_TOO_LARGE, () -> read("x".repeat(64 * 1024 + 1)));
    }

    private IdToken read(String token) {
        return reader.read(TestTokens.REGISTRATION, TestTokens.NONCE, token);
    }

    private static String signed(String header, String payload) throws GeneralSecurityException {
        String input = encode(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + encode(payload.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEY.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + encode(signature.sign());
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
