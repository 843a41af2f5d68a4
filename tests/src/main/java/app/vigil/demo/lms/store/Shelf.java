package app.vigil.demo.lms.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Things of one kind by their key, in the order they came; each change is stored before it returns. */
public final class Shelf<T> {

    private final StateFile state;
    private final Map<String, T> content;

    Shelf(StateFile state, Map<String, T> content) {
        this.state = state;
        this.content = content;
    }

    public Optional<T> find(String key) {
        return state.together(() -> Optional.ofNullable(content.get(key)));
    }

    public List<T> all() {
        return state.together(() -> List.copyOf(content.values()));
    }

    public List<T> where(Predicate<? super T> condition) {
        return all().stream().filter(condition).toList();
    }

    public void put(String key, T thing) {
        state.<@Nullable Void>together(() -> {
            content.put(key, thing);
            state.markChanged();
            return null;
        });
    }

    public void remove(String key) {
        state.<@Nullable Void>together(() -> {
            if (content.remove(key) != null) {
                state.markChanged();
            }
            return null;
        });
    }

    /** Removes what fulfils the condition. */
    public void removeWhere(Predicate<? super T> condition) {
        state.<@Nullable Void>together(() -> {
            if (content.values().removeIf(condition)) {
                state.markChanged();
            }
            return null;
        });
    }

    Map<String, T> content() {
        return content;
    }
}
