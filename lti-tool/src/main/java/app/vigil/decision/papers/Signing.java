package app.vigil.decision.papers;

import app.vigil.decision.papers.IssuedPaper.Place;
import app.vigil.decision.papers.IssuedPaper.Sealing;
import app.vigil.decision.papers.IssuedPaper.Signed;
import app.vigil.document.Documents;
import app.vigil.document.Seal;
import app.vigil.document.Seals;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signatures given in the application: the LMS vouched for the person a moment ago, and the person typed the own name
 * (R2-046, R2-047, R2-064). With the last one the paper is sealed and never changes again.
 */
@Component
@Transactional
public class Signing {

    /** How old the launch may be that brought the person here. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Signing.class);

    private final PaperBook book;
    private final Papers papers;
    private final Below below;
    private final Sealer sealer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signing(PaperBook book, Papers papers, Below below, Sealer sealer, ApplicationEventPublisher events, Clock clock) {
        this.book = book;
        this.papers = papers;
        this.below = below;
        this.sealer = sealer;
        this.events = events;
        this.clock = clock;
    }

    /** Who people are and what they may. */
    @Component
    record Below(Exams exams, ExamsOnDuty onDuty, People people, Appointments appointments, PaperFacts facts) {}

    /** What seals. */
    @Component
    record Sealer(Documents documents, Seals seals) {}

    /**
     * What a person does to sign.
     *
     * @param name as typed
     * @param launchedAt when the LMS last brought the person here; null when it is not known
     */
    public record Signature(
            PersonId by, String name, @Nullable Instant launchedAt) {}

    /** The place this person may sign now; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Place> placeOf(IssuedPaper paper, PersonId person) {
        return paper.replaced() || paper.sealing() != null
                ? Optional.empty()
                : place(book.places(paper.id()), person, () -> coordinates(person, paper))
                        .filter(place -> place.signed() == null);
    }

    /** Those of these papers that wait for this person's signature now. */
    @Transactional(readOnly = true)
    public Set<PaperId> waitingFor(PersonId person, Collection<IssuedPaper> papers) {
        List<IssuedPaper> open = papers.stream()
                .filter(paper -> !paper.replaced() && paper.sealing() == null)
                .toList();
        Map<PaperId, List<Place>> places =
                book.places(open.stream().map(IssuedPaper::id).toList());
        Set<ExamId> coordinated =
                below.onDuty().ofCoordinator(person).stream().map(Exam::id).collect(Collectors.toSet());
        return open.stream()
                .filter(paper -> place(
                                places.getOrDefault(paper.id(), List.of()),
                                person,
                                () -> coordinated.contains(paper.exam()))
                        .filter(place -> place.signed() == null)
                        .isPresent())
                .map(IssuedPaper::id)
                .collect(Collectors.toSet());
    }

    /** Papers that name this person as a signer or that a duty opens to the person, newest first. */
    @Transactional(readOnly = true)
    public List<IssuedPaper> papersOf(PersonId person) {
        List<UUID> coordinated = below.onDuty().ofCoordinator(person).stream()
                .map(exam -> exam.id().value())
                .toList();
        return Stream.concat(book.namedFor(person).stream(), book.openForDuty(coordinated).stream())
                .distinct()
                .toList();
    }

    /** Not sealed, and a status or a decision it tells of was given anew since: a new one is to be drawn up. */
    @Transactional(readOnly = true)
    public boolean overtaken(IssuedPaper paper) {
        return paper.sealing() == null && below.facts().overtaken(paper);
    }

    /** Whether the LMS vouched for the person recently enough. */
    public boolean fresh(@Nullable Instant launchedAt) {
        return launchedAt != null && launchedAt.plus(FRESH).isAfter(clock.instant());
    }

    /** Signs; publishes {@link PaperSigned}. */
    public void sign(PaperId id, Signature signature) {
        book.lock(id);
        IssuedPaper paper =
                book.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("paper", id));
        Exam exam = below.exams().find(paper.exam()).orElseThrow();
        Seal seal = sealer.seals().of(exam.profile()).orElseThrow(() -> refused(PaperProblem.NO_SEAL, paper));
        List<Place> places = book.places(id);
        Place place = open(paper, places, signature.by());
        confirm(paper, signature);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        book.sign(id, place.place(), new Signed(signature.by(), signature.name().strip(), now));
        events.publishEvent(new PaperSigned(id, paper.version(), signature.by(), now));
        List<Place> after = book.places(id);
        if (IssuedPaper.complete(after)) {
            seal(paper, after, seal, now);
        }
    }

    private Place open(IssuedPaper paper, List<Place> places, PersonId by) {
        if (paper.replaced()) {
            throw refused(PaperProblem.REPLACED, paper);
        }
        if (overtaken(paper)) {
            throw refused(PaperProblem.OVERTAKEN, paper);
        }
        Place place = place(places, by, () -> coordinates(by, paper))
                .filter(found -> found.signed() == null)
                .orElseThrow(() -> refused(PaperProblem.NOT_YOURS_TO_SIGN, paper));
        // R4-062: whoever confirms comes second, and is somebody else.
        if (paper.kind() == PaperKind.VIOLATION_ACT) {
            boolean first = places.stream().allMatch(other -> other.place() >= place.place() || other.signed() != null);
            if (!first) {
                throw refused(PaperProblem.ANOTHER_FIRST, paper);
            }
            if (places.stream().anyMatch(other -> other.place() != place.place() && by.equals(other.person()))) {
                throw refused(PaperProblem.SECOND_PERSON, paper);
            }
        }
        return place;
    }

    /** The person's own place, the first still open; else one that the person's duty opens. */
    private static Optional<Place> place(List<Place> places, PersonId person, BooleanSupplier coordinates) {
        Optional<Place> own = places.stream()
                .filter(place -> person.equals(place.person()))
                .filter(place -> place.signed() == null)
                .findFirst();
        return own.isPresent()
                ? own
                : places.stream()
                        .filter(place -> place.person() == null && coordinates.getAsBoolean())
                        .findFirst();
    }

    /** Responsible for holding and coordinating the proctoring (R4-062). */
    public boolean coordinates(PersonId person, IssuedPaper paper) {
        return below.exams()
                .find(paper.exam())
                .filter(exam -> below.appointments().holds(person, Duty.COORDINATOR, exam.place()))
                .isPresent();
    }

    private void confirm(IssuedPaper paper, Signature signature) {
        if (!fresh(signature.launchedAt())) {
            throw refused(PaperProblem.LAUNCH_NEEDED, paper);
        }
        String known =
                below.people().find(signature.by()).map(Person::displayName).orElse("");
        if (!plain(known).equals(plain(signature.name()))) {
            throw refused(PaperProblem.NAME_DIFFERS, paper);
        }
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private void seal(IssuedPaper paper, List<Place> places, Seal seal, Instant now) {
        byte[] pdf = seal.seal(sealer.documents().pdf(papers.written(paper, places)), now);
        book.seal(paper.id(), pdf, new Sealing(now, PaperText.sha256(pdf), seal.holder(), seal.fingerprint()));
        log.info("paper {} sealed", paper.id());
    }

    private static ProblemException refused(PaperProblem problem, IssuedPaper paper) {
        return new ProblemException(problem).with("paper", paper.id());
    }
}
