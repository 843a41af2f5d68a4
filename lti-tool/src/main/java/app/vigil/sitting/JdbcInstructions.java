package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Instruction.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Instructions, their words, and whom they were shown, in three tables. */
@Repository
class JdbcInstructions implements Instructions {

    private static final List<String> LANGUAGES = List.of("ru", "uk", "en");

    private static final String SHOWN = """
            select n.sitting_id, n.language, n.shown_at, i.kind, i.version, i.valid_from, i.order_number
            from instruction_shown n join instruction i on i.id = n.instruction""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcInstructions(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Head(
            UUID id,
            InstructionKind kind,
            int version,
            LocalDate validFrom,
            String orderNumber,
            PersonId issuedBy,
            Instant issuedAt) {}

    private record Text(UUID instruction, Wording wording) {}

    private record ShownAt(SittingId sitting, Shown shown) {}

    @Override
    public List<Instruction> of(RegistrationId institution) {
        return worded(heads(institution, LocalDate.of(9999, 12, 31)));
    }

    @Override
    public List<Instruction> inForce(RegistrationId institution, LocalDate day) {
        Set<InstructionKind> found = EnumSet.noneOf(InstructionKind.class);
        return worded(heads(institution, day).stream()
                .filter(head -> found.add(head.kind()))
                .sorted(Comparator.comparing(Head::kind))
                .toList());
    }

    /** Newest first: of two of one day the one that was issued later. */
    private List<Head> heads(RegistrationId institution, LocalDate until) {
        return jdbc.sql("""
                        select * from instruction where registration = :registration and valid_from <= :until
                        order by valid_from desc, version desc, kind""")
                .param("registration", institution.value())
                .param("until", until)
                .query((row, number) -> new Head(
                        row.getObject("id", UUID.class),
                        kind(row),
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("order_number"),
                        new PersonId(row.getObject("issued_by", UUID.class)),
                        Columns.instant(row, "issued_at")))
                .list();
    }

    private List<Instruction> worded(List<Head> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Wording>> wordings = jdbc
                .sql("select * from instruction_text where instruction in (:ids)")
                .param("ids", heads.stream().map(Head::id).toList())
                .query((row, number) -> new Text(
                        row.getObject("instruction", UUID.class),
                        new Wording(row.getString("language"), row.getString("words"), row.getString("address"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(
                        text -> LANGUAGES.indexOf(text.wording().language())))
                .collect(Collectors.groupingBy(
                        Text::instruction, Collectors.mapping(Text::wording, Collectors.toList())));
        return heads.stream()
                .map(head -> new Instruction(
                        head.id(),
                        head.kind(),
                        head.version(),
                        head.validFrom(),
                        head.orderNumber(),
                        wordings.getOrDefault(head.id(), List.of()),
                        head.issuedBy(),
                        head.issuedAt()))
                .toList();
    }

    @Override
    @Transactional
    public Instruction issue(RegistrationId institution, Draft draft, PersonId by) {
        Instruction issued = new Instruction(
                UUID.randomUUID(),
                draft.kind(),
                1 + newest(institution, draft.kind()),
                draft.validFrom(),
                draft.orderNumber(),
                draft.wordings(),
                by,
                clock.instant());
        insert(institution, issued);
        draft.wordings().forEach(wording -> insert(issued.id(), wording));
        events.publishEvent(new InstructionIssued(issued.id(), issued.kind(), issued.version(), by));
        return issued;
    }

    private int newest(RegistrationId institution, InstructionKind kind) {
        return jdbc.sql("""
                        select coalesce(max(version), 0) from instruction
                        where registration = :registration and kind = :kind""")
                .param("registration", institution.value())
                .param("kind", kind.code())
                .query(Integer.class)
                .single();
    }

    private void insert(RegistrationId institution, Instruction issued) {
        try {
            jdbc.sql("""
                            insert into instruction
                              (id, registration, kind, version, valid_from, order_number, issued_by, issued_at)
                            values (:id, :registration, :kind, :version, :from, :order, :by, :at)""")
                    .param("id", issued.id())
                    .param("registration", institution.value())
                    .param("kind", issued.kind().code())
                    .param("version", issued.version())
                    .param("from", issued.validFrom())
                    .param("order", issued.orderNumber())
                    .param("by", issued.issuedBy().value())
                    .param("at", Columns.of(issued.issuedAt()))
                    .update();
        } catch (DuplicateKeyException anotherMeanwhile) {
            throw new ProblemException(SittingProblem.INSTRUCTION_ISSUED_MEANWHILE).with("institution", institution);
        }
    }

    private void insert(UUID instruction, Wording wording) {
        jdbc.sql("""
                        insert into instruction_text (instruction, language, words, address)
                        values (:instruction, :language, :words, :address)""")
                .param("instruction", instruction)
                .param("language", wording.language())
                .param("words", wording.words())
                .param("address", wording.address())
                .update();
    }

    /** Puts down that an examinee was shown it; shown again for the same sitting, the first time stays. */
    void show(SittingId sitting, UUID instruction, String language, Instant at) {
        jdbc.sql("""
                        insert into instruction_shown (sitting_id, instruction, language, shown_at)
                        select :sitting, :instruction, :language, :at
                        where not exists (select 1 from instruction_shown
                            where sitting_id = :sitting and instruction = :instruction)""")
                .param("sitting", sitting.value())
                .param("instruction", instruction)
                .param("language", language)
                .param("at", Columns.of(at))
                .update();
    }

    /** Which of these the person was shown already, for whatever sitting. */
    Set<UUID> known(PersonId examinee, List<UUID> instructions) {
        return instructions.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                select distinct n.instruction from instruction_shown n
                                join sitting s on s.id = n.sitting_id
                                where s.examinee = :examinee and n.instruction in (:instructions)""")
                        .param("examinee", examinee.value())
                        .param("instructions", instructions)
                        .query(UUID.class)
                        .list());
    }

    @Override
    public List<Shown> shown(SittingId sitting) {
        return jdbc
                .sql(SHOWN + " where n.sitting_id = :sitting")
                .param("sitting", sitting.value())
                .query(JdbcInstructions::row)
                .list()
                .stream()
                .map(ShownAt::shown)
                .sorted(Comparator.comparing(Shown::kind).thenComparing(Shown::version))
                .toList();
    }

    @Override
    public Map<SittingId, List<Shown>> shown(ExamId exam) {
        return jdbc
                .sql(SHOWN + " join sitting s on s.id = n.sitting_id where s.exam_id = :exam")
                .param("exam", exam.value())
                .query(JdbcInstructions::row)
                .list()
                .stream()
                .sorted(Comparator.comparing((ShownAt one) -> one.shown().kind())
                        .thenComparing(one -> one.shown().version()))
                .collect(Collectors.groupingBy(
                        ShownAt::sitting, Collectors.mapping(ShownAt::shown, Collectors.toList())));
    }

    private static ShownAt row(ResultSet row, int number) throws SQLException {
        return new ShownAt(
                new SittingId(row.getObject("sitting_id", UUID.class)),
                new Shown(
                        kind(row),
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("order_number"),
                        row.getString("language"),
                        Columns.instant(row, "shown_at")));
    }

    private static InstructionKind kind(ResultSet row) throws SQLException {
        return InstructionKind.of(row.getString("kind")).orElseThrow();
    }

    /** What was shown goes with the sittings. */
    @EventListener
    void on(RegistrationDeleted deleted) {
        for (String sql : List.of("""
                delete from instruction_text where instruction in
                    (select id from instruction where registration = :registration)""", """
                delete from instruction where registration = :registration""")) {
            jdbc.sql(sql).param("registration", deleted.registration().value()).update();
        }
    }
}
