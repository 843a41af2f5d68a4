package app.vigil.people;

import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room's contribution to the start page ("desk") of staff and to the card they see inside the LMS. */
public interface DeskEntries {

    /** Links this visitor may follow. */
    List<Entry> entriesFor(Visitor visitor);

    /**
     * Who looks at a desk or a card. The duties are read once for all rooms, since most people have none.
     *
     * @param duties the viewer is appointed to anywhere
     * @param examId narrows to one exam when the card belongs to one; null for all
     */
    record Visitor(
            Viewer viewer, Set<Duty> duties, @Nullable String examId) {

        /** True when a room need not look further. */
        public boolean lacks(Duty duty) {
            return !duties.contains(duty);
        }
    }

    /**
     * @param titleKey message key, rendered with {@code titleArguments}
     * @param path inside this tool, begins with a slash
     * @param icon Bootstrap icon name without prefix, for example {@code camera-video}
     * @param count badge; 0 shows none
     */
    record Entry(String titleKey, List<String> titleArguments, String path, String icon, int count) {}
}
