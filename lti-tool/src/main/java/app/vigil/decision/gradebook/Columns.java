package app.vigil.decision.gradebook;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column of an export says what, by number from 0; −1 for none.
 *
 * @param id the institution's number of a person
 */
public record Columns(int email, int id, int score, int group) {

    private static final int NONE = -1;
    private static final Pattern EMAIL = Pattern.compile("e-?mail|почт|пошт");
    private static final Pattern ID =
            Pattern.compile("id number|sis user id|индивидуальный номер|ідентифікаційний номер");
    private static final Pattern GROUP = Pattern.compile("^(групп|груп|group)");
    private static final Pattern SCORE =
            Pattern.compile("\\((real|значение|значення|балл|бал)\\)|^(grade|score|оценка|оцінка|балл|бал)");

    /** What the words of the heads suggest; a column named after the exam is preferred for the score. */
    public static Columns guess(GradebookTable table, String exam) {
        List<String> heads = table.heads().stream()
                .map(head -> head.toLowerCase(Locale.ROOT))
                .toList();
        int named = NONE;
        for (int column = 0; column < heads.size() && named == NONE; column++) {
            boolean ofTheExam = heads.get(column).contains(exam.toLowerCase(Locale.ROOT));
            named = ofTheExam && !EMAIL.matcher(heads.get(column)).find() ? column : NONE;
        }
        return new Columns(
                first(heads, EMAIL),
                table.ids() == GradebookTable.Ids.SUBJECTS ? 0 : first(heads, ID),
                named == NONE ? first(heads, SCORE) : named,
                first(heads, GROUP));
    }

    /** As somebody chose them on the page; what was not said is guessed. */
    public static Columns chosen(
            @Nullable Integer email,
            @Nullable Integer id,
            @Nullable Integer score,
            @Nullable Integer group,
            Columns guessed) {
        return new Columns(
                email == null ? guessed.email : email,
                id == null ? guessed.id : id,
                score == null ? guessed.score : score,
                group == null ? guessed.group : group);
    }

    private static int first(List<String> heads, Pattern words) {
        for (int column = 0; column < heads.size(); column++) {
            if (words.matcher(heads.get(column)).find()) {
                return column;
            }
        }
        return NONE;
    }

    boolean readsScore() {
        return score != NONE;
    }

    boolean readsGroup() {
        return group != NONE;
    }

    String email(List<String> row) {
        return cell(row, email).toLowerCase(Locale.ROOT);
    }

    String id(List<String> row) {
        return cell(row, id);
    }

    /** As the LMS writes it; its dash says that there is none. */
    String score(List<String> row) {
        String written = cell(row, score);
        return written.equals("-") || written.equals("–") ? "" : written;
    }

    String group(List<String> row) {
        return cell(row, group);
    }

    private static String cell(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column).strip();
    }
}
