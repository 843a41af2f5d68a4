package app.vigil.notice;

import app.vigil.decision.DecisionTaken;
import app.vigil.decision.Outcomes;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.mail.Letter;
import app.vigil.mail.Letters;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import java.util.Locale;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the examinee of the decision, at once and so within the three days of R2-050; a correction is told, too. */
@Component
class ResultNotices {

    static final String KIND = "result";

    private final Letters letters;
    private final LetterWords words;
    private final NoticeProfiles profiles;
    private final Exams exams;
    private final Sittings sittings;
    private final Outcomes outcomes;

    ResultNotices(
            Letters letters,
            LetterWords words,
            NoticeProfiles profiles,
            Exams exams,
            Sittings sittings,
            Outcomes outcomes) {
        this.letters = letters;
        this.words = words;
        this.profiles = profiles;
        this.exams = exams;
        this.sittings = sittings;
        this.outcomes = outcomes;
    }

    @ApplicationModuleListener
    void on(DecisionTaken taken) {
        boolean newest = outcomes.find(taken.sitting())
                .filter(outcome -> outcome.version() == taken.version())
                .isPresent();
        if (newest) {
            write(taken);
        }
    }

    private void write(DecisionTaken taken) {
        Sitting sitting = sittings.find(taken.sitting()).orElseThrow();
        Exam exam = exams.find(taken.exam()).orElseThrow();
        LetterWords.Written written =
                words.result(exam, sitting.id(), taken.version() > 1, Locale.forLanguageTag(sitting.locale()));
        letters.post(new Letter(
                sitting.examinee(),
                exam.registration(),
                exam.id().value(),
                KIND,
                KIND + " " + sitting.id() + " version " + taken.version(),
                written.subject(),
                written.text(),
                profiles.of(exam.profile()).toExaminees()));
    }
}
