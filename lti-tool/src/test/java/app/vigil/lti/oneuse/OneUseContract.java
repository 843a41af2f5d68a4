package app.vigil.lti.oneuse;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.OneUseValues;
import app.vigil.testing.AllAtOnce;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What every store of one-use values promises, also to two nodes that share it. */
abstract class OneUseContract {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration BRIEFLY = Duration.ofMillis(200);

    abstract OneUseValues values();

    /** The same store as another node sees it. */
    abstract OneUseValues otherNode();

    abstract TransactionTemplate transaction();

    abstract void letPass(Duration time);

    @Test
    void givesAValueOnce() {
        String key = values().issue("ticket", "value", MINUTE);
        assertThat(values().take("ticket", key)).contains("value");
        assertThat(values().take("ticket", key)).isEmpty();
    }

    @Test
    void showsAValueWithoutUsingItUp() {
        String key = values().issue("ticket", "value", MINUTE);
        assertThat(values().peek("ticket", key)).contains("value");
        assertThat(values().take("ticket", key)).contains("value");
        assertThat(values().peek("ticket", key)).isEmpty();
    }

    @Test
    void givesAValueToOneNodeOnly() {
        String key = values().issue("ticket", "value", MINUTE);
        assertThat(otherNode().take("ticket", key)).contains("value");
        assertThat(values().take("ticket", key)).isEmpty();
    }

    @Test
    void keepsPurposesApart() {
        String key = values().issue("ticket", "value", MINUTE);
        assertThat(values().take("state", key)).isEmpty();
        assertThat(values().peek("state", key)).isEmpty();
        assertThat(values().take("ticket", key)).contains("value");
    }

    @Test
    void knowsNoInventedKey() {
        assertThat(values().take("ticket", "invented")).isEmpty();
        assertThat(values().take("ticket", "")).isEmpty();
    }

    @Test
    void keepsAValueOfAnyAlphabetAndSize() {
        String value = "Ключ\nї ' \" \\ " + "x".repeat(100_000);
        assertThat(values().take("ticket", values().issue("ticket", value, MINUTE)))
                .contains(value);
    }

    @Test
    void forgetsAnExpiredValue() {
        String key = values().issue("ticket", "value", BRIEFLY);
        letPass(BRIEFLY);
        assertThat(values().peek("ticket", key)).isEmpty();
        assertThat(values().take("ticket", key)).isEmpty();
    }

    @Test
    void remembersAKeyOnEveryNode() {
        assertThat(values().firstSeen("nonce", "everywhere", MINUTE)).isTrue();
        assertThat(otherNode().firstSeen("nonce", "everywhere", MINUTE)).isFalse();
        assertThat(values().firstSeen("jti", "everywhere", MINUTE)).isTrue();
    }

    @Test
    void remembersAKeyForItsLifetime() {
        assertThat(values().firstSeen("nonce", "briefly", BRIEFLY)).isTrue();
        letPass(BRIEFLY);
        assertThat(values().firstSeen("nonce", "briefly", MINUTE)).isTrue();
        assertThat(values().firstSeen("nonce", "briefly", MINUTE)).isFalse();
    }

    @Test
    void forgetsAKeyThatIsGivenBack() {
        assertThat(values().firstSeen("nonce", "given back", MINUTE)).isTrue();
        otherNode().forget("nonce", "given back");
        assertThat(values().firstSeen("nonce", "given back", MINUTE)).isTrue();
    }

    @Test
    void remembersThoughTheCallersWorkIsRolledBack() {
        String key = values().issue("ticket", "value", MINUTE);
        transaction().executeWithoutResult(status -> {
            assertThat(values().firstSeen("nonce", "rolled back", MINUTE)).isTrue();
            assertThat(values().take("ticket", key)).isPresent();
            status.setRollbackOnly();
        });
        assertThat(values().firstSeen("nonce", "rolled back", MINUTE)).isFalse();
        assertThat(values().take("ticket", key)).isEmpty();
    }

    @Test
    void givesAValueToOneOfFiftyAtOnce() throws Exception {
        String key = values().issue("ticket", "value", MINUTE);
        assertThat(AllAtOnce.winners(() -> anyNode().take("ticket", key).isPresent()))
                .isOne();
    }

    @Test
    void seesAKeyFirstForOneOfFiftyAtOnce() throws Exception {
        assertThat(AllAtOnce.winners(() -> anyNode().firstSeen("nonce", "at once", MINUTE)))
                .isOne();
    }

    private final Iterator<OneUseValues> nodes = Stream.iterate(true, first -> !first)
            .map(first -> first ? values() : otherNode())
            .iterator();

    private synchronized OneUseValues anyNode() {
        return nodes.next();
    }
}
