package app.vigil.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A paper for a spreadsheet. Whatever people wrote is text, never a formula. */
final class XlsxPaper {

    private static final String FONT = "Liberation Serif";
    private static final short TITLE = 14;
    private static final short TEXT = 10;
    /** Letters that fit side by side across the page. */
    private static final int LETTERS = 150;

    private static final int LETTER_WIDTH = 256;
    private static final int LINE_POINTS = 13;
    private static final int CODE_ROWS = 6;

    private final Paper paper;
    private final PaperWords words;
    private final String foot;
    private final XSSFWorkbook book = new XSSFWorkbook();
    private final XSSFSheet sheet;
    private final CellStyle plain = style(TEXT, false, false);
    private final CellStyle bordered = style(TEXT, false, true);
    private final List<Integer> widths;
    private int next;

    XlsxPaper(Paper paper, PaperWords words, String foot) {
        this.paper = paper;
        this.words = words;
        this.foot = foot;
        this.sheet = book.createSheet("1");
        Paper.Table table = paper.table();
        this.widths = table == null
                ? List.of(50, 50)
                : table.columns().stream().map(Paper.Column::width).toList();
    }

    byte[] bytes() {
        widen();
        paper.above().forEach(line -> line(line, plain));
        line(paper.title(), style(TITLE, true, false));
        paper.lines().forEach(line -> line(line, plain));
        for (List<Paper.Box> boxes : RenderedDocuments.boxRows(paper)) {
            boxes(boxes);
        }
        Paper.Table table = paper.table();
        if (table != null) {
            table(table);
        }
        paper.closing().forEach(line -> line(line, plain));
        paper.signatures().forEach(this::signature);
        paper.notes().forEach(note -> line(note, plain));
        line(foot, plain);
        code();
        print();
        try (book;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a paper does not write as XLSX", e);
        }
    }

    private int letters(int column) {
        int whole = widths.stream().mapToInt(Integer::intValue).sum();
        return Math.max(4, LETTERS * widths.get(column) / whole);
    }

    private void widen() {
        for (int column = 0; column < widths.size(); column++) {
            sheet.setColumnWidth(column, letters(column) * LETTER_WIDTH);
        }
    }

    private CellStyle style(short points, boolean bold, boolean borders) {
        Font font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(points);
        font.setBold(bold);
        CellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (borders) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private void line(String text, CellStyle style) {
        Row row = sheet.createRow(next++);
        write(row, 0, text, style);
        if (widths.size() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, widths.size() - 1));
        }
        row.setHeightInPoints(LINE_POINTS * lines(text, LETTERS) + (style == plain ? 2 : TITLE));
    }

    private void boxes(List<Paper.Box> boxes) {
        Row row = sheet.createRow(next++);
        for (int column = 0; column < boxes.size(); column++) {
            Paper.Box box = boxes.get(column);
            write(row, column, (box.ticked() ? "☒ " : "☐ ") + box.label(), plain);
        }
    }

    private void table(Paper.Table table) {
        List<String> heads = table.columns().stream().map(Paper.Column::head).toList();
        sheet.setRepeatingRows(new CellRangeAddress(next, next, 0, heads.size() - 1));
        cells(heads);
        table.rows().forEach(this::cells);
    }

    /** Rows do not grow by themselves in every program that opens them. */
    private void cells(List<String> texts) {
        Row row = sheet.createRow(next++);
        int tallest = 1;
        for (int column = 0; column < texts.size(); column++) {
            write(row, column, texts.get(column), bordered);
            tallest = Math.max(tallest, lines(texts.get(column), letters(column)));
        }
        row.setHeightInPoints(LINE_POINTS * tallest + 2);
    }

    private static int lines(String text, int letters) {
        return text.lines()
                .mapToInt(line -> 1 + line.length() / Math.max(1, letters))
                .sum();
    }

    private void signature(Paper.Signature signature) {
        if (!signature.lead().isEmpty()) {
            line(signature.lead(), plain);
        }
        String signed = signature.signed().isEmpty() ? words.sign() + " ____________________" : signature.signed();
        line(signature.role() + ": " + signature.name() + "   " + signed, plain);
    }

    private static void write(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(text);
    }

    private void code() {
        Paper.Registration registration = paper.registration();
        if (registration == null) {
            return;
        }
        line(words.check() + " " + registration.address(), plain);
        int picture = book.addPicture(QrCode.png(registration.address()), Workbook.PICTURE_TYPE_PNG);
        XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, 0, next, 1, next + CODE_ROWS);
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        sheet.createDrawingPatriarch().createPicture(anchor, picture).resize(1.0, 1.0);
    }

    private void print() {
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(paper.landscape());
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.getFooter().setLeft(foot);
        sheet.getFooter().setRight(words.page() + " &P " + words.ofPages() + " &N");
        book.getProperties().getCoreProperties().setTitle(paper.title());
        book.getProperties().getCoreProperties().setCreator("Vigil");
    }
}
