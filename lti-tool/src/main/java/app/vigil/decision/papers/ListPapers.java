package app.vigil.decision.papers;

import app.vigil.decision.Announcements;
import app.vigil.decision.Protocol;
import app.vigil.decision.Protocol.Outcome;
import app.vigil.decision.Protocol.Signer;
import app.vigil.decision.papers.FormFiller.Content;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamStaff;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Papers that are lists: access request (R2-059), result sheet (R2-050), results to be announced (R2-051), register of
 * what is handed over (R2-046).
 */
@Configuration(proxyBeanMethods = false)
class ListPapers {

    /** As many as the form has at least (R2-059); those left empty are filled in by hand. */
    private static final int ROWS_OF_A_REQUEST = 4;

    /** A row of a list from the thing and its number. */
    private interface RowOf<T> {
        Map<String, String> of(T thing, String number);
    }

    @Bean
    PaperForm accessRequest(FormFiller filler, ExamStaff staff) {
        return form(PaperKind.ACCESS_REQUEST, (order, numbered, by) -> {
            List<Map<String, String>> rows = numbered(
                    staff.holding(Duty.PROCTOR, order.exam()),
                    order,
                    (proctor, number) -> Map.of(
                            "row", number, "name", filler.signer(proctor).name(), "email", filler.email(proctor)));
            while (rows.size() < ROWS_OF_A_REQUEST) {
                rows.add(Map.of("row", Integer.toString(rows.size() + 1)));
            }
            return filler.fill(
                    PaperKind.ACCESS_REQUEST,
                    order,
                    numbered,
                    Content.ofRows(rows),
                    Map.of("applicant", List.of(filler.signer(by))));
        });
    }

    @Bean
    PaperForm resultSheet(FormFiller filler, ProtocolPaper protocol, ResultSheetSigners signers) {
        return form(PaperKind.RESULT_SHEET, (order, numbered, by) -> {
            List<Protocol.Row> decided =
                    protocol.rows(order, by).stream().filter(row -> !row.open()).toList();
            List<Map<String, String>> rows = numbered(decided, order, ListPapers::result);
            return filler.fill(
                    PaperKind.RESULT_SHEET,
                    order,
                    numbered,
                    Content.ofRows(rows),
                    Map.of(
                            FormFiller.DECISION_MAKER,
                            List.of(filler.signer(by)),
                            FormFiller.COMMISSION,
                            signers.besides(by, order.exam()).stream()
                                    .map(filler::signer)
                                    .toList()));
        });
    }

    private static Map<String, String> result(Protocol.Row row, String number) {
        Outcome outcome = row.outcome();
        return Map.of(
                "row",
                number,
                "name",
                row.name(),
                "group",
                row.group(),
                "score",
                row.score().text(),
                "result",
                outcome == null ? "" : outcome.label(),
                "by",
                outcome == null ? "" : outcome.by().name());
    }

    /**
     * What is still open is left out, and not called open: to announce that somebody's result waits would announce a
     * doubt.
     */
    @Bean
    PaperForm publicationList(FormFiller filler, ProtocolPaper protocol, Announcements announcements) {
        return form(PaperKind.PUBLICATION_LIST, (order, numbered, by) -> {
            List<Announced> results = protocol.rows(order, by).stream()
                    .filter(row -> !row.open() && !row.score().awaited())
                    .map(row -> announced(row, order.exam(), announcements))
                    .toList();
            boolean byName = announcements.byName(order.exam());
            List<Map<String, String>> rows = numbered(
                    byName ? results : sortedByCode(results),
                    order,
                    (one, number) -> Map.of(
                            "row", number, "examinee", one.examinee(), "score", one.score(), "result", one.result()));
            Map<String, String> words = Map.of(
                    "examinee",
                    filler.word(PaperKind.PUBLICATION_LIST, order, byName ? "by-name" : "by-code"),
                    "code-note",
                    byName ? "" : filler.word(PaperKind.PUBLICATION_LIST, order, "code-note"));
            return filler.fill(
                    PaperKind.PUBLICATION_LIST,
                    order,
                    numbered,
                    new Content(words, rows, List.of()),
                    decides(filler, by));
        });
    }

    private record Announced(String examinee, String score, String result) {}

    /** Points that were not credited count for nothing and are not announced. */
    private static Announced announced(Protocol.Row row, Exam exam, Announcements announcements) {
        Outcome outcome = row.outcome();
        boolean credited = outcome != null && outcome.credited();
        return new Announced(
                announcements.codeOf(exam, SittingId.of(row.sitting())).orElse(row.name()),
                credited ? row.score().text() : "—",
                outcome == null ? "" : outcome.label());
    }

    /** The order of the alphabet would tell of codes whose they are. */
    private static List<Announced> sortedByCode(List<Announced> results) {
        return results.stream()
                .sorted(Comparator.comparing(Announced::examinee))
                .toList();
    }

    @Bean
    PaperForm handOverRegister(FormFiller filler, PaperBook book, PaperDates dates, MessageSource messages) {
        return form(PaperKind.HAND_OVER_REGISTER, (order, numbered, by) -> {
            List<IssuedPaper> papers = book.ofExam(order.exam().id()).reversed().stream()
                    .filter(paper -> paper.kind() != PaperKind.HAND_OVER_REGISTER && !paper.replaced())
                    .toList();
            List<Map<String, String>> rows = numbered(papers, order, (paper, number) -> {
                IssuedPaper.Sealing sealing = paper.sealing();
                LocalDate original = paper.originalReceived();
                return Map.of(
                        "row",
                        number,
                        "paper",
                        messages.getMessage("paper.kind." + paper.kind().code(), null, order.locale()),
                        "number",
                        paper.number(),
                        "date",
                        dates.day(paper.issuedAt(), order),
                        "signed",
                        sealing == null ? "—" : dates.day(sealing.at(), order),
                        "original",
                        original == null ? "—" : dates.day(original, order));
            });
            return filler.fill(
                    PaperKind.HAND_OVER_REGISTER, order, numbered, Content.ofRows(rows), decides(filler, by));
        });
    }

    private static Map<String, List<Signer>> decides(FormFiller filler, PersonId by) {
        return Map.of(FormFiller.DECISION_MAKER, List.of(filler.signer(by)));
    }

    private static <T> List<Map<String, String>> numbered(List<T> things, PaperForm.Order order, RowOf<T> row) {
        if (things.isEmpty()) {
            throw new ProblemException(PaperProblem.EMPTY)
                    .with("exam", order.exam().id());
        }
        return new ArrayList<>(IntStream.range(0, things.size())
                .mapToObj(at -> row.of(things.get(at), Integer.toString(at + 1)))
                .toList());
    }

    private interface Composing {
        PaperForm.Composed compose(PaperForm.Order order, PaperForm.Numbered numbered, PersonId by);
    }

    private static PaperForm form(PaperKind kind, Composing composing) {
        return new PaperForm() {
            @Override
            public PaperKind kind() {
                return kind;
            }

            @Override
            public Composed compose(Order order, Numbered numbered, PersonId by) {
                return composing.compose(order, numbered, by);
            }
        };
    }
}
