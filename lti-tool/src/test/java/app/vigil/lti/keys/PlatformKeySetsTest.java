package app.vigil.lti.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security Framework 1.0, 6.3: a platform's keys, fetched seldom and never without bounds. */
class PlatformKeySetsTest {

    private final TestPlatform platform = new TestPlatform();
    private final LtiRoom room = new LtiRoom(Database.H2);
    private final PlatformKeySets keySets = room.get(PlatformKeySets.class);

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void fetchesASetOnceAnHour() {
        assertKnown("platform-1");
        assertKnown("platform-1");
        assertThat(platform.requestsTo("/jwks")).hasSize(1);
        room.clock.tick(Duration.ofHours(1));
        assertKnown("platform-1");
        assertThat(platform.requestsTo("/jwks")).hasSize(2);
    }

    @Test
    void fetchesForUnknownKeysAtMostOnceInTenSeconds() {
        assertKnown("platform-1");
        room.clock.tick(Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            assertThat(keySets.find(platform.address("/jwks"), "unknown-" + i)).isEmpty();
        }
        assertThat(platform.requestsTo("/jwks")).hasSize(2);
    }

    @Test
    void fetchesOnceForManyAtTheSameTime() {
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> assertKnown("platform-1"));
            }
        }
        assertThat(platform.requestsTo("/jwks")).hasSize(1);
    }

    @Test
    void servesKnownKeysForADayWhileThePlatformIsDown() {
        assertKnown("platform-1");
        platform.on("/jwks", request -> Answer.empty(503));
        room.clock.tick(Duration.ofHours(23));
        assertKnown("platform-1");
        room.clock.tick(Duration.ofHours(1));
        assertUnreachable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{}", "{\"keys\":7}", "[]", ""})
    void takesNothingButAKeySet(String body) {
        platform.on("/jwks", request -> new Answer(200, Map.of(), body));
        assertUnreachable();
    }

    @Test
    void takesNoSetWithoutBounds() {
        platform.on("/jwks", request -> Answer.json(200, Map.of("keys", List.of(), "padding", "x".repeat(200_000))));
        assertUnreachable();
    }

    @Test
    void followsNoRedirectToAnotherSet() {
        platform.on("/jwks", request -> Answer.empty(302).with("Location", "/other"));
        assertUnreachable();
        assertThat(platform.requestsTo("/other")).isEmpty();
    }

    @Test
    void usesNoKeyMeantForEncryptionAndNoSymmetricOne() {
        platform.on(
                "/jwks",
                request -> Answer.json(
                        200,
                        Map.of(
                                "keys",
                                List.of(
                                        platform.jwk("encrypts", "enc"),
                                        Map.of(
                                                "kty",
                                                "oct",
                                                "kid",
                                                "symmetric",
                                                "k",
                                                "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"),
                                        platform.jwk("signs", "sig")))));
        assertThat(keySets.find(platform.address("/jwks"), "encrypts")).isEmpty();
        assertThat(keySets.find(platform.address("/jwks"), "symmetric")).isEmpty();
        assertKnown("signs");
    }

    @Test
    void usesNoKeyShorterThan2048Bits() throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(1024);
        RSAPublicKey weak = (RSAPublicKey) pairs.generateKeyPair().getPublic();
        Map<String, String> jwk = Map.of(
                "kty", "RSA", "kid", "weak", "n", number(weak.getModulus()), "e", number(weak.getPublicExponent()));
        platform.on("/jwks", request -> Answer.json(200, Map.of("keys", List.of(jwk, platform.jwk("strong", "sig")))));
        assertThat(keySets.find(platform.address("/jwks"), "weak")).isEmpty();
        assertKnown("strong");
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private void assertKnown(String kid) {
        assertThat(keySets.find(platform.address("/jwks"), kid)).isPresent();
    }

    private void assertUnreachable() {
        assertThatThrownBy(() -> keySets.find(platform.address("/jwks"), "platform-1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(LtiProblem.LAUNCH_KEY_SET_UNREACHABLE));
    }
}
