package app.vigil.demo.lms.store;

import app.vigil.demo.lms.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fixed part of the demo: people, courses and quizzes, read from the program's own files. */
@Component
public class Seed {

    private final JsonMapper json;
    private final boolean season;

    public Seed(JsonMapper json, DemoSettings settings) {
        this.json = json;
        this.season = settings.season();
    }

    public <T> List<T> read(String name, Class<T> type) {
        List<T> all = new ArrayList<>(readFile(name, type));
        if (season) {
            all.addAll(readFile("season/" + name, type));
        }
        return List.copyOf(all);
    }

    private <T> List<T> readFile(String name, Class<T> type) {
        try (var in = new ClassPathResource("demo-lms/seed/" + name + ".json").getInputStream()) {
            return json.readerForListOf(type).readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The seed " + name + " cannot be read", e);
        }
    }
}
