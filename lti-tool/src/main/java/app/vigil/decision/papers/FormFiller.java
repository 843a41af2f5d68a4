package app.vigil.decision.papers;

import app.vigil.decision.Protocol.Signer;
import app.vigil.decision.papers.PaperForm.Composed;
import app.vigil.decision.papers.PaperForm.Numbered;
import app.vigil.decision.papers.PaperForm.Order;
import app.vigil.document.Paper;
import app.vigil.document.Paper.Box;
import app.vigil.document.PaperTemplate;
import app.vigil.document.PaperTemplate.Filling;
import app.vigil.document.PaperTemplate.Vocabulary;
import app.vigil.document.PaperTemplates;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Fills in what all short forms share: unit, exam, number, date and names. */
@Component
class FormFiller {

    static final String COORDINATOR = "coordinator";
    static final String DECISION_MAKER = "decision-maker";
    static final String COMMISSION = "commission";

    private final PaperTemplates templates;
    private final Units units;
    private final People people;

    FormFiller(PaperTemplates templates, Units units, People people) {
        this.templates = templates;
        this.units = units;
        this.people = people;
        Set<String> places = Set.of("unit", "exam", "number", "date");
        require(
                PaperKind.VIOLATION_ACT,
                Set.of("unit", "exam", "name", "number", "date", "other", "times"),
                Set.of(),
                Set.of("proctor", COORDINATOR));
        require(PaperKind.ACCESS_REQUEST, places, Set.of("row", "name", "email"), Set.of("applicant"));
        require(
                PaperKind.RESULT_SHEET,
                places,
                Set.of("row", "name", "group", "score", "result", "by"),
                Set.of(DECISION_MAKER, COMMISSION));
        templates.require(
                PaperKind.PUBLICATION_LIST.code(),
                new Vocabulary(
                        Set.of("unit", "exam", "number", "date", "examinee", "code-note"),
                        Set.of("row", "examinee", "score", "result"),
                        Set.of(DECISION_MAKER),
                        Set.of("by-code", "by-name", "code-note")));
        require(
                PaperKind.HAND_OVER_REGISTER,
                places,
                Set.of("row", "paper", "number", "date", "signed", "original"),
                Set.of(DECISION_MAKER, "office"));
    }

    private void require(PaperKind kind, Set<String> places, Set<String> fields, Set<String> signers) {
        templates.require(kind.code(), new Vocabulary(places, fields, signers, Set.of()));
    }

    /** What this paper says beyond the shared values. */
    record Content(Map<String, String> values, List<Map<String, String>> rows, List<Box> boxes) {

        static Content ofRows(List<Map<String, String>> rows) {
            return new Content(Map.of(), rows, List.of());
        }
    }

    Composed fill(PaperKind kind, Order order, Numbered numbered, Content content, Map<String, List<Signer>> signers) {
        PaperTemplate form = templates.of(order.exam().profile(), kind.code(), order.locale());
        Map<String, String> values = new HashMap<>(content.values());
        values.put(
                "unit",
                units.find(order.exam().unit()).map(OrganisationalUnit::name).orElse(""));
        values.put("exam", order.exam().title());
        values.put("number", numbered.number());
        values.put("date", numbered.date());
        Map<String, List<String>> names = signers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().map(Signer::name).toList()));
        Paper paper = form.fill(new Filling(values, content.rows(), content.boxes(), names));
        return Composed.of(paper, signers, COORDINATOR);
    }

    /** A sentence of the institution's form. */
    String word(PaperKind kind, Order order, String key) {
        return templates.of(order.exam().profile(), kind.code(), order.locale()).word(key, Map.of());
    }

    Signer signer(PersonId person) {
        return new Signer(person, people.find(person).map(Person::displayName).orElse("—"));
    }

    String email(PersonId person) {
        return people.find(person).map(Person::email).orElse("");
    }
}
