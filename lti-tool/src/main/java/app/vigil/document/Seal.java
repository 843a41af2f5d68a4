package app.vigil.document;

import java.time.Instant;

/** The institution's certificate: whatever it seals cannot be changed unseen (PAdES, baseline B). */
public interface Seal {

    /** Seals a PDF; what was in it before stays as it is, byte for byte. */
    byte[] seal(byte[] pdf, Instant at);

    /** Whom the certificate names. */
    String holder();

    /** SHA-256 of the certificate, in hexadecimal digits. */
    String fingerprint();
}
