package app.vigil.exam;

import app.vigil.shared.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left to do before an exam can run: in the LMS, and with its staff. */
public interface SetupChecklist {

    /** Every step this exam needs, in order, with its state. */
    List<Item> of(Exam exam);

    /** A grade of ours opens the quiz; false for an exam that began with a launch for proctoring. */
    boolean gated(ExamId exam);

    /** Whether its bank of questions was said to be complete; an exam that is open has one, whoever forgot to say so. */
    boolean hasQuestions(Exam exam);

    /** The teacher says that a step in the LMS is done, or not; steps this tool sees itself cannot be ticked. */
    void tick(ExamId exam, Step step, boolean done, PersonId by);

    /**
     * One step and whether it is done.
     *
     * @param dueAt epoch milliseconds; null where it is done, or has no term
     */
    record Item(Step step, boolean done, @Nullable Long dueAt) {}

    /** The steps in the order they are best taken. */
    enum Step {
        /** The bank of questions is complete, and the test stands in the course (R2-036). */
        QUESTION_BANK("question-bank", false),
        /** Restrict access to the quiz by the admission grade: 1 % or more. */
        RESTRICT_QUIZ("restrict-quiz", false),
        /** Neither of our gradebook items may count for the course total. */
        EXCLUDE_FROM_TOTAL("exclude-from-total", false),
        /** The LMS must let this tool frame its pages. */
        FRAMING("framing", false),
        /** One line in the LMS's additional HTML makes the focus rules observable. */
        LOADER("loader", false),
        PROCTOR("proctor", true),
        DECISION_MAKER("decision-maker", true);

        private final String code;
        private final boolean automatic;

        Step(String code, boolean automatic) {
            this.code = code;
            this.automatic = automatic;
        }

        /**
         * @param banked the institution gives a term for the bank of questions
         * @param gated a grade of ours opens the quiz, not the platform by Proctoring Services
         */
        boolean neededFor(QuizPresentation presentation, boolean banked, boolean gated) {
            return switch (this) {
                case QUESTION_BANK -> banked;
                case RESTRICT_QUIZ -> gated;
                case FRAMING -> presentation.framed();
                case LOADER -> presentation != QuizPresentation.TAB_ONLY;
                case EXCLUDE_FROM_TOTAL, PROCTOR, DECISION_MAKER -> true;
            };
        }

        /** Stored, never translated. */
        public String code() {
            return code;
        }

        /** This tool sees by itself whether it is done. */
        public boolean automatic() {
            return automatic;
        }

        /** Finds a step by its code. */
        public static Step ofCode(String code) {
            for (Step step : values()) {
                if (step.code.equals(code)) {
                    return step;
                }
            }
            throw new IllegalArgumentException("unknown step " + code);
        }
    }
}
