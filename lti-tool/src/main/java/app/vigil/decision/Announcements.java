package app.vigil.decision;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.sitting.SittingId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the results of an entrance examination are announced (R2-051): nobody is named unless the institution says so. */
@Component
public class Announcements {

    private static final long CODES = 1_000_000_000_000L;

    private final DecisionProfiles profiles;

    Announcements(DecisionProfiles profiles) {
        this.profiles = profiles;
    }

    /** The institution lets names be published. */
    public boolean byName(Exam exam) {
        return profiles.resultsPublished(exam.profile()) == DecisionProfiles.ResultsPublished.BY_NAME;
    }

    /** Under which code a sitting is announced; empty where it is not, or by name. */
    public Optional<String> codeOf(Exam exam, SittingId sitting) {
        return exam.kind() == ExamKind.ENTRANCE && !byName(exam) ? Optional.of(code(sitting)) : Optional.empty();
    }

    /** Digits only, which read the same in every language; whoever does not know the sitting cannot compute them. */
    private static String code(SittingId sitting) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("vigil:announced/" + sitting).getBytes(StandardCharsets.UTF_8));
            long number = Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), CODES);
            return "%012d".formatted(number).replaceAll("(\\d{4})(?=\\d)", "$1-");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
