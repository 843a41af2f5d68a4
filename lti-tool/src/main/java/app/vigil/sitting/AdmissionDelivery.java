package app.vigil.sitting;

/** How the admission score fares on its way to the platform; owned here, implemented by the outbox's room. */
public interface AdmissionDelivery {

    State of(SittingId sitting);

    /** What the examinee is shown. */
    enum State {
        NONE,
        PENDING,
        DELIVERED,
        REFUSED
    }
}
