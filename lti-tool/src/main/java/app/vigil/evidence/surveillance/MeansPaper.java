package app.vigil.evidence.surveillance;

import app.vigil.document.Paper;
import app.vigil.document.PaperTemplate;
import app.vigil.evidence.surveillance.RecordingForms.Heading;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.AccessMeans;
import app.vigil.shared.AccessMeans.Means;
import app.vigil.shared.VigilSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The list of means that restrict access (R1-024) as a paper: what the running tool really has, and what it lacks. */
@Component
class MeansPaper {

    private final RecordingForms forms;
    private final List<AccessMeans> rooms;
    private final VigilSettings settings;

    MeansPaper(RecordingForms forms, List<AccessMeans> rooms, VigilSettings settings) {
        this.forms = forms;
        this.rooms = rooms;
        this.settings = settings;
    }

    Paper of(Heading heading, RegistrationId institution) {
        PaperTemplate form = forms.form(RecordingForms.MEANS, heading);
        List<Means> all = rooms.stream()
                .flatMap(room -> room.of(institution.value()).stream())
                .sorted(Comparator.comparing(Means::guards))
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Means means : all) {
            String key = "access-means." + means.key();
            rows.add(Map.of(
                    "row", Integer.toString(rows.size() + 1),
                    "guards", forms.word("access-means.guards." + means.guards().code(), heading),
                    "means", forms.word(key, heading),
                    "how",
                            forms.word(
                                    key + (means.inForce() ? ".on" : ".off"),
                                    heading,
                                    means.arguments().toArray()),
                    "state", form.word(means.inForce() ? "in-force" : "not-in-force", Map.of())));
        }
        return forms.fill(
                RecordingForms.MEANS,
                heading,
                Map.of("address", settings.publicUrl().toString()),
                rows);
    }
}
