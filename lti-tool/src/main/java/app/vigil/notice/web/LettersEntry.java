package app.vigil.notice.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads those who hand protocols over or receive them to the letters; the badge counts what did not arrive. */
@Component
@Order(500)
class LettersEntry implements DeskEntries {

    private final ExamsOnDuty onDuty;
    private final LetterLog log;

    LettersEntry(ExamsOnDuty onDuty, LetterLog log) {
        this.onDuty = onDuty;
        this.log = log;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        List<Exam> mine = Stream.concat(
                        visitor.lacks(Duty.PROCTOR)
                                ? Stream.empty()
                                : onDuty.ofProctor(visitor.viewer().id()).stream(),
                        visitor.lacks(Duty.DECISION_MAKER)
                                ? Stream.empty()
                                : onDuty.ofDecisionMaker(visitor.viewer().id()).stream())
                .filter(exam -> examId == null || exam.id().toString().equals(examId))
                .distinct()
                .toList();
        if (mine.isEmpty()) {
            return List.of();
        }
        String path = examId == null ? "/letters" : "/letters/exams/" + examId;
        return List.of(new Entry("letter.desk", List.of(), path, "envelope", log.troubled(mine)));
    }
}
