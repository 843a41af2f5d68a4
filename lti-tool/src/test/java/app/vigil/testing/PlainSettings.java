package app.vigil.testing;

import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.people.UnitId;
import java.net.URI;

/** Settings of an exam without dates that nothing sets apart from the default profile. */
public final class PlainSettings {

    private PlainSettings() {}

    public static ExamSettings of(String title, URI quiz, UnitId unit, ExamProfiles profiles) {
        ExamProfiles.Preset preset = profiles.of("default");
        return new ExamSettings(
                title,
                ExamKind.INTERMEDIATE,
                false,
                ProctoringMode.ASYNCHRONOUS,
                quiz,
                null,
                null,
                null,
                unit,
                "default",
                preset.matrix(),
                preset.presence().policy(),
                false,
                QuizPresentation.TAB,
                QualityProfile.STANDARD,
                null);
    }
}
