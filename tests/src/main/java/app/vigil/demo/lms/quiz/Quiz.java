package app.vigil.demo.lms.quiz;

import java.util.List;
import java.util.Map;

/**
 * A quiz as it came with the demo; what a teacher may change is in {@link QuizSettings}.
 *
 * @param cmid number of the course module, the {@code id} of the quiz's address
 * @param minutes the time limit a teacher may change
 */
public record Quiz(String cmid, String courseId, String name, String intro, int minutes, List<Question> questions) {

    /** Every quiz is out of ten points. */
    public static final double MAXIMUM = 10;

    /** Id of the quiz's column in the gradebook. */
    public String gradeItemId() {
        return "quiz-" + cmid;
    }

    double score(Map<Integer, String> answers) {
        long right = 0;
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).isRight(answers.get(i))) {
                right++;
            }
        }
        return right * MAXIMUM / questions.size();
    }
}
