package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Examines a registration, step by step, so that whoever waits sees how far it has come. */
@Component
public class ConnectionDoctor {

    private static final Logger log = LoggerFactory.getLogger(ConnectionDoctor.class);

    private final List<Examination> examinations;

    ConnectionDoctor(List<Examination> examinations) {
        this.examinations = examinations;
    }

    /** Tries one step. */
    public Diagnosis examine(Registration registration, Step step) {
        List<Finding> findings = examinations.stream()
                .filter(examination -> examination.step() == step)
                .flatMap(examination -> examination.of(registration).stream())
                .toList();
        Diagnosis diagnosis = new Diagnosis(step, findings);
        log.info("examined registration={} step={} level={}", registration.id(), step.code(), diagnosis.level());
        return diagnosis;
    }

    /** Tries all steps in their order and tells of each when it is done. */
    public void examine(Registration registration, Consumer<Diagnosis> done) {
        for (Step step : Step.values()) {
            done.accept(examine(registration, step));
        }
    }
}
