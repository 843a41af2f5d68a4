package app.vigil.people.web;

import app.vigil.lti.Launch;
import app.vigil.lti.ResourceLinkLaunch;
import java.util.Optional;
import java.util.UUID;

/** The exam a launch names in its custom parameters; what is no id of ours names none. */
final class ExamOfLaunch {

    private ExamOfLaunch() {}

    static Optional<UUID> named(Launch launch) {
        String exam = launch.core().custom().get("exam");
        if (exam == null || !(launch instanceof ResourceLinkLaunch)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(exam));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
