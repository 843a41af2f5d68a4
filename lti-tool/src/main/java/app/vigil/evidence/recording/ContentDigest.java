package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 that a sender announced for a body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9530#section-2">RFC 9530, section 2</a>
 */
public record ContentDigest(String hex) {

    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):");

    /** Reads the header's value; other algorithms beside it are ignored, as the RFC asks. */
    public static ContentDigest ofHeader(@Nullable String header) {
        return ofHeader("Content-Digest", header);
    }

    /** Reads the value of another header of the same form. */
    public static ContentDigest ofHeader(String name, @Nullable String header) {
        Matcher matcher = SHA_256.matcher(header == null ? "" : header);
        if (!matcher.find()) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("header", name);
        }
        return new ContentDigest(HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(1))));
    }

    /** What the first segment of a stream has to name as its predecessor. */
    public static ContentDigest beginningOf(SittingId sitting, StreamName stream) {
        return of(("vigil:" + sitting + "/" + stream.code()).getBytes(StandardCharsets.UTF_8));
    }

    /** As a header's value. */
    public String header() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)) + ":";
    }

    /** Digest of these bytes. */
    public static ContentDigest of(byte[] bytes) {
        try {
            return new ContentDigest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    /** Refuses bytes that are not what was announced. */
    public void verify(byte[] bytes) {
        if (!of(bytes).equals(this)) {
            throw new ProblemException(EvidenceProblem.SEGMENT_DIGEST_MISMATCH);
        }
    }
}
