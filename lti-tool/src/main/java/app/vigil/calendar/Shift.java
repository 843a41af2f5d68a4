package app.vigil.calendar;

import java.time.LocalTime;
import java.util.regex.Pattern;

/** A part of an exam day (R1-027); {@code to} is not of it any more. */
public record Shift(LocalTime from, LocalTime to) {

    private static final Pattern WRITTEN = Pattern.compile("\\d{2}:\\d{2}-\\d{2}:\\d{2}");

    /** Refuses one that ends before it begins. */
    public Shift {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a shift from " + from + " to " + to);
        }
    }

    static Shift of(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException("a shift is written like 09:00-12:30, not " + written);
        }
        String[] ends = written.split("-");
        return new Shift(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }

    /** Whether it is of this shift. */
    public boolean covers(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
