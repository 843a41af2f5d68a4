package app.vigil.retention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a deletion act. */
final class ActText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ActText() {}

    /** The text without its own digest. */
    static String write(DeletionAct act) {
        return JSON.writeValueAsString(named(act, ""));
    }

    static DeletionAct read(String text, String digest) {
        return named(JSON.readValue(text, DeletionAct.class), digest);
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    static DeletionAct named(DeletionAct act, String digest) {
        return new DeletionAct(
                act.sitting(), act.keptAs(), act.endedAt(), act.dueAt(), act.deletedAt(), act.deleted(), digest);
    }
}
