package app.vigil.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One paper with all its words: the one model that the screen, PDF, DOCX and XLSX are made from (R2-059…R2-064, R2-068,
 * R4-060). Nothing in it is computed when it is shown, so that what was signed stays what is read.
 *
 * @param language of all its words
 * @param above whose paper it is, over the title
 * @param lines between title and table
 * @param boxes ticked or not, in two columns
 * @param table null when the form has none
 * @param closing sentences under the table
 * @param notes footnotes
 * @param registration null while it is a draft
 */
public record Paper(
        String language,
        boolean landscape,
        String title,
        List<String> above,
        List<String> lines,
        List<Box> boxes,
        @Nullable Table table,
        List<String> closing,
        List<Signature> signatures,
        List<String> notes,
        @Nullable Registration registration) {

    public Paper {
        above = List.copyOf(above);
        lines = List.copyOf(lines);
        boxes = List.copyOf(boxes);
        closing = List.copyOf(closing);
        signatures = List.copyOf(signatures);
        notes = List.copyOf(notes);
    }

    /** The language of its words. */
    public Locale locale() {
        return Locale.of(language);
    }

    /** The same paper with one more line over all others. */
    public Paper above(String line) {
        List<String> lines = Stream.concat(Stream.of(line), above.stream()).toList();
        return new Paper(
                language, landscape, title, lines, this.lines, boxes, table, closing, signatures, notes, registration);
    }

    /** The same paper with more sentences under its table. */
    public Paper closing(List<String> more) {
        List<String> sentences = Stream.concat(closing.stream(), more.stream()).toList();
        return new Paper(
                language, landscape, title, above, lines, boxes, table, sentences, signatures, notes, registration);
    }

    /** The same paper, registered. */
    public Paper registered(Registration as) {
        return new Paper(language, landscape, title, above, lines, boxes, table, closing, signatures, notes, as);
    }

    /** The same paper with these signature lines. */
    public Paper signed(List<Signature> lines) {
        return new Paper(
                language, landscape, title, above, this.lines, boxes, table, closing, lines, notes, registration);
    }

    /** One thing that may be ticked. */
    public record Box(String label, boolean ticked) {}

    /** Rows of as many cells as there are columns; a line feed in a cell begins a new line. */
    public record Table(List<Column> columns, List<List<String>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Each cell in its lines. */
        public List<List<List<String>>> lines() {
            return rows.stream()
                    .map(row -> row.stream().map(cell -> cell.lines().toList()).toList())
                    .toList();
        }
    }

    /** @param width in hundredths of the table */
    public record Column(String head, int width) {}

    /**
     * Where somebody signs.
     *
     * @param signer what the form calls the line
     * @param lead sentence above the line, mostly empty
     * @param signed who signed when in the application; empty leaves a line for the pen
     */
    public record Signature(String signer, String lead, String role, String name, String signed) {}

    /**
     * What makes it a paper of its own.
     *
     * @param number as the institution registered it
     * @param version SHA-256 of what it says, in hexadecimal digits
     * @param address where anybody who holds it can check it; printed as a QR code
     */
    public record Registration(String number, String date, String version, String address) {

        /** Enough of the version to compare by eye. */
        public String shortVersion() {
            return version.substring(0, 16);
        }
    }
}
