package app.vigil.decision;

import app.vigil.decision.Protocol.Column;
import app.vigil.decision.Protocol.Outcome;
import app.vigil.decision.Protocol.Row;
import app.vigil.document.Paper;
import app.vigil.document.PaperTemplate;
import app.vigil.document.PaperTemplate.Filling;
import app.vigil.document.PaperTemplate.Vocabulary;
import app.vigil.document.PaperTemplates;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The institution's form of the protocol for an exam's kind, and the words that go into it. */
@Component
class ProtocolForms {

    private static final String ATTESTATION = "protocol";
    private static final String ADMISSION = "protocol-admission";
    private static final Vocabulary VOCABULARY = new Vocabulary(
            Set.of("unit", "exam", "identity", "domain", "zone", "name"),
            Set.of("group", "name", "email", "score", "date", "status", "violations", "result"),
            Set.of("proctor", "decision-maker"),
            Set.of("identity-one", "identity-refused", "identity-many"));

    private final PaperTemplates templates;
    private final MessageSource messages;

    ProtocolForms(PaperTemplates templates, MessageSource messages) {
        this.templates = templates;
        this.messages = messages;
        templates.require(ATTESTATION, VOCABULARY);
        templates.require(ADMISSION, VOCABULARY);
    }

    Form of(Exam exam, ZoneId zone, Optional<String> domain, Locale locale) {
        String name = exam.kind() == ExamKind.ENTRANCE ? ADMISSION : ATTESTATION;
        Map<String, String> values = Map.of(
                "exam", exam.title(),
                "domain", domain.map(known -> "***@" + known).orElse(""),
                "zone", zone.getId());
        return new Form(templates.of(exam.profile(), name, locale), values, zone, messages);
    }

    /** One form in one language for one exam. */
    record Form(PaperTemplate template, Map<String, String> values, ZoneId zone, MessageSource messages) {

        String title() {
            return template.title();
        }

        List<Column> columns() {
            List<String> heads = template.heads(values);
            return IntStream.range(0, heads.size())
                    .mapToObj(at -> new Column(template.columns().get(at).field(), heads.get(at)))
                    .toList();
        }

        List<String> notes() {
            return template.fill(new Filling(values, List.of(), List.of(), Map.of()))
                    .notes();
        }

        String identity(List<Row> shown) {
            if (shown.size() != 1) {
                return template.word("identity-many", Map.of());
            }
            Row only = shown.getFirst();
            return template.word(only.identified() ? "identity-one" : "identity-refused", Map.of("name", only.name()));
        }

        String word(String key, Object... arguments) {
            return messages.getMessage(key, arguments, template.locale());
        }

        String date(Instant instant) {
            return DateTimeFormatter.ofPattern(word("protocol.date-pattern"), template.locale())
                    .withZone(zone)
                    .format(instant);
        }

        Paper paper(Protocol protocol) {
            Map<String, String> all = new HashMap<>(values);
            all.put("unit", protocol.unit());
            all.put("identity", protocol.identity());
            List<Map<String, String>> rows =
                    protocol.rows().stream().map(this::cells).toList();
            Map<String, List<String>> names = Map.of(
                    "proctor", Protocol.names(protocol.proctors()),
                    "decision-maker", Protocol.names(protocol.decisionMakers()));
            return template.fill(new Filling(all, rows, List.of(), names));
        }

        private Map<String, String> cells(Row row) {
            Outcome outcome = row.outcome();
            boolean decided = outcome != null && !outcome.outdated();
            return Map.of(
                    "group", row.group(),
                    "name",
                            lines(
                                    row.name(),
                                    word(row.identified() ? "protocol.identity.yes" : "protocol.identity.no")),
                    "email", row.email(),
                    "score", row.score().text(),
                    "date", row.date(),
                    "status", row.status().number() + ". " + row.statusLabel(),
                    "violations", lines(Stream.concat(row.violations().stream(), Stream.of(row.comment()))),
                    "result", decided && outcome != null ? lines(outcome.label(), outcome.comment()) : "");
        }

        private static String lines(String... lines) {
            return lines(Stream.of(lines));
        }

        private static String lines(Stream<String> lines) {
            return lines.filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
        }
    }
}
