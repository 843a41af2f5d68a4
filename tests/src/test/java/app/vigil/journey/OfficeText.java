package app.vigil.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** The words of a paper, whatever it was written for: PDF, DOCX or XLSX. */
final class OfficeText {

    private OfficeText() {}

    static String of(byte[] file) throws IOException {
        boolean office = file[0] == 'P' && file[1] == 'K';
        return (office ? ofOffice(file) : ofPdf(file)).replaceAll("\\s+", " ");
    }

    private static String ofPdf(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    /** Of every part that is XML, paragraph by paragraph and cell by cell. */
    private static String ofOffice(byte[] file) throws IOException {
        StringBuilder words = new StringBuilder();
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().endsWith(".xml")) {
                    String xml = new String(parts.readAllBytes(), StandardCharsets.UTF_8);
                    Jsoup.parse(xml, Parser.xmlParser())
                            .select("w|p, t, w|footnote")
                            .forEach(text -> words.append(text.wholeText()).append(' '));
                }
            }
        }
        return words.toString();
    }
}
