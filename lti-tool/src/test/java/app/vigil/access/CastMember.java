package app.vigil.access;

import app.vigil.shared.Viewer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who knocks.
 *
 * @param viewer null has not signed in
 * @param own what they are to the objects of the stage
 * @param elsewhere what they are to others only
 */
record CastMember(String name, @Nullable Viewer viewer, Set<Role> own, Set<Role> elsewhere) {

    @Override
    public String toString() {
        return name;
    }
}
