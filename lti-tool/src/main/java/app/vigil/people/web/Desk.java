package app.vigil.people.web;

import app.vigil.people.DeskEntries;
import app.vigil.people.DeskEntries.Entry;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Collects what the rooms offer a viewer, in the viewer's language. */
@Component
class Desk {

    private final ObjectProvider<DeskEntries> rooms;
    private final MessageSource messages;

    Desk(ObjectProvider<DeskEntries> rooms, MessageSource messages) {
        this.rooms = rooms;
        this.messages = messages;
    }

    List<Line> linesFor(Viewer viewer, @Nullable String examId, Locale locale) {
        return rooms.orderedStream()
                .flatMap(room -> room.entriesFor(viewer, examId).stream())
                .map(entry -> line(entry, locale))
                .toList();
    }

    private Line line(Entry entry, Locale locale) {
        String title =
                messages.getMessage(entry.titleKey(), entry.titleArguments().toArray(), locale);
        return new Line(title, entry.path(), entry.icon(), entry.count());
    }

    /** An entry in words. */
    record Line(String title, String path, String icon, int count) {

        boolean waiting() {
            return count > 0;
        }
    }
}
