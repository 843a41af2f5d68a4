package app.vigil.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

/** A key of a PKCS#12 file, used through EU DSS. The file is read at the start and never again. */
final class PadesSeal implements Seal {

    private final byte[] store;
    private final char[] password;
    private final CertificateToken certificate;

    private PadesSeal(byte[] store, char[] password) {
        this.store = store;
        this.password = password;
        try (Pkcs12SignatureToken token = token()) {
            certificate = only(token).getCertificate();
        }
    }

    /** Refuses a file that cannot be read or holds no key, or several. */
    static PadesSeal open(Path file, String password) {
        try {
            return new PadesSeal(Files.readAllBytes(file), password.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the seal cannot be read from " + file, e);
        }
    }

    @Override
    public byte[] seal(byte[] pdf, Instant at) {
        try (Pkcs12SignatureToken token = token()) {
            DSSPrivateKeyEntry key = only(token);
            PAdESSignatureParameters parameters = parameters(key, at);
            PAdESService pades = new PAdESService(new CommonCertificateVerifier());
            pades.setPdfObjFactory(new PdfBoxNativeObjectFactory());
            DSSDocument document = new InMemoryDocument(pdf);
            ToBeSigned meant = pades.getDataToSign(document, parameters);
            SignatureValue value = token.sign(meant, parameters.getDigestAlgorithm(), key);
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            pades.signDocument(document, parameters, value).writeTo(sealed);
            return sealed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a paper cannot be sealed", e);
        }
    }

    @Override
    public String holder() {
        return certificate.getSubject().getRFC2253();
    }

    @Override
    public String fingerprint() {
        return HexFormat.of().formatHex(certificate.getDigest(DigestAlgorithm.SHA256));
    }

    private static PAdESSignatureParameters parameters(DSSPrivateKeyEntry key, Instant at) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }

    private Pkcs12SignatureToken token() {
        return new Pkcs12SignatureToken(store, new PasswordProtection(password));
    }

    private static DSSPrivateKeyEntry only(Pkcs12SignatureToken token) {
        List<DSSPrivateKeyEntry> keys = token.getKeys();
        if (keys.size() != 1) {
            throw new IllegalArgumentException("the file of a seal holds one key, not " + keys.size());
        }
        return keys.getFirst();
    }
}
