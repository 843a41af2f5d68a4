package app.vigil.sitting;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.audit.Audited;
import app.vigil.calendar.KnownCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.lti.RegistrationId;
import app.vigil.people.UnitId;
import app.vigil.shared.MasterKey;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The room wired as in production on a real database; only its neighbours are played by {@link Neighbours}. */
final class SittingStage {

    static final Locale RUSSIAN = Locale.of("ru");
    static final Set<String> ALL_TICKS = Set.of("recording", "personal-data", "rules");
    static final Exam.PresencePolicy MARK_ONLY = new Exam.PresencePolicy(null, Duration.ofMinutes(60));
    static final Exam.PresencePolicy CLOSING = new Exam.PresencePolicy(Duration.ofMinutes(3), Duration.ofMinutes(60));

    final SettableClock clock = SettableClock.atFriday();
    private Duration clockSetBy = Duration.ZERO;
    final List<SittingEvent> told = new ArrayList<>();
    final List<AuditEntry> audited = new ArrayList<>();
    final Neighbours neighbours = new Neighbours();
    final Database.Connection database;
    final SittingTable table;
    final JdbcSittings sittings;
    final Steps steps;
    final ExamineeWindow window;
    final PresenceWatch presence;
    final TimeLimits limits;
    final ResultsOpenings results;
    final JdbcExamRoll roll;
    final ExtraTime extraTime;
    final ConsentArchive archive;
    final Withdrawals own;
    final JdbcInstructions instructions;
    final Acquaintance acquaintance;
    final LoaderTokens tokens = new LoaderTokens(MasterKey.of(new byte[32]));
    private final Map<String, SittingProfiles.Profile> profiles = new HashMap<>();

    SittingStage(Database kind) {
        database = kind.fresh();
        table = new SittingTable(database.jdbc());
        SittingPapers papers = new SittingPapers(database.jdbc());
        PresenceTable presenceTable = new PresenceTable(database.jdbc());
        SittingFacts facts = new SittingFacts(event -> told.add((SittingEvent) event));
        LockedSittings locked = new LockedSittings(database.transaction(), table, clock);
        SittingProfiles settings = new SittingProfiles(profiles);
        extraTime = new JdbcExtraTime(database.jdbc(), new RecordingLog(), clock);
        ExamTerms terms = new ExamTerms(neighbours.exams, settings, papers, extraTime);
        ConsentWordings wordings = new ConsentWordings();
        ConsentTable consentTable = new ConsentTable(database.jdbc());
        instructions = new JdbcInstructions(database.jdbc(), this::publish, clock);
        acquaintance = new Acquaintance(instructions, terms, KnownCalendar.calendar(), clock);
        Consents consents = new Consents(wordings, consentTable, terms, acquaintance);
        EvidencePorts evidence = new EvidencePorts(neighbours.identity, neighbours.evidence, neighbours.marks);
        Arrivals arrivals = new Arrivals(database.transaction(), table, presenceTable, facts, clock);
        Outlook outlook = new Outlook(neighbours.admission, evidence, tokens);
        sittings = new JdbcSittings(table, papers, facts, tokens, clock);
        steps = new Steps(locked, facts, terms, consents, papers, evidence);
        window = new ExamineeWindow(arrivals, table, terms, consents, neighbours.people, outlook);
        Listening listening = new Listening(clock, this::steadyNanos);
        presence = new PresenceWatch(
                database.transaction(), presenceTable, locked, facts, neighbours.admission, listening);
        limits = new TimeLimits(table, locked, facts, terms, extraTime, clock);
        results = new ResultsOpenings(new ResultsTable(database.jdbc()), table, locked, facts, terms, clock);
        roll = new JdbcExamRoll(table, papers, consentTable, neighbours.people, new RecordingLog(), clock);
        archive = new ConsentArchive(settings, wordings, consentTable);
        own = new Withdrawals(consentTable, table, sittings, terms, this::publish, clock);
        neighbours.exam = exam(MARK_ONLY);
    }

