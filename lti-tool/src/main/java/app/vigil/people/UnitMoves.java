package app.vigil.people;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves units (R2-010): with a unit go the duties that hold in all of what it becomes part of. */
@Component
public class UnitMoves {

    private final Units units;
    private final AppointmentRows rows;
    private final AppointmentConflicts conflicts;

    UnitMoves(Units units, AppointmentRows rows, AppointmentConflicts conflicts) {
        this.units = units;
        this.rows = rows;
        this.conflicts = conflicts;
    }

    /**
     * Problem {@code unit-within-itself}; {@code appointment-conflict} where somebody would then review and decide on the
     * same exams (R2-003).
     */
    @Transactional
    public void move(OrganisationalUnit unit, UnitId parent) {
        units.move(unit.id(), parent);
        rows.ofWhoWatchesAndDecides(unit.registration()).values().forEach(conflicts::refuseBoth);
    }
}
