package app.vigil.demo.lms.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fixed part of the demo: people, courses and quizzes, read from the program's own files. */
@Component
public class Seed {

    private final JsonMapper json;

    public Seed(JsonMapper json) {
        this.json = json;
    }

    public <T> List<T> read(String name, Class<T> type) {
        try (var in = new ClassPathResource("demo-lms/seed/" + name + ".json").getInputStream()) {
            return json.readerForListOf(type).readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The seed " + name + " cannot be read", e);
        }
    }
}
