package app.vigil.notice;

import app.vigil.decision.SignatureAwaited;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.mail.Letter;
import app.vigil.mail.Letters;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Invites those whom a registered paper waits for to sign it (R2-050), once for each paper. */
@Component
class SigningInvitations {

    static final String KIND = "signature";

    private final Letters letters;
    private final LetterWords words;
    private final NoticeProfiles profiles;
    private final Exams exams;

    SigningInvitations(Letters letters, LetterWords words, NoticeProfiles profiles, Exams exams) {
        this.letters = letters;
        this.words = words;
        this.profiles = profiles;
        this.exams = exams;
    }

    @ApplicationModuleListener
    void on(SignatureAwaited awaited) {
        Exam exam = exams.find(awaited.exam()).orElseThrow();
        NoticeProfiles.Section profile = profiles.of(exam.profile());
        LetterWords.Written written = words.signature(exam, awaited, profile.staffLanguage());
        awaited.signers()
                .forEach(signer -> letters.post(new Letter(
                        signer,
                        exam.registration(),
                        exam.id().value(),
                        KIND,
                        KIND + " " + awaited.path(),
                        written.subject(),
                        written.text(),
                        profile.toStaff())));
    }
}
