package app.vigil.demo.lms.registration;

import app.vigil.demo.lms.course.NotFoundException;
import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All tools of the LMS. */
@Component
public class ToolRegistrations {

    private final Shelf<ToolRegistration> shelf;

    public ToolRegistrations(StateFile state) {
        this.shelf = state.shelf("tools", ToolRegistration.class);
    }

    public List<ToolRegistration> all() {
        return shelf.all();
    }

    public List<ToolRegistration> active() {
        return shelf.where(ToolRegistration::active);
    }

    public Optional<ToolRegistration> activeByClientId(String clientId) {
        return active().stream()
                .filter(tool -> tool.clientId().equals(clientId))
                .findFirst();
    }

    public ToolRegistration requireActive(String id) {
        return shelf.find(id)
                .filter(ToolRegistration::active)
                .orElseThrow(() -> new NotFoundException("active tool " + id));
    }

    public void add(ToolRegistration tool) {
        shelf.put(tool.id(), tool);
    }

    void activate(String id) {
        shelf.find(id).ifPresent(tool -> shelf.put(id, tool.activated()));
    }

    void remove(String id) {
        shelf.remove(id);
    }
}
