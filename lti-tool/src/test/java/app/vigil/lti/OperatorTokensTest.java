package app.vigil.lti;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.MasterKey;
import app.vigil.testing.Database;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorTokensTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final LtiRoom room = new LtiRoom(Database.H2);
    private final OperatorTokens tokens = room.get(OperatorTokens.class);

    @AfterEach
    void stop() {
        room.close();
    }

    @Test
    void redeemsOnce() {
        String token = OperatorTokens.issue("admin-link", HOUR, MasterKey.of(new byte[32]), room.clock);
        assertThat(tokens.valid("admin-link", token)).isTrue();
        assertThat(tokens.redeem("admin-link", token)).isTrue();
        assertThat(tokens.redeem("admin-link", token)).isFalse();
    }

    @Test
    void redeemsAgainWhatWasGivenBack() {
        String token = tokens.issue("invitation", HOUR);
        tokens.redeem("invitation", token);
        tokens.giveBack("invitation", token);
        assertThat(tokens.redeem("invitation", token)).isTrue();
    }

    @Test
    void refusesAnotherPurpose() {
        assertThat(tokens.redeem("admin-link", tokens.issue("invitation", HOUR)))
                .isFalse();
    }

    @Test
    void refusesAnExpiredToken() {
        String token = tokens.issue("invitation", HOUR);
        room.clock.tick(HOUR);
        assertThat(tokens.redeem("invitation", token)).isFalse();
    }

    @Test
    void refusesATokenOfAnotherMasterKey() {
        byte[] other = new byte[32];
        other[0] = 1;
        String token = OperatorTokens.issue("invitation", HOUR, MasterKey.of(other), room.clock);
        assertThat(tokens.redeem("invitation", token)).isFalse();
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(tokens.redeem("invitation", "")).isFalse();
        assertThat(tokens.redeem("invitation", "not base64!")).isFalse();
        assertThat(tokens.redeem("invitation", "A".repeat(75))).isFalse();
    }
}
