package app.vigil.exam;

import app.vigil.exam.ExamSetup.Course;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins an exam with the first launch for proctoring of its resource link, as the institution's default profile presets
 * it: platforms with Proctoring Services need no deep link, and nobody is turned away because a teacher did not come first.
 */
@Component
class FirstLaunches {

    private static final Logger log = LoggerFactory.getLogger(FirstLaunches.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Exams exams;
    private final ExamSetup setup;
    private final ExamProfiles profiles;
    private final Units units;

    FirstLaunches(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Exams exams,
            ExamSetup setup,
            ExamProfiles profiles,
            Units units) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.exams = exams;
        this.setup = setup;
        this.profiles = profiles;
        this.units = units;
    }

    /** Begins nothing when the exam is there, even since a moment. Every launch tells it where the gradebook is. */
    void begin(StartProctoringLaunch launch, PersonId by) {
        if (exams.of(launch).isEmpty()) {
            // Makes the root unit when there is none: before the transaction, which a race for it would break.
            ExamSettings settings = settings(launch);
            try {
                transaction.executeWithoutResult(status -> link(launch, create(launch, settings, by)));
            } catch (DuplicateKeyException begunMeanwhile) {
                log.debug(
                        "the exam of launch {} has begun meanwhile",
                        launch.core().id());
            }
            exams.of(launch);
        }
    }

    /** A launch without course stands for a course of its own. */
    static String contextOf(StartProctoringLaunch launch) {
        return launch.core().context().map(LaunchContext::id).orElseGet(launch::resourceLinkId);
    }

    private ExamId create(StartProctoringLaunch launch, ExamSettings settings, PersonId by) {
        Course course = new Course(
                launch.core().registration(),
                contextOf(launch),
                courseTitle(launch),
                launch.core().memberships().orElse(null));
        return setup.create(course, settings, by).id();
    }

    private void link(StartProctoringLaunch launch, ExamId exam) {
        jdbc.sql("""
                        insert into exam_link (registration, context_id, resource_link, exam)
                        values (:registration, :context, :link, :exam)""")
                .param("registration", launch.core().registration().value())
                .param("context", contextOf(launch))
                .param("link", launch.resourceLinkId())
                .param("exam", exam.value())
                .update();
        log.info("exam {} begun by launch {}", exam, launch.core().id());
    }

    private ExamSettings settings(StartProctoringLaunch launch) {
        ExamProfiles.Preset preset = profiles.of(ExamProfiles.DEFAULT);
        return new ExamSettings(
                Optional.ofNullable(launch.resourceLinkTitle()).orElseGet(() -> courseTitle(launch)),
                preset.kind(),
                false,
                preset.mode(),
                // The platform opens its assessment itself; this is only where people go back to.
                launch.core().returnUrl().orElseGet(launch::startAssessmentUrl),
                null,
                null,
                null,
                units.root(launch.core().registration()).id(),
                ExamProfiles.DEFAULT,
                preset.matrix(),
                preset.presence().policy(),
                preset.representativeConsentRequired(),
                preset.presentation(),
                preset.quality(),
                null);
    }

    private static String courseTitle(StartProctoringLaunch launch) {
        return launch.core()
                .context()
                .flatMap(context -> Optional.ofNullable(context.title()))
                .orElseGet(() -> contextOf(launch));
    }
}