    private void publish(Object event) {
        if (event instanceof Audited audit) {
            audited.add(audit.audit());
        }
    }

    /** Sets the server's clock, which is not the same as time passing. */
    void setClock(Duration ahead) {
        clock.tick(ahead);
        clockSetBy = clockSetBy.plus(ahead);
    }

    private long steadyNanos() {
        return Duration.between(Instant.EPOCH, clock.instant().minus(clockSetBy))
                .toNanos();
    }

    /** Sets the profile of the exam. */
    void profile(SittingProfile profile) {
        profiles.put("test", new SittingProfiles.Profile(profile));
    }

    SittingId launched() {
        return window.open(neighbours.exam, neighbours.examinee, RUSSIAN);
    }

    SittingId consented() {
        SittingId id = launched();
        steps.consent(id, ConsentWordings.CURRENT, ALL_TICKS, Set.of(), RUSSIAN);
        return id;
    }

    SittingId running() {
        return running(launched());
    }

    SittingId running(SittingId id) {
        steps.consent(id, ConsentWordings.CURRENT, ALL_TICKS, Set.of(), RUSSIAN);
        steps.check(id, List.of(new ExamSteps.CheckItem("camera", ExamSteps.Outcome.PASSED, "1280x720")));
        steps.identify(id, "passport", IdentityHints.NONE);
        steps.start(id);
        return id;
    }

    SittingState stateOf(SittingId id) {
        return sittings.find(id).orElseThrow().state();
    }

    <E extends SittingEvent> List<E> told(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    int count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    static Exam exam(Exam.PresencePolicy presence) {
        return exam(presence, null, null, false);
    }

    static Exam exam(
            Exam.PresencePolicy presence,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            boolean representative) {
        return new Exam(
                new ExamId(new UUID(0, 1)),
                3,
                new RegistrationId(new UUID(0, 2)),
                "course",
                new UnitId(new UUID(0, 3)),
                "Физика",
                ExamKind.INTERMEDIATE,
                false,
                ProctoringMode.ASYNCHRONOUS,
                URI.create("http://127.0.0.1:8081/quiz/1"),
                opensAt,
                closesAt,
                null,
                "test",
                rules(false),
                presence,
                representative,
                QuizPresentation.TAB,
                QualityProfile.STANDARD,
                null);
    }

    /** The stage's exam with another presentation and date of results. */
    static Exam exam(QuizPresentation presentation, @Nullable Instant closesAt, @Nullable Instant resultsFrom) {
        Exam plain = exam(MARK_ONLY, null, closesAt, false);
        return new Exam(
                plain.id(),
                plain.version(),
                plain.registration(),
                plain.contextId(),
                plain.unit(),
                plain.title(),
                plain.kind(),
                false,
                plain.mode(),
                plain.quizAddress(),
                plain.opensAt(),
                plain.closesAt(),
                plain.duration(),
                plain.profile(),
                plain.rules(),
                plain.presence(),
                plain.representativeConsentRequired(),
                presentation,
                QualityProfile.STANDARD,
                resultsFrom);
    }

    static RuleMatrix rules(boolean allowed) {
        return new RuleMatrix(
                Arrays.stream(Rule.values())
                        .collect(Collectors.toMap(
                                rule -> rule,
                                rule -> new RuleMatrix.Setting(allowed, true, true, Duration.ofMillis(2500)))),
                List.of("Без шапки"));
    }

    static SittingRow rowIn(SittingState state) {
        return new SittingRow(
                new SittingId(UUID.randomUUID()),
                new ExamId(UUID.randomUUID()),
                1,
                new PersonId(UUID.randomUUID()),
                state,
                Gate.SHUT,
                rules(false),
                MARK_ONLY,
                "ru",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                QuizPresentation.TAB,
                QualityProfile.STANDARD,
                null,
                null);
    }

    private final class RecordingLog implements AuditLog {

        @Override
        public void append(AuditEntry entry) {
            audited.add(entry);
        }

        @Override
        public OptionalLong firstBrokenLine() {
            return OptionalLong.empty();
        }
    }
}
