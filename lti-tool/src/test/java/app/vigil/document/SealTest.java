package app.vigil.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.document.DocumentProfiles.SealFile;
import app.vigil.document.PaperTemplate.Filling;
import app.vigil.shared.web.IcuMessages;
import app.vigil.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    @TempDir
    private Path folder;

    private final Instant now = SettableClock.atFriday().instant();
    private byte[] paper;
    private Seal seal;

    @BeforeEach
    void makeASeal() {
        SealFile file = new SealFile(folder.resolve("seal.p12"), "secret");
        SelfMadeCertificate.writeIfMissing(file, now);
        seal = PadesSeal.open(file.file(), file.password());
        Map<String, String> values = Map.of("exam", "Історія", "name", "Ґудзь Єва", "number", "0001/2026");
        paper = new RenderedDocuments(new IcuMessages())
                .pdf(new FilePaperTemplates(new DocumentSettings(null))
                        .of("default", "violation-act", Locale.of("uk"))
                        .fill(new Filling(values, List.of(), List.of(), Map.of())));
    }

    @Test
    @DisplayName("R2-064 the sealed paper is PAdES and still PDF/A, and begins with the very bytes that were sealed")
    void sealsWithoutChangingWhatWasThere() throws Exception {
        byte[] sealed = seal.seal(paper, now);

        assertThat(Arrays.copyOf(sealed, paper.length)).isEqualTo(paper);
        try (PDDocument pdf = Loader.loadPDF(sealed)) {
            PDSignature signature = pdf.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getSignDate().toInstant())
                    .isEqualTo(now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
            assertThat(signature.getByteRange()[3] + signature.getByteRange()[2])
                    .isEqualTo(sealed.length);
        }
        PdfAConformance.assertConforms(sealed);
        assertThat(seal.holder()).contains("Vigil demo seal");
    }

    @Test
    @DisplayName("R2-064 a validator that is not ours finds the seal valid, and one changed byte makes it invalid")
    void isValidForAnotherValidator() throws Exception {
        Assumptions.assumeTrue(OfficePrograms.installed("pdfsig"), "poppler-utils is not installed here");
        byte[] sealed = seal.seal(paper, now);

        assertThat(pdfsig(sealed))
                .contains("Signature is Valid", "ETSI.CAdES.detached", "Total document signed", "Vigil demo seal");

        byte[] changed = sealed.clone();
        int title = indexOf(changed, "/Producer");
        changed[title + 13] ^= 1;
        assertThat(pdfsig(changed)).contains("Digest Mismatch").doesNotContain("Signature is Valid");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> PadesSeal.open(folder.resolve("seal.p12"), "wrong"))
                .isInstanceOf(Exception.class);
    }

    private String pdfsig(byte[] pdf) throws Exception {
        Path file = Files.write(folder.resolve("sealed.pdf"), pdf);
        return OfficePrograms.run(List.of("pdfsig", file.toString()));
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
