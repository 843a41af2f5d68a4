package app.vigil.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** A paper for a word processor. Lengths are in twentieths of a point. */
final class DocxPaper {

    private static final String FONT = "Liberation Serif";
    private static final int TITLE = 14;
    private static final int TEXT = 10;
    private static final int SMALL = 9;
    private static final int LONG_SIDE = 16838;
    private static final int SHORT_SIDE = 11906;
    private static final int MARGIN = 720;
    private static final int CODE_POINTS = 64;

    private final Paper paper;
    private final PaperWords words;
    private final String foot;
    private final XWPFDocument document = new XWPFDocument();
    private final int width;

    DocxPaper(Paper paper, PaperWords words, String foot) {
        this.paper = paper;
        this.words = words;
        this.foot = foot;
        this.width = (paper.landscape() ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
    }

    byte[] bytes() {
        page();
        footer();
        paper.above().forEach(line -> line(line, ParagraphAlignment.CENTER, TEXT));
        XWPFRun title = line(paper.title(), ParagraphAlignment.CENTER, TITLE);
        title.setBold(true);
        paper.lines().forEach(line -> line(line, ParagraphAlignment.LEFT, TEXT));
        boxes();
        Paper.Table table = paper.table();
        if (table != null) {
            table(table);
        }
        paper.closing().forEach(line -> line(line, ParagraphAlignment.LEFT, TEXT));
        paper.signatures().forEach(this::signature);
        paper.notes().forEach(note -> line(note, ParagraphAlignment.LEFT, SMALL));
        code();
        try (document;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a paper does not write as DOCX", e);
        }
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(paper.landscape() ? LONG_SIDE : SHORT_SIDE));
        size.setH(BigInteger.valueOf(paper.landscape() ? SHORT_SIDE : LONG_SIDE));
        size.setOrient(paper.landscape() ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        document.getProperties().getCoreProperties().setTitle(paper.title());
        document.getProperties().getCoreProperties().setCreator("Vigil");
    }

    private void footer() {
        XWPFParagraph footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        // Fields have the size of the document's own text; what stands beside them has it, too.
        footer.createRun().setText(foot + " · " + words.page() + " ");
        footer.getCTP().addNewFldSimple().setInstr("PAGE");
        footer.createRun().setText(" " + words.ofPages() + " ");
        footer.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    }

    private XWPFRun line(String text, ParagraphAlignment alignment, int size) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(80);
        return run(paragraph, text, size);
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, int size) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        String[] lines = text.split("\n", -1);
        run.setText(lines[0]);
        for (int line = 1; line < lines.length; line++) {
            run.addBreak();
            run.setText(lines[line]);
        }
        return run;
    }

    private void boxes() {
        List<List<Paper.Box>> rows = RenderedDocuments.boxRows(paper);
        if (rows.isEmpty()) {
            return;
        }
        XWPFTable table = document.createTable(rows.size(), 2);
        table.removeBorders();
        fix(table, List.of(50, 50));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Paper.Box box = rows.get(row).get(column);
                write(table.getRow(row).getCell(column), (box.ticked() ? "☒ " : "☐ ") + box.label(), TEXT);
            }
        }
    }

    private void table(Paper.Table content) {
        XWPFTable table = document.createTable(
                content.rows().size() + 1, content.columns().size());
        fix(table, content.columns().stream().map(Paper.Column::width).toList());
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int column = 0; column < content.columns().size(); column++) {
            write(head.getCell(column), content.columns().get(column).head(), SMALL);
            head.getCell(column).getParagraphArray(0).setAlignment(ParagraphAlignment.CENTER);
        }
        for (int row = 0; row < content.rows().size(); row++) {
            XWPFTableRow line = table.getRow(row + 1);
            line.setCantSplitRow(true);
            for (int column = 0; column < content.columns().size(); column++) {
                write(line.getCell(column), content.rows().get(row).get(column), SMALL);
            }
        }
        line("", ParagraphAlignment.LEFT, TEXT);
    }

    private void fix(XWPFTable table, List<Integer> hundredths) {
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(width);
        int whole = hundredths.stream().mapToInt(Integer::intValue).sum();
        for (XWPFTableRow row : table.getRows()) {
            for (int column = 0; column < hundredths.size(); column++) {
                row.getCell(column).setWidthType(TableWidthType.DXA);
                row.getCell(column).setWidth(Integer.toString(width * hundredths.get(column) / whole));
            }
        }
    }

    private static void write(XWPFTableCell cell, String text, int size) {
        XWPFParagraph paragraph = cell.getParagraphArray(0);
        paragraph.setSpacingAfter(0);
        run(paragraph, text, size);
    }

    private void signature(Paper.Signature signature) {
        if (!signature.lead().isEmpty()) {
            line(signature.lead(), ParagraphAlignment.LEFT, TEXT);
        }
        String signed = signature.signed().isEmpty() ? words.sign() + " ____________________" : signature.signed();
        line(signature.role() + ": " + signature.name() + "   " + signed, ParagraphAlignment.LEFT, TEXT);
    }

    private void code() {
        Paper.Registration registration = paper.registration();
        if (registration == null) {
            return;
        }
        XWPFRun run = line(words.check() + " " + registration.address(), ParagraphAlignment.LEFT, SMALL);
        run.addBreak();
        try {
            run.addPicture(
                    new ByteArrayInputStream(QrCode.png(registration.address())),
                    Document.PICTURE_TYPE_PNG,
                    "qr.png",
                    Units.toEMU(CODE_POINTS),
                    Units.toEMU(CODE_POINTS));
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("our own picture does not fit into DOCX", e);
        }
    }
}
