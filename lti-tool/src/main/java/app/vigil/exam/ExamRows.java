package app.vigil.exam;

import app.vigil.lti.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads exams with the settings of their newest version. */
final class ExamRows {

    static final String SELECT = """
            select e.id, e.version, e.registration, e.context_id, v.settings
            from exam e join exam_version v on v.exam = e.id and v.version = e.version
            """;
    static final String NEWEST_FIRST = " order by e.created_at desc, e.id";

    private ExamRows() {}

    static Exam exam(ResultSet row, int number) throws SQLException {
        return exam(
                new ExamId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                new RegistrationId(row.getObject("registration", UUID.class)),
                row.getString("context_id"),
                ExamSettingsJson.read(row.getString("settings")));
    }

    static Exam exam(ExamId id, int version, RegistrationId registration, String contextId, ExamSettings settings) {
        return new Exam(
                id,
                version,
                registration,
                contextId,
                settings.unit(),
                settings.title(),
                settings.kind(),
                settings.teacherChecked(),
                settings.mode(),
                settings.quizAddress(),
                settings.opensAt(),
                settings.closesAt(),
                settings.duration(),
                settings.profile(),
                settings.rules(),
                settings.presence(),
                settings.representativeConsentRequired(),
                settings.presentation(),
                settings.quality(),
                settings.resultsFrom());
    }
}
