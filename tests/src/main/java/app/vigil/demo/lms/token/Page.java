package app.vigil.demo.lms.token;

import java.util.List;

/** A slice of a container and where the next one begins. */
public record Page<T>(List<T> items, int next) {

    /** The part of the list from a position on; {@link #next} is 0 on the last page. */
    public static <T> Page<T> of(List<T> all, int from, int limit) {
        int start = Math.clamp(from, 0, all.size());
        int end = limit <= 0 ? all.size() : Math.min(all.size(), start + limit);
        return new Page<>(all.subList(start, end), end < all.size() ? end : 0);
    }
}
