package app.vigil.notice;

import app.vigil.decision.TeacherCheckFinished;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.mail.Letter;
import app.vigil.mail.Letters;
import app.vigil.shared.PersonId;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who decide that the teacher's check is over and all points are there (R2-043). */
@Component
class CheckNotices {

    static final String KIND = "points";

    private final Letters letters;
    private final LetterWords words;
    private final NoticeProfiles profiles;
    private final Exams exams;
    private final ProtocolHandover handover;

    CheckNotices(Letters letters, LetterWords words, NoticeProfiles profiles, Exams exams, ProtocolHandover handover) {
        this.letters = letters;
        this.words = words;
        this.profiles = profiles;
        this.exams = exams;
        this.handover = handover;
    }

    @ApplicationModuleListener
    void on(TeacherCheckFinished finished) {
        Exam exam = exams.find(finished.exam()).orElseThrow();
        NoticeProfiles.Section profile = profiles.of(exam.profile());
        LetterWords.Written written = words.points(exam, profile.staffLanguage());
        for (PersonId recipient : handover.recipients(exam)) {
            // Whoever brought the points knows.
            if (!recipient.equals(finished.by())) {
                letters.post(new Letter(
                        recipient,
                        exam.registration(),
                        exam.id().value(),
                        KIND,
                        KIND + " " + exam.id() + " " + finished.at().toEpochMilli(),
                        written.subject(),
                        written.text(),
                        profile.toStaff()));
            }
        }
    }
}
