package app.vigil.evidence.export;

import app.vigil.document.Paper;
import app.vigil.document.PaperTemplate;
import app.vigil.document.PaperTemplate.Filling;
import app.vigil.document.PaperTemplate.Vocabulary;
import app.vigil.document.PaperTemplates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The act that says which files were handed to whom (R0-027). */
@Component
class HandOverAct {

    private static final String FORM = "hand-over-act";
    private static final Set<String> PLACES =
            Set.of("exam", "name", "began", "ended", "sitting", "ground", "medium", "packed");
    private static final Set<String> FIELDS = Set.of("file", "bytes", "sha256");

    private final PaperTemplates templates;

    HandOverAct(PaperTemplates templates) {
        this.templates = templates;
        templates.require(FORM, new Vocabulary(PLACES, FIELDS, Set.of("by", "to"), Set.of("medium")));
    }

    /** @param model what the page of the package shows, too */
    Paper of(Map<String, Object> model, String profile, HandOver handOver, List<Contents.Entry> entries) {
        PaperTemplate form = templates.of(profile, FORM, handOver.locale());
        Map<String, String> values = new HashMap<>();
        for (String shown : List.of("exam", "began", "ended", "sitting", "packed")) {
            values.put(shown, String.valueOf(model.get(shown)));
        }
        values.put("name", String.valueOf(model.get("examinee")));
        values.put("ground", handOver.ground());
        values.put(
                "medium", handOver.medium().isBlank() ? "" : form.word("medium", Map.of("medium", handOver.medium())));
        List<Map<String, String>> rows = entries.stream()
                .map(entry -> Map.of(
                        "file", entry.name(),
                        "bytes", Long.toString(entry.size()),
                        "sha256", entry.sha256()))
                .toList();
        Map<String, List<String>> names = Map.of("by", List.of(handOver.byName()), "to", List.of(handOver.recipient()));
        return form.fill(new Filling(values, rows, List.of(), names));
    }
}
