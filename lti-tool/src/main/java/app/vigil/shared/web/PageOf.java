package app.vigil.shared.web;

import java.util.List;

/**
 * One page of a long list, for {@code layout :: pages}.
 *
 * @param number from 1 on
 * @param pages how many there are, at least one
 */
public record PageOf<T>(List<T> lines, int number, int pages) {

    private static final int LINES = 100;

    public PageOf {
        lines = List.copyOf(lines);
    }

    /** The page asked for, or the nearest there is. */
    public static <T> PageOf<T> of(List<T> all, int wanted) {
        int pages = Math.max(1, (all.size() + LINES - 1) / LINES);
        int number = Math.clamp(wanted, 1, pages);
        int first = (number - 1) * LINES;
        return new PageOf<>(all.subList(first, Math.min(all.size(), first + LINES)), number, pages);
    }
}
