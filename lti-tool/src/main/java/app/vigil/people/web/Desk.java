package app.vigil.people.web;

import app.vigil.people.Appointments;
import app.vigil.people.DeskEntries;
import app.vigil.people.DeskEntries.Entry;
import app.vigil.people.DeskEntries.Visitor;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Collects what the rooms offer a viewer, in the viewer's language. */
@Component
class Desk {

    private final Supplier<List<DeskEntries>> rooms;
    private final Appointments appointments;
    private final MessageSource messages;

    Desk(ObjectProvider<DeskEntries> rooms, Appointments appointments, MessageSource messages) {
        this.rooms = SingletonSupplier.of(() -> rooms.orderedStream().toList());
        this.appointments = appointments;
        this.messages = messages;
    }

    List<Line> linesFor(Viewer viewer, @Nullable String examId, Locale locale) {
        Visitor visitor = new Visitor(viewer, appointments.dutiesOf(viewer.id()), examId);
        return rooms.get().stream()
                .flatMap(room -> room.entriesFor(visitor).stream())
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
