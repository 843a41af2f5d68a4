package app.vigil.demo.lms.store;

import app.vigil.demo.lms.DemoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All shelves of the LMS, written as one file that is replaced whole after each change, so that a killed
 * process leaves either the old state or the new one.
 */
@Component
public class StateFile {

    private final JsonMapper json;
    private final Path folder;
    private final Path file;
    private final ObjectNode saved;
    private final Map<String, Shelf<?>> shelves = new LinkedHashMap<>();
    private final Shelf<Integer> counters;
    private int depth;
    private boolean changed;

    public StateFile(JsonMapper json, DemoSettings settings) {
        this.json = json;
        this.folder = settings.dataFolder();
        this.file = folder.resolve("state.json");
        this.saved = Files.exists(file) ? (ObjectNode) json.readTree(file) : json.createObjectNode();
        this.counters = shelf("counters", Integer.class);
    }

    /** The folder of everything the LMS stores. */
    public Path folder() {
        return folder;
    }

    /** Opens the shelf of that name with what the file holds for it. */
    public final synchronized <T> Shelf<T> shelf(String name, Class<T> type) {
        Map<String, T> content = new LinkedHashMap<>();
        saved.path(name)
                .properties()
                .forEach(entry -> content.put(entry.getKey(), json.treeToValue(entry.getValue(), type)));
        Shelf<T> shelf = new Shelf<>(this, content);
        if (shelves.put(name, shelf) != null) {
            throw new IllegalStateException("Two owners of the shelf " + name);
        }
        return shelf;
    }

    /** A number of the sequence that was never given before. */
    public String nextId(Sequence sequence) {
        return together(() -> {
            int next = counters.find(sequence.name()).orElse(sequence.first());
            counters.put(sequence.name(), next + 1);
            return Integer.toString(next);
        });
    }

    /** Runs several reads and changes as one: nobody else in between, one write of the file at the end. */
    public synchronized <T extends @Nullable Object> T together(Supplier<T> work) {
        depth++;
        try {
            return work.get();
        } finally {
            depth--;
            if (depth == 0 && changed) {
                write();
            }
        }
    }

    void markChanged() {
        changed = true;
    }

    private void write() {
        // Shelves not opened yet, early in a start, keep what the file holds for them.
        ObjectNode root = saved.deepCopy();
        shelves.forEach((name, shelf) -> root.set(name, json.valueToTree(shelf.content())));
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolve("state.json.new");
            Files.writeString(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            changed = false;
        } catch (IOException e) {
            throw new UncheckedIOException("The state was not stored in " + file, e);
        }
    }
}
