package app.vigil.exam;

import app.vigil.people.ExamPlaces;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the room of people where an exam stands, so that it can refuse appointments that contradict each other. */
@Component
class ExamPlacesOfExams implements ExamPlaces {

    private final Exams exams;

    ExamPlacesOfExams(Exams exams) {
        this.exams = exams;
    }

    @Override
    public Optional<ExamPlace> of(UUID exam) {
        return exams.find(new ExamId(exam))
                .map(found -> new ExamPlace(found.registration(), found.contextId(), found.place()));
    }
}
