package app.vigil.decision.papers;

import app.vigil.document.Paper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** What a paper says as text: always the same text for the same paper, so that its digest is its version. */
final class PaperText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PaperText() {}

    static String write(Paper paper) {
        return JSON.writeValueAsString(paper);
    }

    static Paper read(String text) {
        return JSON.readValue(text, Paper.class);
    }

    static String version(Paper paper) {
        return sha256(write(paper).getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
