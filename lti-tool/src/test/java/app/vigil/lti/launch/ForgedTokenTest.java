package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.launch.LaunchDesk.Begun;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Security Framework 1.0, 5.1.3, items 1 and 6: tokens that the platform did not sign, or that are no tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedTokenTest {

    private final LaunchDesk desk = new LaunchDesk();

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void refusesAnUnsignedToken() {
        Begun begun = desk.begin();
        String unsigned = Jwts.builder().claims(desk.claims(begun)).compact();
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_ALGORITHM, () -> desk.receive(begun, unsigned));
    }

    @Test
    void refusesHmacWithThePublicKey() {
        Begun begun = desk.begin();
        String confused = Jwts.builder()
                .header()
                .keyId("platform-1")
                .and()
                .claims(desk.claims(begun))
                .signWith(Keys.hmacShaKeyFor(desk.platform().publicKey().getEncoded()), Jwts.SIG.HS256)
                .compact();
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_ALGORITHM, () -> desk.receive(begun, confused));
    }

    @Test
    void refusesAnotherAsymmetricAlgorithm() {
        Begun begun = desk.begin();
        KeyPair pair = Jwts.SIG.RS512.keyPair().build();
        String token = Jwts.builder()
                .header()
                .keyId("platform-1")
                .and()
                .claims(desk.claims(begun))
                .signWith(pair.getPrivate(), Jwts.SIG.RS512)
                .compact();
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_ALGORITHM, () -> desk.receive(begun, token));
    }

    @Test
    void refusesATokenWithoutKeyId() {
        Begun begun = desk.begin();
        String token = Jwts.builder()
                .claims(desk.claims(begun))
                .signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256)
                .compact();
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_KEY_MISSING, () -> desk.receive(begun, token));
    }

    @Test
    void refusesAnUnknownKey() {
        Begun begun = desk.begin();
        String token = desk.platform()
                .sign(desk.claims(begun), "elsewhere", Jwts.SIG.RS256.keyPair().build());
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_KEY_UNKNOWN, () -> desk.receive(begun, token));
    }

    @Test
    void refusesTheSignatureOfAnotherKey() {
        Begun begun = desk.begin();
        String token = desk.platform()
                .sign(desk.claims(begun), "platform-1", Jwts.SIG.RS256.keyPair().build());
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_SIGNATURE, () -> desk.receive(begun, token));
    }

    @Test
    void refusesAKeyCarriedInTheHeader() {
        Begun begun = desk.begin();
        KeyPair own = Jwts.SIG.RS256.keyPair().build();
        String token = Jwts.builder()
                .header()
                .keyId("platform-1")
                .add("jku", "https://evil.example/jwks")
                .and()
                .claims(desk.claims(begun))
                .signWith(own.getPrivate(), Jwts.SIG.RS256)
                .compact();
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_SIGNATURE, () -> desk.receive(begun, token));
    }

    @Test
    void refusesDuplicateClaims() {
        Begun begun = desk.begin();
        String json = "{\"sub\":\"user-1\",\"sub\":\"user-2\"}";
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> desk.receive(begun, desk.signedPayload(json)));
    }

    @Test
    void refusesDeeplyNestedClaims() {
        Begun begun = desk.begin();
        String json = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> desk.receive(begun, desk.signedPayload(json)));
    }

    @Test
    void refusesAnOversizeToken() {
        Begun begun = desk.begin();
        Map<String, Object> claims = desk.claims(begun);
        claims.put("padding", "x".repeat(70_000));
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_TOKEN_TOO_LARGE,
                () -> desk.receive(begun, desk.platform().sign(claims)));
    }

    @Test
    void refusesWhatIsNoToken() {
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_MALFORMED, () -> desk.receive(desk.begin(), "not.a.token"));
    }

    @Test
    void findsARotatedKeyAfterOneFetch() {
        desk.room().clock.tick(Duration.ofMinutes(1));
        Begun begun = desk.begin();
        KeyPair rotated = desk.platform().rotateTo("platform-2");
        int before = desk.platform().requestsTo("/jwks").size();
        Map<String, Object> claims = desk.claims(begun);
        assertThat(desk.receive(begun, desk.platform().sign(claims, "platform-2", rotated)))
                .isNotNull();
        assertThat(desk.platform().requestsTo("/jwks")).hasSize(before + 1);
        desk.room().clock.tick(Duration.ofMinutes(1));
        desk.platform().restoreFirstKey();
    }
}
