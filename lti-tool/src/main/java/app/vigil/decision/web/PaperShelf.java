package app.vigil.decision.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.papers.IssuedPaper;
import app.vigil.decision.papers.PaperId;
import app.vigil.decision.papers.PaperKind;
import app.vigil.decision.papers.Papers;
import app.vigil.decision.papers.Signing;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The papers of an exam as one person sees them, and which of them that person may draw up. */
@Component
class PaperShelf {

    private static final List<PaperKind> OF_DECISION_MAKERS = List.of(
            PaperKind.PROTOCOL, PaperKind.RESULT_SHEET, PaperKind.PUBLICATION_LIST, PaperKind.HAND_OVER_REGISTER);

    private final Papers papers;
    private final Signing signing;
    private final ExamAccess access;
    private final Exams exams;
    private final Sittings sittings;
    private final InstitutionCalendar calendar;

    PaperShelf(
            Papers papers,
            Signing signing,
            ExamAccess access,
            Exams exams,
            Sittings sittings,
            InstitutionCalendar calendar) {
        this.papers = papers;
        this.signing = signing;
        this.access = access;
        this.exams = exams;
        this.sittings = sittings;
        this.calendar = calendar;
    }

    /**
     * One paper in a list.
     *
     * @param zone of the date, which is the one on the paper
     * @param missing signatures it still waits for
     * @param yours it waits for the reader's
     */
    record Line(
            String id,
            String kind,
            String number,
            long issuedAt,
            String zone,
            String group,
            String exam,
            int missing,
            boolean sealed,
            boolean original,
            boolean replaced,
            boolean yours) {}

    List<Line> of(Exam exam, PersonId reader) {
        boolean decides = access.decides(reader, exam.id());
        return lines(
                papers.ofExam(exam.id()).stream()
                        .filter(paper -> decides || paper.kind() == PaperKind.ACCESS_REQUEST)
                        .toList(),
                Map.of(exam.id(), exam),
                reader);
    }

    /** Papers that wait for this person's signature, and those already signed, newest first. */
    List<Line> toSign(PersonId person) {
        List<IssuedPaper> mine = signing.papersOf(person);
        Set<ExamId> ids = mine.stream().map(IssuedPaper::exam).collect(Collectors.toSet());
        Map<ExamId, Exam> known = exams.findAll(ids).stream().collect(Collectors.toMap(Exam::id, Function.identity()));
        return lines(mine, known, person);
    }

    private List<Line> lines(List<IssuedPaper> shown, Map<ExamId, Exam> known, PersonId reader) {
        Map<PaperId, Integer> missing = papers.openPlaces(known.keySet());
        Set<PaperId> waiting = signing.waitingFor(reader, shown);
        return shown.stream()
                .map(paper -> line(
                        paper,
                        Objects.requireNonNull(known.get(paper.exam())),
                        missing.getOrDefault(paper.id(), 0),
                        waiting.contains(paper.id())))
                .toList();
    }

    private Line line(IssuedPaper paper, Exam exam, int missing, boolean yours) {
        return new Line(
                paper.id().toString(),
                paper.kind().code(),
                paper.number(),
                paper.issuedAt().toEpochMilli(),
                calendar.zone(exam.profile()).getId(),
                paper.group(),
                exam.title(),
                missing,
                paper.sealing() != null,
                paper.originalReceived() != null,
                paper.replaced(),
                yours);
    }

    /** Kinds the reader may draw up for the whole exam. */
    List<String> kinds(Exam exam, PersonId reader) {
        List<PaperKind> kinds = new ArrayList<>();
        if (access.decides(reader, exam.id())) {
            kinds.addAll(OF_DECISION_MAKERS);
        }
        if (access.manages(reader, exam.id())) {
            kinds.add(PaperKind.ACCESS_REQUEST);
        }
        return kinds.stream()
                .filter(kind -> kind.belongsTo(exam.kind()))
                .map(PaperKind::code)
                .toList();
    }

    /** Refuses what this person may not draw up, and a sitting of another exam or of the person's own. */
    void checkMayDrawUp(PaperKind kind, ExamId exam, @Nullable SittingId sitting, PersonId reader) {
        boolean may = kind == PaperKind.ACCESS_REQUEST ? access.manages(reader, exam) : access.decides(reader, exam);
        boolean fits = sitting == null
                || sittings.find(sitting)
                        .filter(found -> found.exam().equals(exam))
                        .map(Sitting::examinee)
                        .filter(examinee -> !examinee.equals(reader))
                        .isPresent();
        if (!may || !fits) {
            throw new ProblemException(CommonProblem.NOT_YOURS).with("exam", exam);
        }
    }
}
