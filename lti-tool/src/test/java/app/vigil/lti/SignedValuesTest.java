package app.vigil.lti;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.MasterKey;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignedValuesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String VALUE = "Ключ\nї ' \" \\";

    private final LtiRoom room = new LtiRoom(Database.H2);
    private final SignedValues values = room.get(SignedValues.class);

    @AfterEach
    void stop() {
        room.close();
    }

    @Test
    void givesAValueOnceAndShowsItAnyTime() {
        String signed = values.sign("state", VALUE, MINUTE);
        assertThat(values.read("state", signed)).contains(VALUE);
        assertThat(values.take("state", signed)).contains(VALUE);
        assertThat(values.take("state", signed)).isEmpty();
        assertThat(values.read("state", signed)).contains(VALUE);
    }

    @Test
    void storesNothingBeforeAValueIsTaken() {
        String signed = values.sign("state", VALUE, MINUTE);
        assertThat(stored()).isZero();
        values.take("state", signed);
        assertThat(stored()).isOne();
    }

    @Test
    void givesAValueToOneOfFiftyAtOnceOnTwoNodes() throws Exception {
        String signed = values.sign("state", VALUE, MINUTE);
        SignedValues otherNode = new SignedValues(key(0), room.get(OneUseValues.class), room.clock);
        assertThat(AllAtOnce.winners(() -> (Thread.currentThread().threadId() % 2 == 0 ? values : otherNode)
                        .take("state", signed)
                        .isPresent()))
                .isOne();
    }

    @Test
    void staysTakenForANodeWhoseClockIsLate() {
        String signed = values.sign("state", VALUE, MINUTE);
        Clock late = Clock.offset(room.clock, Duration.ofMinutes(-2));
        SignedValues otherNode = new SignedValues(key(0), room.get(OneUseValues.class), late);
        values.take("state", signed);
        room.clock.tick(MINUTE.plusSeconds(30));
        assertThat(otherNode.take("state", signed)).isEmpty();
    }

    @Test
    void refusesAnotherPurposeAndAnotherMasterKey() {
        String signed = values.sign("state", VALUE, MINUTE);
        assertThat(values.read("ticket", signed)).isEmpty();
        assertThat(values.take("ticket", signed)).isEmpty();
        assertThat(new SignedValues(key(1), room.get(OneUseValues.class), room.clock).take("state", signed))
                .isEmpty();
    }

    @Test
    void refusesAnExpiredValue() {
        String signed = values.sign("state", VALUE, MINUTE);
        room.clock.tick(MINUTE);
        assertThat(values.read("state", signed)).isEmpty();
        assertThat(values.take("state", signed)).isEmpty();
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] signed = Base64.getUrlDecoder().decode(values.sign("state", VALUE, MINUTE));
        for (int i = 0; i < signed.length; i++) {
            byte[] changed = signed.clone();
            changed[i] ^= 1;
            assertThat(values.read("state", Base64.getUrlEncoder().encodeToString(changed)))
                    .as("byte %s", i)
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatIsNothingOfOurs() {
        String random = Base64.getUrlEncoder().encodeToString("x".repeat(200).getBytes(StandardCharsets.UTF_8));
        for (String text : List.of("", "x", "not base64!", "A".repeat(75), random)) {
            assertThat(values.take("state", text)).as(text).isEmpty();
        }
    }

    /** Base64 lets the last character be written in several ways. */
    @Test
    void givesAValueOnceHoweverItIsWritten() {
        String signed = values.sign("state", "", MINUTE);
        values.take("state", signed);
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            assertThat(values.take("state", signed.substring(0, signed.length() - 1) + last))
                    .isEmpty();
        }
    }

    private int stored() {
        return room.get(JdbcClient.class)
                .sql("select count(*) from lti_one_use")
                .query(Integer.class)
                .single();
    }

    private static MasterKey key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return MasterKey.of(key);
    }
}
