package app.vigil.exam;

import app.vigil.lti.Launch;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.people.UnitId;
import java.net.URI;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Exams in the database. */
@Repository
class JdbcExams implements Exams {

    private static final Logger log = LoggerFactory.getLogger(JdbcExams.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    JdbcExams(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public Optional<Exam> find(ExamId id) {
        return jdbc.sql(ExamRows.SELECT + " where e.id = :id")
                .param("id", id.value())
                .query(ExamRows::exam)
                .optional();
    }

    @Override
    @Transactional
    public Optional<Exam> of(ResourceLinkLaunch launch) {
        Launch.Core core = launch.core();
        Optional<Exam> exam = named(core).flatMap(this::find).filter(found -> belongsTo(found, core));
        exam.ifPresent(found -> keepAddresses(found, core));
        return exam;
    }

    @Override
    @Transactional
    public Optional<Exam> of(StartProctoringLaunch launch) {
        Launch.Core core = launch.core();
        Optional<Exam> exam = named(core)
                .flatMap(this::find)
                .filter(found -> belongsTo(found, core))
                .or(() -> linked(launch).flatMap(this::find));
        exam.ifPresent(found -> keepAddressesOfAssessment(found, core));
        return exam;
    }

    private Optional<ExamId> linked(StartProctoringLaunch launch) {
        return jdbc.sql("""
                        select exam from exam_link
                        where registration = :registration and context_id = :context and resource_link = :link""")
                .param("registration", launch.core().registration().value())
                .param("context", FirstLaunches.contextOf(launch))
                .param("link", launch.resourceLinkId())
                .query((row, number) -> new ExamId(row.getObject("exam", UUID.class)))
                .optional();
    }

    private static Optional<ExamId> named(Launch.Core core) {
        try {
            return Optional.ofNullable(core.custom().get("exam")).map(ExamId::of);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean belongsTo(Exam exam, Launch.Core core) {
        return exam.registration().equals(core.registration())
                && core.context()
                        .filter(context -> context.id().equals(exam.contextId()))
                        .isPresent();
    }

    /** A claim that is missing says nothing: Moodle leaves {@code lineitem} out as soon as a link has two items. */
    private void keepAddresses(Exam exam, Launch.Core core) {
        core.memberships().ifPresent(address -> keepMemberships(exam.id(), address));
        URI admissionItem = core.ags().flatMap(Launch.AgsEndpoint::lineItem).orElse(null);
        URI lineItems = core.ags().flatMap(Launch.AgsEndpoint::lineItems).orElse(null);
        if (admissionItem != null
                && lineItems != null
                && !known(exam.id()).equals(new Linked(admissionItem.toString(), lineItems.toString()))) {
            link(exam, admissionItem, lineItems, core.locale());
        }
    }

    /**
     * The {@code lineitem} of such a launch is the assessment's own grade, which is not ours to write. An activity of the
     * exam's own, where there is one, has told all that is needed.
     */
    private void keepAddressesOfAssessment(Exam exam, Launch.Core core) {
        core.memberships().ifPresent(address -> keepMemberships(exam.id(), address));
        Linked known = known(exam.id());
        core.ags()
                .flatMap(Launch.AgsEndpoint::lineItems)
                .filter(container ->
                        known.admissionItem() == null && !container.toString().equals(known.lineItems()))
                .ifPresent(container -> link(exam, null, container, core.locale()));
    }

    private void link(Exam exam, @Nullable URI admissionItem, URI lineItems, Locale locale) {
        jdbc.sql("update exam set admission_item = :item, line_items = :items where id = :id")
                .param("item", admissionItem == null ? null : admissionItem.toString(), Types.VARCHAR)
                .param("items", lineItems.toString())
                .param("id", exam.id().value())
                .update();
        events.publishEvent(
                new ExamLinked(exam.id(), exam.registration(), admissionItem, lineItems, locale.toLanguageTag()));
        log.info("exam {} linked to its gradebook", exam.id());
    }

    private void keepMemberships(ExamId exam, URI address) {
        jdbc.sql("""
                        update exam set memberships = :address
                        where id = :id and (memberships is null or memberships <> :address)
                        """)
                .param("address", address.toString())
                .param("id", exam.value())
                .update();
    }

    private Linked known(ExamId exam) {
        return jdbc.sql("select admission_item, line_items from exam where id = :id")
                .param("id", exam.value())
                .query((row, number) -> new Linked(row.getString("admission_item"), row.getString("line_items")))
                .single();
    }

    private record Linked(
            @Nullable String admissionItem, @Nullable String lineItems) {}

    @Override
    public List<Exam> ofContext(RegistrationId registration, String contextId) {
        return jdbc.sql(ExamRows.SELECT
                        + " where e.registration = :registration and e.context_id = :context"
                        + ExamRows.NEWEST_FIRST)
                .param("registration", registration.value())
                .param("context", contextId)
                .query(ExamRows::exam)
                .list();
    }

    @Override
    public List<Exam> findAll(Collection<ExamId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<UUID> values = ids.stream().map(ExamId::value).distinct().toList();
        return jdbc.sql(ExamRows.SELECT + " where e.id in (:ids)" + ExamRows.NEWEST_FIRST)
                .param("ids", values)
                .query(ExamRows::exam)
                .list();
    }

    @Override
    public List<Exam> ofRegistration(RegistrationId registration) {
        return jdbc.sql(ExamRows.SELECT + " where e.registration = :registration" + ExamRows.NEWEST_FIRST)
                .param("registration", registration.value())
                .query(ExamRows::exam)
                .list();
    }

    @Override
    public List<Exam> ofUnits(Collection<UnitId> units) {
        return units.isEmpty()
                ? List.of()
                : jdbc.sql(ExamRows.SELECT + " where e.unit in (:units)" + ExamRows.NEWEST_FIRST)
                        .param("units", units.stream().map(UnitId::value).toList())
                        .query(ExamRows::exam)
                        .list();
    }
}
