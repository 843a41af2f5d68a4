package app.vigil.lti.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiRoom;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.keys.KeyRotation.PublishedKey;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Security Framework 1.0, 6.3: the tool's keys are renewed, and no platform ever meets one it cannot know. */
@ParameterizedClass
@EnumSource(Database.class)
class KeyRotationTest {

    private static final Duration LEAD = Duration.ofHours(1);
    private static final Duration LIFETIME = Duration.ofDays(90);

    @Parameter
    Database database;

    private final TestPlatform platform = new TestPlatform();
    private LtiRoom room;
    private KeyRotation rotation;
    private ToolKeys keys;
    private RegistrationId registration;
    private String first;

    @BeforeEach
    void connect() {
        room = new LtiRoom(database);
        rotation = room.get(KeyRotation.class);
        keys = room.get(ToolKeys.class);
        registration = room.connect(platform).id();
        first = signing();
    }

    @AfterEach
    void close() {
        room.close();
        platform.close();
    }

    @Test
    void publishesTheNextKeyBeforeItSigns() {
        rotation.rotate(registration, null);
        assertThat(published()).hasSize(2).startsWith(first);
        assertThat(signing()).isEqualTo(first);
        room.clock.tick(LEAD);
        assertThat(signing()).isEqualTo(published().getLast()).isNotEqualTo(first);
    }

    @Test
    void publishesTheFormerKeyUntilWhatItSignedHasExpired() {
        rotation.rotate(registration, null);
        room.clock.tick(LEAD.plus(KeyRotation.OVERLAP).minusSeconds(1));
        assertThat(published()).contains(first);
        rotation.destroyRetired();
        assertThat(rows()).isEqualTo(2);
        room.clock.tick(Duration.ofSeconds(1));
        assertThat(published()).hasSize(1).doesNotContain(first);
        rotation.destroyRetired();
        assertThat(rows()).isOne();
        assertThat(signing()).isEqualTo(published().getFirst());
    }

    @Test
    void beginsNoSecondRotationWhileOneIsUnderWay() {
        rotation.rotate(registration, null);
        rotation.rotate(registration, null);
        assertThat(published()).hasSize(2);
        room.clock.tick(LEAD);
        rotation.rotate(registration, null);
        assertThat(published()).hasSize(3);
    }

    @Test
    void makesOneKeyWhenFiftyAskAtOnce() throws Exception {
        AllAtOnce.winners(() -> {
            rotation.rotate(registration, null);
            return true;
        });
        assertThat(published()).hasSize(2);
    }

    @Test
    void rotatesByItselfWhatHasSignedForItsLifetime() {
        room.clock.tick(LIFETIME.minusSeconds(1));
        rotation.rotateDue();
        assertThat(published()).hasSize(1);
        room.clock.tick(Duration.ofSeconds(1));
        rotation.rotateDue();
        rotation.rotateDue();
        assertThat(published()).hasSize(2);
    }

    @Test
    void tellsTheAuditWhichKeyFollows() {
        rotation.rotate(registration, null);
        assertThat(room.audited())
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("tool-key-rotated"))
                .satisfies(entry ->
                        assertThat(entry.detail()).isEqualTo(published().getLast()));
    }

    @Test
    void storesPrivateHalvesSealedAndEachForItsOwnRow() {
        byte[] stored = room.get(JdbcClient.class)
                .sql("select sealed_private_key from lti_tool_key")
                .query((row, number) -> row.getBytes(1))
                .single();
        byte[] plain = keys.signingKey(registration).key().getEncoded();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(plain, 30, 60, StandardCharsets.ISO_8859_1));
        rotation.rotate(registration, null);
        room.clock.tick(LEAD);
        room.get(JdbcClient.class)
                .sql("update lti_tool_key set sealed_private_key = :stored where kid <> :first")
                .param("stored", stored)
                .param("first", first)
                .update();
        assertThatThrownBy(() -> keys.signingKey(registration)).isInstanceOf(IllegalStateException.class);
    }

    private String signing() {
        return keys.signingKey(registration).kid();
    }

    private List<String> published() {
        List<String> names = keys.published(registration).get("keys").stream()
                .map(key -> key.get("kid").toString())
                .toList();
        assertThat(rotation.published(registration))
                .extracting(PublishedKey::kid)
                .containsExactlyInAnyOrderElementsOf(names);
        return rotation.published(registration).stream().map(PublishedKey::kid).toList();
    }

    private int rows() {
        return room.get(JdbcClient.class)
                .sql("select count(*) from lti_tool_key")
                .query(Integer.class)
                .single();
    }
}
