package app.vigil.sitting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The consent as one examinee reads it (R2-069): a version in one language, with the operator's name filled in.
 *
 * @param version grows with every change of meaning; wordings of one version say the same
 * @param ticks boxes the examinee must tick, each with its own sentence
 */
public record ConsentWording(String version, String locale, String title, List<Section> sections, List<Tick> ticks) {

    /** The box about the rules of one exam; all others speak of every exam. */
    private static final String OF_THIS_EXAM = "rules";

    /** One headed paragraph. */
    public record Section(String title, String text) {}

    /** One box: what it says is part of the consent. */
    public record Tick(String code, String label) {}

    /** The boxes to tick when a consent stands already (R2-042), or when none does. */
    public List<Tick> asked(boolean standing) {
        return ticks.stream()
                .filter(tick -> !standing || tick.code().equals(OF_THIS_EXAM))
                .toList();
    }

    /** Everything shown, in the order shown. */
    String text() {
        StringBuilder text = new StringBuilder(title);
        sections.forEach(section ->
                text.append("\n\n").append(section.title()).append('\n').append(section.text()));
        ticks.forEach(tick -> text.append("\n[x] ").append(tick.label()));
        return text.toString();
    }

    /** Proves which words were shown. */
    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
