package app.vigil.people;

import app.vigil.shared.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A room's contribution to the start page ("desk") of staff and to the card they see inside the LMS. */
public interface DeskEntries {

    /**
     * Links this viewer may follow.
     *
     * @param examId narrows to one exam when the card belongs to one; null for all
     */
    List<Entry> entriesFor(Viewer viewer, @Nullable String examId);

    /**
     * @param titleKey message key, rendered with {@code titleArguments}
     * @param path inside this tool, begins with a slash
     * @param icon Bootstrap icon name without prefix, for example {@code camera-video}
     * @param count badge; 0 shows none
     */
    record Entry(String titleKey, List<String> titleArguments, String path, String icon, int count) {}
}
