package app.vigil.sitting;

/** What identification needs to know from the room that keeps photos, which implements it. */
public interface IdentityEvidence {

    /** A separate photo of the face and one with the document are stored (R2-032). */
    boolean complete(SittingId sitting);
}
