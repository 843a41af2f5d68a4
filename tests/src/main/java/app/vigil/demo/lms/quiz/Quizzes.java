package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.course.NotFoundException;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.store.Seed;
import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import java.util.List;
import org.springframework.stereotype.Component;

/** All quizzes with their settings; each has its column in the gradebook from the first start on. */
@Component
public class Quizzes {

    private final List<Quiz> all;
    private final Shelf<QuizSettings> settings;

    public Quizzes(Seed seed, StateFile state, Gradebook gradebook) {
        this.all = seed.read("quizzes", Quiz.class);
        this.settings = state.shelf("quizSettings", QuizSettings.class);
        all.stream()
                .filter(quiz -> gradebook.item(quiz.gradeItemId()).isEmpty())
                .forEach(quiz -> gradebook.put(column(quiz)));
    }

    private static GradeItem column(Quiz quiz) {
        return new GradeItem(
                quiz.gradeItemId(),
                quiz.courseId(),
                null,
                quiz.cmid(),
                true,
                quiz.name(),
                Quiz.MAXIMUM,
                null,
                null,
                false,
                false);
    }

    public List<Quiz> in(String courseId) {
        return all.stream().filter(quiz -> quiz.courseId().equals(courseId)).toList();
    }

    public Quiz require(String cmid) {
        return all.stream()
                .filter(quiz -> quiz.cmid().equals(cmid))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("quiz " + cmid));
    }

    public QuizSettings settingsOf(Quiz quiz) {
        return settings.find(quiz.cmid()).orElseGet(() -> new QuizSettings(null, null, quiz.minutes(), null, null));
    }

    void change(Quiz quiz, QuizSettings changed) {
        settings.put(quiz.cmid(), changed);
    }
}
