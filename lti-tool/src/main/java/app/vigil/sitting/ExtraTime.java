package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accommodation of single examinees (R4-017): how much longer than the exam's closing time they may write. */
public interface ExtraTime {

    /**
     * Replaces what was given before; zero takes it back.
     *
     * @param by null when the platform granted it
     */
    void give(ExamId exam, PersonId examinee, Duration extra, @Nullable PersonId by);

    /** In whole minutes, by examinee; who has none is missing. */
    Map<PersonId, Duration> of(ExamId exam);
}
