package app.vigil.passback;

import app.vigil.sitting.AdmissionDelivery;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.SittingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the exam window how the newest admission of its sitting fares. */
@Component
class OutboxAdmissionDelivery implements AdmissionDelivery {

    private final JdbcClient jdbc;

    private final AssessmentDoor door;

    OutboxAdmissionDelivery(JdbcClient jdbc, AssessmentDoor door) {
        this.jdbc = jdbc;
        this.door = door;
    }

    @Override
    public State of(SittingId sitting) {
        return jdbc.sql("""
                        select s.state from passback_score s join passback_lane l on l.id = s.lane_id
                        where s.sitting_id = :sitting and l.kind = 'admission' and s.score > 0
                        order by s.entry_number desc limit 1""")
                .param("sitting", sitting.value())
                .query((row, number) -> state(DeliveryState.ofCode(row.getString("state"))))
                .optional()
                .orElseGet(() -> withoutScore(sitting));
    }

    /** Where no grade is the gate, admission needs no delivery. */
    private State withoutScore(SittingId sitting) {
        return door.attemptOf(sitting).isPresent() ? State.DELIVERED : State.NONE;
    }

    private static State state(DeliveryState state) {
        return switch (state) {
            case QUEUED, SENT -> State.PENDING;
            case DELIVERED -> State.DELIVERED;
            case CONFLICT, KEPT, REFUSED, NEEDS_HUMAN, SUPERSEDED -> State.REFUSED;
        };
    }
}
