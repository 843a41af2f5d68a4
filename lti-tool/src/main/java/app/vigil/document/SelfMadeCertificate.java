package app.vigil.document;

import app.vigil.document.DocumentProfiles.SealFile;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate for the demo: it proves that nothing was changed, and nothing of who sealed. */
final class SelfMadeCertificate {

    private static final X500Name HOLDER = new X500Name("CN=Vigil demo seal, O=Demo Academy");
    private static final Duration YEARS = Duration.ofDays(3650);

    private SelfMadeCertificate() {}

    static void writeIfMissing(SealFile seal, Instant now) {
        if (Files.exists(seal.file())) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = seal.password().toCharArray();
            store.setKeyEntry("seal", pair.getPrivate(), password, new Certificate[] {certificate(pair, now)});
            Files.createDirectories(seal.file().toAbsolutePath().getParent());
            try (OutputStream file = Files.newOutputStream(seal.file())) {
                store.store(file, password);
            }
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate for the demo", e);
        }
    }

    private static X509Certificate certificate(KeyPair pair, Instant now)
            throws CertIOException, OperatorCreationException, GeneralSecurityException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                HOLDER,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(YEARS)),
                HOLDER,
                pair.getPublic());
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }
}
