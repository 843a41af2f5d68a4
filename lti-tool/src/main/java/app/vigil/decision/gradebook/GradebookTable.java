package app.vigil.decision.gradebook;

import app.vigil.people.Person;
import app.vigil.shared.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * An export as a table of texts: CSV with whatever delimiter and letters the LMS chose, or the first sheet of XLSX.
 *
 * @param ids whose numbers a column of ids holds; tables kept before this was asked are files
 */
public record GradebookTable(
        List<String> heads,
        List<List<String>> rows,
        @Nullable Ids ids) {

    /** An institution's number may be another person's id on the platform, so that one never stands for the other. */
    public enum Ids {
        /** LIS {@code person_sourcedid}, which files call the ID number. */
        NUMBERS,
        /** The platform's own, as the tool read them through its services. */
        SUBJECTS
    }

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 200;
    private static final Charset OLD_CYRILLIC = Charset.forName("windows-1251");

    public GradebookTable {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    GradebookTable(List<String> heads, List<List<String>> rows) {
        this(heads, rows, Ids.NUMBERS);
    }

    @Nullable
    String idOf(Person person) {
        return ids == Ids.SUBJECTS ? person.subject() : person.sourcedId();
    }

    /** Reads a file; {@code gradebook-unreadable} when it is neither. */
    public static GradebookTable read(byte[] file) {
        try {
            List<List<String>> lines = zipped(file) ? workbook(file) : csv(text(file));
            lines.removeIf(line -> line.stream().allMatch(String::isBlank));
            if (lines.size() < 2 || lines.getFirst().size() < 2) {
                throw unreadable();
            }
            List<String> heads = lines.getFirst();
            return new GradebookTable(
                    heads,
                    lines.stream()
                            .skip(1)
                            .map(line -> padded(line, heads.size()))
                            .toList());
        } catch (IOException | UncheckedIOException e) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return new ProblemException(GradebookProblem.UNREADABLE);
    }

    private static boolean zipped(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K';
    }

    /** Every row as long as the head. */
    private static List<String> padded(List<String> line, int length) {
        List<String> cells = new ArrayList<>(line.subList(0, Math.min(line.size(), length)));
        while (cells.size() < length) {
            cells.add("");
        }
        return cells;
    }

    /** UTF-8 with or without its mark, UTF-16 with one, else what Excel writes in Cyrillic. */
    private static String text(byte[] file) {
        if (file.length > 1
                && (file[0] == (byte) 0xFF && file[1] == (byte) 0xFE
                        || file[0] == (byte) 0xFE && file[1] == (byte) 0xFF)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            String utf8 = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return utf8.startsWith("\uFEFF") ? utf8.substring(1) : utf8;
        } catch (CharacterCodingException other) {
            return new String(file, OLD_CYRILLIC);
        }
    }

    private static List<List<String>> csv(String text) throws IOException {
        String head = text.lines().findFirst().orElse("");
        char delimiter = Stream.of(',', ';', '\t')
                .max((left, right) -> Long.compare(count(head, left), count(head, right)))
                .orElse(',');
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord line : parser) {
                if (lines.size() > MOST_ROWS || line.size() > MOST_COLUMNS) {
                    throw unreadable();
                }
                lines.add(line.stream().map(String::strip).toList());
            }
        }
        return lines;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(one -> one == sign).count();
    }

    /** The library answers a broken file with exceptions of many kinds. */
    private static List<List<String>> workbook(byte[] file) throws IOException {
        try {
            return sheet(file);
        } catch (RuntimeException broken) {
            throw new IOException("not a workbook", broken);
        }
    }

    private static List<List<String>> sheet(byte[] file) throws IOException {
        DataFormatter format = new DataFormatter();
        List<List<String>> lines = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Row row : book.getSheetAt(0)) {
                if (lines.size() > MOST_ROWS || row.getLastCellNum() > MOST_COLUMNS) {
                    throw unreadable();
                }
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < row.getLastCellNum(); column++) {
                    Cell cell = row.getCell(column);
                    cells.add(cell == null ? "" : format.formatCellValue(cell).strip());
                }
                lines.add(cells);
            }
        }
        return lines;
    }
}
