package app.vigil.exam;

import app.vigil.people.ExamPlaces;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the {@code people} room where an exam stands. */
@Component
class PlacesOfExams implements ExamPlaces {

    private final Exams exams;

    PlacesOfExams(Exams exams) {
        this.exams = exams;
    }

    @Override
    public Optional<ExamPlace> of(UUID exam) {
        return exams.find(new ExamId(exam))
                .map(found -> new ExamPlace(found.registration(), found.contextId(), found.unit()));
    }
}
