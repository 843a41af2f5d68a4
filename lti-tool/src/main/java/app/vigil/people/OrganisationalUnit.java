package app.vigil.people;

import app.vigil.lti.RegistrationId;
import java.util.List;

/**
 * A unit of one institution; every institution has one root unit from the start, and all others are somewhere below it.
 *
 * @param above what it is part of, nearest first, the root last; nothing for the root
 */
public record OrganisationalUnit(UnitId id, RegistrationId registration, String name, List<UnitId> above) {

    public OrganisationalUnit {
        above = List.copyOf(above);
    }

    public boolean root() {
        return above.isEmpty();
    }

    /** 0 for the root. */
    public int level() {
        return above.size();
    }

    /** Its name, set in by its level, where a list of units allows no markup for it. */
    public String inTree() {
        return "\u2003".repeat(level()) + name;
    }

    /** Is the other one, or part of it. */
    public boolean within(UnitId other) {
        return id.equals(other) || above.contains(other);
    }
}
