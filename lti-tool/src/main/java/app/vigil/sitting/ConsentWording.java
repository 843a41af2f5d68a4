package app.vigil.sitting;

import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The consent as one examinee reads it (R2-069): a version in one language, with the operator's name filled in.
 *
 * @param version grows with every change of meaning; wordings of one version say the same
 * @param ticks boxes, each with its own sentence
 */
public record ConsentWording(String version, String locale, String title, List<Section> sections, List<Tick> ticks) {

    /** The box about comparing faces: only where an exam does so, and the exam goes on without it (R4-031). */
    static final String COMPARING = "face-comparison";

    /** Boxes about one exam; all others speak of every exam. */
    private static final Set<String> OF_THIS_EXAM = Set.of("rules", COMPARING);

    /** One headed paragraph. */
    public record Section(String title, String text) {}

    /**
     * One box: what it says is part of the consent.
     *
     * @param required without it there is no exam; the others the examinee is free to leave open
     */
    public record Tick(String code, String label, boolean required) {}

    /** The boxes to show for an exam with these rules when a consent stands already (R2-042), or when none does. */
    public List<Tick> asked(boolean standing, RuleMatrix rules) {
        boolean comparing =
                Arrays.stream(Rule.values()).anyMatch(rule -> rule.needsOwnConsent() && rules.watched(rule));
        return ticks.stream()
                .filter(tick -> !standing || OF_THIS_EXAM.contains(tick.code()))
                .filter(tick -> comparing || !tick.code().equals(COMPARING))
                .toList();
    }

    /** Everything shown, in the order shown. */
    String text() {
        StringBuilder text = new StringBuilder(title);
        sections.forEach(section ->
                text.append("\n\n").append(section.title()).append('\n').append(section.text()));
        ticks.forEach(tick -> text.append(tick.required() ? "\n[x] " : "\n[ ] ").append(tick.label()));
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
