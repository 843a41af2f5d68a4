package app.vigil.decision;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The confirmed marks of a review in words.
 *
 * @param lines each with the time of the recording and of the clock (R2-066)
 * @param filled what the review page writes of them into the comment
 */
public record ConfirmedMarks(List<String> lines, List<Filled> filled) {

    /** A review without a confirmed mark. */
    public static final ConfirmedMarks NONE = new ConfirmedMarks(List.of(), List.of());

    /** The page counts from the first moment of any recording, papers from the camera's. */
    private static final long APART = 5;

    public ConfirmedMarks {
        lines = List.copyOf(lines);
        filled = List.copyOf(filled);
    }

    /**
     * A mark as the comment has it after its times.
     *
     * @param wordings in each language the page may have had
     */
    record Filled(Duration position, Set<String> wordings) {

        private static final String TIMES =
                "(?m)^(\\d{2,}):(\\d\\d):(\\d\\d)–(?:\\d{2,}:\\d\\d:\\d\\d|…) %s[ \\t]*$\\R?";

        private String outOf(String comment) {
            String left = comment;
            for (String wording : wordings) {
                left = Pattern.compile(TIMES.formatted(Pattern.quote(wording)))
                        .matcher(left)
                        .replaceAll(line -> there(line.group(1), line.group(2), line.group(3))
                                ? ""
                                : Matcher.quoteReplacement(line.group()));
            }
            return left;
        }

        private boolean there(String hours, String minutes, String seconds) {
            long written = Duration.ofHours(Long.parseLong(hours))
                    .plusMinutes(Long.parseLong(minutes))
                    .plusSeconds(Long.parseLong(seconds))
                    .toSeconds();
            return Math.abs(written - position.toSeconds()) <= APART;
        }
    }

    /** What a reviewer's comment says beside these marks: lines the page filled in from them are not said twice. */
    String beside(String comment) {
        String left = comment;
        for (Filled mark : filled) {
            left = mark.outOf(left);
        }
        return left.strip();
    }
}
