package app.vigil.notice.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.mail.Letters;
import app.vigil.notice.ProtocolHandover;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.Reviews;
import app.vigil.shared.PersonId;
import app.vigil.shared.web.PageOf;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log of an exam's letters as one person sees it: proctors what they handed over, those who decide everything. */
@Component
class LetterLog {

    private final Letters letters;
    private final ProtocolHandover handover;
    private final ExamAccess access;
    private final ExamsOnDuty onDuty;
    private final Below below;

    LetterLog(Letters letters, ProtocolHandover handover, ExamAccess access, ExamsOnDuty onDuty, Below below) {
        this.letters = letters;
        this.handover = handover;
        this.access = access;
        this.onDuty = onDuty;
        this.below = below;
    }

    /** What is asked of the rooms below. */
    @Component
    record Below(People people, Reviews reviews, InstitutionCalendar calendar) {}

    /** @param troubled letters somebody has to look at */
    record ExamLine(String id, String title, int waiting, int troubled) {}

    /** @param reviewed recordings with a status, {@code waiting} those without one */
    record Handover(int reviewed, int waiting, List<Recipient> recipients) {}

    /** Somebody who decides; {@code email} is empty when the LMS told none. */
    record Recipient(String name, String email) {}

    /** One letter. */
    record Line(
            String id,
            String name,
            @Nullable String address,
            String kind,
            String state,
            @Nullable String trouble,
            int attempts,
            boolean troubled,
            long changedAt,
            String zone) {}

    List<ExamLine> exams(PersonId person) {
        Map<ExamId, Exam> mine = new LinkedHashMap<>();
        Stream.concat(onDuty.ofProctor(person).stream(), onDuty.ofDecisionMaker(person).stream())
                .forEach(exam -> mine.put(exam.id(), exam));
        Map<UUID, Integer> troubled =
                letters.troubled(mine.keySet().stream().map(ExamId::value).toList());
        Map<ExamId, Integer> waiting = below.reviews().openByExam(mine.keySet());
        return mine.values().stream()
                .map(exam -> new ExamLine(
                        exam.id().toString(),
                        exam.title(),
                        waiting.getOrDefault(exam.id(), 0),
                        troubled.getOrDefault(exam.id().value(), 0)))
                .toList();
    }

    int troubled(List<Exam> exams) {
        return letters.troubled(exams.stream().map(exam -> exam.id().value()).toList()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    Handover handover(Exam exam) {
        List<PersonId> deciding = handover.recipients(exam);
        Map<PersonId, Person> known = below.people().findAll(deciding);
        List<Recipient> recipients = deciding.stream()
                .flatMap(person -> Stream.ofNullable(known.get(person)))
                .map(person -> new Recipient(person.displayName(), written(person.email())))
                .toList();
        return new Handover(
                below.reviews().ofExam(exam.id()).size(), below.reviews().countOpen(List.of(exam.id())), recipients);
    }

    PageOf<Line> of(Exam exam, PersonId reader, int page) {
        // What somebody has to look at comes first, however long the log is.
        PageOf<Letters.Line> shown = PageOf.of(
                visible(exam, reader)
                        .sorted(Comparator.comparing(line -> !line.state().troubled()))
                        .toList(),
                page);
        Map<PersonId, Person> known = below.people()
                .findAll(shown.lines().stream().map(Letters.Line::to).toList());
        String zone = below.calendar().zone(exam.profile()).getId();
        return new PageOf<>(
                shown.lines().stream()
                        .map(line -> line(line, known.get(line.to()), zone))
                        .toList(),
                shown.number(),
                shown.pages());
    }

    /** Sends a letter again, if the reader may see it at all. */
    void again(Exam exam, UUID letter, PersonId reader) {
        if (visible(exam, reader).anyMatch(line -> line.id().equals(letter))) {
            letters.again(exam.id().value(), letter);
        }
    }

    private Stream<Letters.Line> visible(Exam exam, PersonId reader) {
        boolean decides = access.decides(reader, exam.id());
        return letters.about(exam.id().value()).stream()
                .filter(line -> decides || line.kind().equals(ProtocolHandover.KIND));
    }

    private static Line line(Letters.Line line, @Nullable Person to, String zone) {
        return new Line(
                line.id().toString(),
                to == null ? "—" : to.displayName(),
                line.address(),
                line.kind(),
                line.state().code(),
                line.trouble() == null ? null : line.trouble().code(),
                line.attempts(),
                line.state().troubled(),
                line.changedAt().toEpochMilli(),
                zone);
    }

    private static String written(@Nullable String email) {
        return email == null ? "" : email;
    }
}
