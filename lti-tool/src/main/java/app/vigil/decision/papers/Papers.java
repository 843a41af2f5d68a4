package app.vigil.decision.papers;

import app.vigil.decision.papers.IssuedPaper.Place;
import app.vigil.decision.papers.IssuedPaper.Scan;
import app.vigil.decision.papers.IssuedPaper.Signed;
import app.vigil.decision.papers.PaperForm.Composed;
import app.vigil.decision.papers.PaperForm.Numbered;
import app.vigil.decision.papers.PaperForm.Order;
import app.vigil.document.Documents;
import app.vigil.document.Paper;
import app.vigil.document.Paper.Registration;
import app.vigil.document.Paper.Signature;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers papers and shows them as they stand (R2-046, R2-050, R2-059…R2-064, R4-060). */
@Component
@Transactional
public class Papers {

    private final Map<PaperKind, PaperForm> forms;
    private final PaperBook book;
    private final PaperScans scans;
    private final PaperDates dates;
    private final Exams exams;
    private final Rendering rendering;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Papers(
            List<PaperForm> forms,
            Kept kept,
            Exams exams,
            Rendering rendering,
            ApplicationEventPublisher events,
            Clock clock) {
        this.forms = forms.stream().collect(Collectors.toMap(PaperForm::kind, Function.identity()));
        this.book = kept.book();
        this.scans = kept.scans();
        this.dates = rendering.dates();
        this.exams = exams;
        this.rendering = rendering;
        this.events = events;
        this.clock = clock;
    }

    /** How papers become files. */
    @Component
    record Rendering(Documents documents, MessageSource messages, VigilSettings settings, PaperDates dates) {}

    /** Where papers lie. */
    @Component
    record Kept(PaperBook book, PaperScans scans) {}

    /** What somebody wants on paper. */
    public record Wanted(
            PaperKind kind, ExamId exam, @Nullable SittingId sitting, String group, Locale locale) {}

    /** Registers a paper unless there is one by then: of two who ask at once, the second gets that of the first. */
    public PaperId registerOnce(Wanted wanted, PersonId by, Supplier<Optional<PaperId>> standing) {
        Exam exam = exam(wanted.exam());
        book.hold(exam.registration().value(), series(wanted, dates.today(clock.instant(), exam)));
        return standing.get().orElseGet(() -> register(wanted, by));
    }

    private static String series(Wanted wanted, LocalDate day) {
        return wanted.kind().code() + " " + day.getYear();
    }

    /** Gives a paper its number; publishes {@link PaperRegistered}. From then on what it says stands. */
    public PaperId register(Wanted wanted, PersonId by) {
        Exam exam = exam(wanted.exam());
        if (!wanted.kind().belongsTo(exam.kind())) {
            throw new ProblemException(PaperProblem.NOT_OF_THIS_EXAM).with("exam", exam.id());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Order order = new Order(exam, wanted.sitting(), wanted.group(), wanted.locale());
        LocalDate today = dates.today(now, exam);
        String number = "%04d/%d"
                .formatted(book.nextNumber(exam.registration().value(), series(wanted, today)), today.getYear());
        PaperForm form = Objects.requireNonNull(forms.get(wanted.kind()), wanted.kind()::code);
        Composed composed = form.compose(order, new Numbered(number, dates.day(now, order)), by);
        IssuedPaper paper = new IssuedPaper(
                new PaperId(UUID.randomUUID()),
                exam.id(),
                wanted.sitting(),
                wanted.group(),
                wanted.kind(),
                number,
                PaperText.version(composed.paper()),
                by,
                now,
                null,
                null,
                false);
        book.add(paper, composed.paper(), composed.places());
        events.publishEvent(new PaperRegistered(paper.id(), paper.kind(), number, paper.version(), by, now));
        return paper.id();
    }

    @Transactional(readOnly = true)
    public Optional<IssuedPaper> find(PaperId id) {
        return book.find(id);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<IssuedPaper> ofExam(ExamId exam) {
        return book.ofExam(exam);
    }

    /** How many signatures each paper of these exams still waits for. */
    @Transactional(readOnly = true)
    public Map<PaperId, Integer> openPlaces(Collection<ExamId> exams) {
        return book.openPlaces(exams);
    }

    @Transactional(readOnly = true)
    public List<Place> places(PaperId paper) {
        return book.places(paper);
    }

    @Transactional(readOnly = true)
    public List<Scan> scans(PaperId paper) {
        return scans.of(paper);
    }

    /** Which language it is written in. */
    @Transactional(readOnly = true)
    public String language(IssuedPaper paper) {
        return book.content(paper.id()).language();
    }

    /** The paper as it reads now: with its number, and with the signatures given so far. */
    @Transactional(readOnly = true)
    public Paper shown(IssuedPaper paper) {
        return written(paper, book.places(paper.id()));
    }

    Paper written(IssuedPaper paper, List<Place> places) {
        Exam exam = exam(paper.exam());
        Paper content = book.content(paper.id());
        Locale locale = content.locale();
        List<Signature> lines = new ArrayList<>(content.signatures());
        for (Place place : places) {
            Signed signed = place.signed();
            if (signed != null) {
                Signature line = lines.get(place.place());
                String words = rendering
                        .messages()
                        .getMessage("paper.signed", new Object[] {dates.moment(signed.at(), exam, locale)}, locale);
                lines.set(place.place(), new Signature(line.signer(), line.lead(), line.role(), signed.name(), words));
            }
        }
        String address =
                rendering.settings().address("/papers/check/" + paper.id()).toString();
        return content.signed(lines)
                .registered(new Registration(
                        paper.number(), dates.day(paper.issuedAt(), exam, locale), paper.version(), address));
    }

    /** The sealed file once everybody signed; before, the paper to be signed by hand. */
    @Transactional(readOnly = true)
    public byte[] pdf(IssuedPaper paper) {
        return book.sealed(paper.id()).orElseGet(() -> rendering.documents().pdf(shown(paper)));
    }

    /** Whether what is stored still says what was registered. */
    @Transactional(readOnly = true)
    public boolean unaltered(IssuedPaper paper) {
        return PaperText.version(book.content(paper.id())).equals(paper.version());
    }

    /** Notes that the copy signed by hand came to the office (R2-046); publishes {@link SignedCopyReceived}. */
    public void originalReceived(PaperId paper, PersonId by) {
        IssuedPaper known =
                book.find(paper).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("paper", paper));
        LocalDate today = dates.today(clock.instant(), exam(known.exam()));
        book.originalReceived(paper, today, by);
        events.publishEvent(new SignedCopyReceived(paper, true, by, clock.instant()));
    }

    /** Keeps a copy that was signed by hand; publishes {@link SignedCopyReceived}. */
    public void addScan(PaperId paper, byte[] content, PersonId by) {
        scans.add(paper, content, by, clock.instant());
        events.publishEvent(new SignedCopyReceived(paper, false, by, clock.instant()));
    }

    /** One such copy. */
    @Transactional(readOnly = true)
    public Optional<byte[]> scan(PaperId paper, UUID scan) {
        return scans.content(paper, scan);
    }

    private Exam exam(ExamId id) {
        return exams.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("exam", id));
    }
}
