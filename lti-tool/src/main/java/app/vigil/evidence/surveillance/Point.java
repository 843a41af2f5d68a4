package app.vigil.evidence.surveillance;

import app.vigil.exam.Exam;
import app.vigil.retention.RetentionClass;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * So many workplaces of one exam that are recorded in one shift of one day (R1-027): a point under surveillance is, where
 * people are examined at home, the computer each of them works at.
 *
 * @param group empty where nobody knows it
 * @param day in the institution's zone, like all times here
 * @param expected who may still come; 0 once the shift is over
 * @param recorded who was, or is being, recorded
 * @param streams codes of the streams that arrived; empty before anybody came
 */
public record Point(
        Exam exam,
        String group,
        LocalDate day,
        Hours hours,
        int expected,
        int recorded,
        Set<String> streams,
        List<Kept> kept) {

    /**
     * When on that day.
     *
     * @param shift counted from 1; 0 outside of all shifts
     */
    public record Hours(int shift, LocalTime from, LocalTime to) {}

    /**
     * Recordings kept for the same term.
     *
     * @param until the last of them is deleted then; null while their term has not begun
     */
    public record Kept(RetentionClass as, @Nullable LocalDate until, boolean deleted, int count) {}
}
