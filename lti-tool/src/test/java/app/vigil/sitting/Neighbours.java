package app.vigil.sitting;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.lti.RegistrationId;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plays the rooms around: one exam, one examinee, and what the ports answer. */
final class Neighbours {

    PersonId examinee = new PersonId(UUID.randomUUID());
    Exam exam = SittingStage.exam(SittingStage.MARK_ONLY);
    boolean photosThere = true;
    boolean evidenceThere;
    final Map<SittingId, Map<String, Long>> expected = new HashMap<>();

    final Map<SittingId, Set<UUID>> heldMarks = new HashMap<>();

    final IdentityEvidence identity = sitting -> photosThere;
    final AdmissionDelivery admission = sitting -> AdmissionDelivery.State.PENDING;
    final Exams exams = mock(Exams.class);
    final People people = mock(People.class);
    final EvidenceState evidence = new EvidenceState() {
        @Override
        public void expect(SittingId sitting, Map<String, Long> lastSequenceByStream) {
            expected.put(sitting, lastSequenceByStream);
        }

        @Override
        public boolean complete(SittingId sitting) {
            return evidenceThere;
        }
    };
    final MarksState marks = new MarksState() {
        @Override
        public void expect(SittingId sitting, Set<UUID> held) {
            heldMarks.put(sitting, held);
        }

        @Override
        public boolean complete(SittingId sitting) {
            return true;
        }
    };

    /** A second exam beside the first. */
    void alsoThere(Exam second) {
        when(exams.find(second.id())).thenReturn(Optional.of(second));
    }

    Neighbours() {
        when(exams.find(any()))
                .thenAnswer(call -> Optional.of(exam).filter(one -> one.id().equals(call.getArgument(0))));
        when(exams.findAll(any())).thenAnswer(call -> {
            Collection<ExamId> ids = call.getArgument(0);
            return ids.contains(exam.id()) ? List.of(exam) : List.of();
        });
        Person person = new Person(examinee, new RegistrationId(new UUID(0, 2)), "42", "Иванова Анна", null, null);
        when(people.find(examinee)).thenReturn(Optional.of(person));
        when(people.findAll(any())).thenReturn(Map.of(examinee, person));
    }
}
