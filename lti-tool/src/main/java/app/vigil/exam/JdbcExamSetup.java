package app.vigil.exam;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes exams: the exam row points to the newest of its versions. */
@Repository
class JdbcExamSetup implements ExamSetup {

    private static final Logger log = LoggerFactory.getLogger(JdbcExamSetup.class);

    private static final int LONGEST_TITLE = 500;

    private final JdbcClient jdbc;
    private final Exams exams;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcExamSetup(JdbcClient jdbc, Exams exams, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.exams = exams;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Exam create(Course course, ExamSettings settings, PersonId by) {
        ExamId id = new ExamId(UUID.randomUUID());
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into exam
                            (id, version, registration, context_id, context_title, unit, created_at, memberships)
                        values (:id, 1, :registration, :context, :title, :unit, :now, :memberships)
                        """)
                .param("id", id.value())
                .param("registration", course.registration().value())
                .param("context", course.contextId())
                .param("title", clipped(course.title()))
                .param("unit", settings.unit().value())
                .param("now", now)
                .param("memberships", text(course.memberships()))
                .update();
        saveVersion(id, 1, settings, by, now);
        return ExamRows.exam(id, 1, course.registration(), course.contextId(), settings);
    }

    @Override
    @Transactional
    public Exam change(ExamId id, int basedOn, ExamSettings settings, PersonId by) {
        Exam current = exams.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (current.version() == basedOn && current.settings().equals(settings)) {
            return current;
        }
        int version = basedOn + 1;
        int changed = jdbc.sql("update exam set version = :next, unit = :unit where id = :id and version = :basedOn")
                .param("next", version)
                .param("unit", settings.unit().value())
                .param("id", id.value())
                .param("basedOn", basedOn)
                .update();
        if (changed == 0) {
            throw new ProblemException(ExamProblem.CHANGED_MEANWHILE).with("exam", id);
        }
        saveVersion(id, version, settings, by, clock.instant().atOffset(ZoneOffset.UTC));
        return ExamRows.exam(id, version, current.registration(), current.contextId(), settings);
    }

    private void saveVersion(ExamId id, int version, ExamSettings settings, PersonId by, OffsetDateTime at) {
        jdbc.sql("""
                        insert into exam_version (exam, version, settings, changed_at, changed_by)
                        values (:exam, :version, :settings, :at, :by)
                        """)
                .param("exam", id.value())
                .param("version", version)
                .param("settings", ExamSettingsJson.write(settings))
                .param("at", at)
                .param("by", by.value())
                .update();
        events.publishEvent(new ExamSettingsSaved(id, version, by));
        log.info("exam {} saved as version {}", id, version);
    }

    @Override
    public List<Version> history(ExamId exam) {
        return jdbc.sql("""
                        select version, changed_at, changed_by, settings from exam_version
                        where exam = :exam order by version desc
                        """)
                .param("exam", exam.value())
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        new PersonId(row.getObject("changed_by", UUID.class)),
                        ExamSettingsJson.read(row.getString("settings"))))
                .list();
    }

    private static String clipped(String title) {
        return title.substring(0, Math.min(title.length(), LONGEST_TITLE));
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }
}
