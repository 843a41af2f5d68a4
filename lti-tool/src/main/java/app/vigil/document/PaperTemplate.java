package app.vigil.document;

import app.vigil.document.Paper.Box;
import app.vigil.document.Paper.Column;
import app.vigil.document.Paper.Signature;
import app.vigil.document.Paper.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a form in one language, as the institution's office wrote them: {@code {name}} stands for what is filled
 * in.
 *
 * @param columns of the table, in their order; none when the form has no table
 * @param signatures in the order of signing
 * @param words sentences that are chosen by what is filled in
 */
public record PaperTemplate(
        Locale locale,
        boolean landscape,
        String title,
        List<String> above,
        List<String> lines,
        List<Field> columns,
        List<String> closing,
        List<Line> signatures,
        List<String> notes,
        Map<String, String> words) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    /** A column and what is written in its cells. */
    public record Field(String field, String head, int width) {}

    /** A line for a signature. */
    public record Line(String signer, String lead, String role) {}

    /** What an office's file may name; anything else in it is a mistake. */
    public record Vocabulary(Set<String> places, Set<String> fields, Set<String> signers, Set<String> words) {}

    /**
     * What is written into a form.
     *
     * @param rows cells by field
     * @param names of those who sign, by signer; several have a line each
     */
    public record Filling(
            Map<String, String> values,
            List<Map<String, String>> rows,
            List<Box> boxes,
            Map<String, List<String>> names) {}

    /** A sentence of this form. */
    public String word(String key, Map<String, String> values) {
        return filled(Objects.requireNonNull(words.get(key), () -> "the form has no sentence " + key), values);
    }

    /** Heads in their order. */
    public List<String> heads(Map<String, String> values) {
        return columns.stream().map(field -> filled(field.head(), values)).toList();
    }

    /** The form, filled in; lines for which nothing was given are left out. */
    public Paper fill(Filling filling) {
        Map<String, String> values = filling.values();
        return new Paper(
                locale.getLanguage(),
                landscape,
                filled(title, values),
                written(above, values),
                written(lines, values),
                filling.boxes(),
                columns.isEmpty() ? null : table(filling),
                written(closing, values),
                signatures.stream().flatMap(line -> lines(line, filling)).toList(),
                written(notes, values),
                null);
    }

    private static Stream<Signature> lines(Line line, Filling filling) {
        List<String> known = filling.names().getOrDefault(line.signer(), List.of());
        Map<String, String> values = filling.values();
        return (known.isEmpty() ? List.of("") : known)
                .stream()
                        .map(name -> new Signature(
                                line.signer(), filled(line.lead(), values), filled(line.role(), values), name, ""));
    }

    private Table table(Filling filling) {
        List<Column> heads = columns.stream()
                .map(field -> new Column(filled(field.head(), filling.values()), field.width()))
                .toList();
        List<List<String>> rows = filling.rows().stream()
                .map(row -> columns.stream()
                        .map(field -> row.getOrDefault(field.field(), ""))
                        .toList())
                .toList();
        return new Table(heads, rows);
    }

    /** What the file names and nobody fills in; empty when all is well. */
    Set<String> unknown(Vocabulary known) {
        Set<String> unknown = new TreeSet<>();
        Stream.of(
                        Stream.of(title),
                        above.stream(),
                        lines.stream(),
                        closing.stream(),
                        notes.stream(),
                        columns.stream().map(Field::head),
                        signatures.stream().flatMap(line -> Stream.of(line.lead(), line.role())),
                        words.values().stream())
                .flatMap(texts -> texts)
                .forEach(text -> PLACE.matcher(text)
                        .results()
                        .map(place -> place.group(1))
                        .filter(place -> !known.places().contains(place))
                        .forEach(unknown::add));
        columns.stream()
                .map(Field::field)
                .filter(field -> !known.fields().contains(field))
                .forEach(unknown::add);
        signatures.stream()
                .map(Line::signer)
                .filter(one -> !known.signers().contains(one))
                .forEach(unknown::add);
        known.words().stream().filter(word -> !words.containsKey(word)).forEach(word -> unknown.add("words." + word));
        return unknown;
    }

    private static List<String> written(List<String> texts, Map<String, String> values) {
        return texts.stream()
                .map(text -> filled(text, values))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static String filled(String text, Map<String, String> values) {
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")))
                .strip();
    }
}
