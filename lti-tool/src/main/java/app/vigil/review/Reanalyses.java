package app.vigil.review;

import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.exam.Violation;
import app.vigil.incident.IncidentProblem;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.ReanalysisRows.Kept;
import app.vigil.review.ReviewCases.Case;
import app.vigil.review.ReviewDocument.Gap;
import app.vigil.review.ReviewDocument.Why;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Second looks at stored recordings. Each is kept as it came and never touched again; no mark, verdict or suggestion
 * hears of it. What is in it becomes a mark only where a proctor makes it an own one.
 */
@Component
@Transactional
public class Reanalyses {

    /** Of one recording; more help nobody. */
    private static final int MOST = 50;

    private final ReviewRecords records;
    private final Sittings sittings;
    private final MarkParts marks;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reanalyses(
            ReviewRecords records,
            Sittings sittings,
            MarkParts marks,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.sittings = sittings;
        this.marks = marks;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps a second look; the same id again changes nothing. Problems {@code review-evidence-not-sealed}, … */
    public void keep(SittingId sitting, Reanalysis run, PersonId by) {
        if (records.cases().lock(sitting).map(Case::sealedAt).isEmpty()) {
            throw new ProblemException(ReviewProblem.EVIDENCE_NOT_SEALED).with("sitting", sitting);
        }
        requireWatched(rules(sitting), run);
        List<Kept> known = records.reanalyses().of(sitting);
        if (known.stream().anyMatch(kept -> kept.run().id().equals(run.id()))) {
            return;
        }
        if (known.size() >= MOST) {
            throw new ProblemException(ReviewProblem.REANALYSES_FULL).with("sitting", sitting);
        }
        records.reanalyses().add(sitting, new Kept(run, by, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        events.publishEvent(
                new RecordingReanalysed(sitting, run.id(), run.marks().size(), by));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public ReanalysisDocument of(SittingId sitting, Locale locale) {
        List<Kept> kept = records.reanalyses().of(sitting);
        Map<PersonId, Person> makers =
                people.findAll(kept.stream().map(Kept::by).distinct().toList());
        RuleMatrix rules = rules(sitting);
        return new ReanalysisDocument(
                Arrays.stream(Rule.values()).map(rule -> setting(rules, rule)).toList(),
                kept.stream()
                        .map(one -> run(one, name(makers.get(one.by())), locale))
                        .toList());
    }

    private RuleMatrix rules(SittingId sitting) {
        return sittings.find(sitting).orElseThrow().rules();
    }

    /** What is allowed is not even looked at, on a second look neither (R2-024). */
    private static void requireWatched(RuleMatrix rules, Reanalysis run) {
        Stream.concat(run.rules().stream(), run.marks().stream().map(Reanalysis.Mark::rule))
                .distinct()
                .map(Reanalyses::known)
                .filter(rule -> !rules.watched(rule))
                .findFirst()
                .ifPresent(rule -> {
                    throw new ProblemException(IncidentProblem.RULE_NOT_WATCHED).with("rule", rule.code());
                });
    }

    private static Rule known(String code) {
        try {
            return Rule.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).causedBy(unknown);
        }
    }

    private static ReanalysisDocument.Setting setting(RuleMatrix rules, Rule rule) {
        RuleMatrix.Setting setting = rules.of(rule);
        return new ReanalysisDocument.Setting(
                rule.code(),
                setting.allowed(),
                rules.lifted(rule),
                setting.controlled(),
                setting.threshold().toMillis() / 1000.0);
    }

    private ReanalysisDocument.Run run(Kept kept, String by, Locale locale) {
        Reanalysis run = kept.run();
        return new ReanalysisDocument.Run(
                run.id().toString(),
                by,
                kept.at().toEpochMilli(),
                run.agent(),
                run.everyMs(),
                run.from(),
                run.to(),
                run.tookMs(),
                run.rules(),
                run.marks().stream().map(mark -> mark(mark, locale)).toList(),
                run.notAnalysed().stream().map(gap -> gap(gap, locale)).toList());
    }

    private ReanalysisDocument.Mark mark(Reanalysis.Mark mark, Locale locale) {
        Violation violation = Rule.ofCode(mark.rule()).violation(mark.detector());
        return new ReanalysisDocument.Mark(
                mark.id().toString(),
                mark.rule(),
                marks.label(violation, locale),
                violation.code(),
                mark.startedAt(),
                mark.endedAt(),
                mark.value(),
                mark.threshold(),
                mark.unit(),
                mark.confidence(),
                mark.detector(),
                new Why(mark.cause(), mark.reading(), mark.model()));
    }

    private Gap gap(Reanalysis.Unseen unseen, Locale locale) {
        return new Gap(
                unseen.rule(),
                marks.ruleLabel(unseen.rule(), locale),
                unseen.from(),
                unseen.to(),
                unseen.reason(),
                marks.reasonLabel(unseen.reason(), locale));
    }

    private static String name(@Nullable Person maker) {
        return maker == null ? "—" : maker.displayName();
    }
}
