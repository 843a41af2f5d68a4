package app.vigil.decision.papers;

import app.vigil.decision.Protocol.Signer;
import app.vigil.decision.papers.IssuedPaper.Place;
import app.vigil.document.Paper;
import app.vigil.exam.Exam;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composes one kind of paper from the facts of the rooms below. */
interface PaperForm {

    PaperKind kind();

    /** Refused when there is nothing yet that such a paper could say. */
    Composed compose(Order order, Numbered numbered, PersonId by);

    /**
     * What is wanted.
     *
     * @param sitting one sitting alone; null for all of the exam
     * @param group one group alone; empty for all
     */
    record Order(Exam exam, @Nullable SittingId sitting, String group, Locale locale) {

        boolean covers(String sittingId, String groupName) {
            return (sitting == null || sitting.toString().equals(sittingId))
                    && (group.isEmpty() || group.equals(groupName));
        }
    }

    /** Number and date it will have. */
    record Numbered(String number, String date) {}

    /** A paper and who signs it in the application. */
    record Composed(Paper paper, List<Place> places) {

        /**
         * @param people who sign, by the form's name of the line; lines of nobody are signed by hand
         * @param duty the line that whoever holds the duty signs
         */
        static Composed of(Paper paper, Map<String, List<Signer>> people, String duty) {
            List<Place> places = new ArrayList<>();
            Map<String, Integer> taken = new HashMap<>();
            for (int line = 0; line < paper.signatures().size(); line++) {
                String signer = paper.signatures().get(line).signer();
                List<Signer> known = people.getOrDefault(signer, List.of());
                int next = taken.merge(signer, 1, Integer::sum) - 1;
                if (signer.equals(duty)) {
                    places.add(new Place(line, signer, null, "", null));
                } else if (next < known.size()) {
                    Signer person = known.get(next);
                    places.add(new Place(line, signer, person.person(), person.name(), null));
                }
            }
            return new Composed(paper, places);
        }
    }
}
