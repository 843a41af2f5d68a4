package app.vigil.decision.papers;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper under its number, without its words. What it says never changes; a newer one of the same subject replaces it and both stay.
 *
 * @param sitting when it is about one sitting only
 * @param group when it is about one group only, else empty
 * @param version SHA-256 of what it says
 * @param sealing once everybody signed
 * @param originalReceived when the copy signed by hand came to the office (R2-046)
 * @param replaced a newer one has its place
 */
public record IssuedPaper(
        PaperId id,
        ExamId exam,
        @Nullable SittingId sitting,
        String group,
        PaperKind kind,
        String number,
        String version,
        PersonId issuedBy,
        Instant issuedAt,
        @Nullable Sealing sealing,
        @Nullable LocalDate originalReceived,
        boolean replaced) {

    /** @param sha256 of the whole sealed file */
    public record Sealing(Instant at, String sha256, String holder, String fingerprint) {}

    /**
     * A place for a signature given in the application.
     *
     * @param place which line of the paper
     * @param signer what the form calls the line
     * @param person null when whoever holds the duty may sign
     */
    public record Place(
            int place,
            String signer,
            @Nullable PersonId person,
            String name,
            @Nullable Signed signed) {}

    /** @param name as typed by the person who signed */
    public record Signed(PersonId by, String name, Instant at) {}

    /** A copy that was signed by hand. */
    public record Scan(String id, String mediaType, PersonId by, Instant at) {}

    /** Where in the paper's own words something is still open: nobody signed. */
    static boolean complete(List<Place> places) {
        return places.stream().allMatch(place -> place.signed() != null);
    }
}
