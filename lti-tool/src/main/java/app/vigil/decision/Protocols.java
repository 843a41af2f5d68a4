package app.vigil.decision;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.DecisionRecords.Decision;
import app.vigil.decision.Protocol.Awaited;
import app.vigil.decision.Protocol.Head;
import app.vigil.decision.Protocol.Outcome;
import app.vigil.decision.Protocol.Row;
import app.vigil.decision.Protocol.Score;
import app.vigil.decision.Protocol.ScoreStanding;
import app.vigil.decision.Protocol.Second;
import app.vigil.decision.Protocol.Signer;
import app.vigil.decision.ProtocolForms.Form;
import app.vigil.decision.ProtocolRows.Entry;
import app.vigil.decision.ProtocolRows.Facts;
import app.vigil.decision.Scores.Told;
import app.vigil.document.Paper;
import app.vigil.exam.Exam;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.Person;
import app.vigil.people.Units;
import app.vigil.review.Reviews.Review;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Composes protocols in the wording of the exam's kind: attestation (App. 4) or admission (App. 4.1). */
@Component
public class Protocols {

    private final ProtocolRows rows;
    private final Units units;
    private final InstitutionCalendar calendar;
    private final DecisionProfiles profiles;
    private final ProtocolForms forms;
    private final MessageSource messages;

    Protocols(
            ProtocolRows rows,
            Units units,
            InstitutionCalendar calendar,
            DecisionProfiles profiles,
            ProtocolForms forms,
            MessageSource messages) {
        this.rows = rows;
        this.units = units;
        this.calendar = calendar;
        this.profiles = profiles;
        this.forms = forms;
        this.messages = messages;
    }

    /** The protocol with the rows that the predicate keeps. */
    @Transactional(readOnly = true)
    public Protocol of(Exam exam, PersonId reader, Locale locale, Predicate<Head> kept) {
        return read(exam, reader).protocol(locale, kept);
    }

    /** All rows as this reader sees them, to be looked through before some are shown. */
    @Transactional(readOnly = true)
    public Reading read(Exam exam, PersonId reader) {
        return new Reading(exam, rows.entries(exam, reader));
    }

    /** The examinee's own row as it was decided on, as a paper of its own. */
    @Transactional(readOnly = true)
    public Paper extract(Exam exam, Sitting sitting, Locale locale) {
        List<Facts> decided = rows.decided(exam, sitting, calendar.zone(exam.profile()), locale).stream()
                .toList();
        return paper(exam, composed(exam, decided, locale), locale)
                .above(messages.getMessage("protocol.extract", null, locale));
    }

    /** Every row of a protocol, as far as it takes to choose among them. */
    public final class Reading {

        private final Exam exam;
        private final List<Entry> entries;
        private final List<Head> heads;

        private Reading(Exam exam, List<Entry> entries) {
            this.exam = exam;
            this.entries = entries;
            this.heads = entries.stream().map(Entry::head).toList();
        }

        /** In the order of the alphabet. */
        public List<Head> heads() {
            return heads;
        }

        /** Points that a teacher still has to enter; null when none are awaited (R2-007). */
        public @Nullable Awaited awaited() {
            List<Told> awaited =
                    entries.stream().map(Entry::lms).filter(Told::awaited).toList();
            return awaited.isEmpty()
                    ? null
                    : new Awaited(
                            awaited.size(),
                            awaited.stream().anyMatch(told -> told.standing() == ScoreStanding.LATE),
                            awaited.stream()
                                    .flatMap(told -> Optional.ofNullable(told.due()).stream())
                                    .min(Instant::compareTo)
                                    .map(Instant::toEpochMilli)
                                    .orElse(null),
                            calendar.zone(exam.profile()).getId());
        }

        /** The protocol with the rows that the predicate keeps. */
        public Protocol protocol(Locale locale, Predicate<Head> kept) {
            List<Entry> chosen = IntStream.range(0, heads.size())
                    .filter(at -> kept.test(heads.get(at)))
                    .mapToObj(entries::get)
                    .toList();
            return composed(exam, rows.facts(chosen, calendar.zone(exam.profile()), locale), locale);
        }
    }

    private Protocol composed(Exam exam, List<Facts> chosen, Locale locale) {
        ZoneId zone = calendar.zone(exam.profile());
        Optional<String> domain = profiles.emailDomain(exam.profile());
        Form form = forms.of(exam, zone, domain, locale);
        List<Row> shown = chosen.stream().map(facts -> row(facts, domain, form)).toList();
        return new Protocol(
                exam.title(),
                units.find(exam.unit()).map(OrganisationalUnit::name).orElse(""),
                form.title(),
                form.identity(shown),
                form.columns(),
                shown,
                form.notes(),
                shown.stream().map(Row::proctor).distinct().toList(),
                shown.stream()
                        .flatMap(row -> Optional.ofNullable(row.outcome()).stream())
                        .map(Outcome::by)
                        .distinct()
                        .toList());
    }

    /** The same protocol as a paper (R2-060, R2-068). */
    public Paper paper(Exam exam, Protocol protocol, Locale locale) {
        return forms.of(exam, calendar.zone(exam.profile()), profiles.emailDomain(exam.profile()), locale)
                .paper(protocol);
    }

    private static Row row(Facts facts, Optional<String> domain, Form form) {
        Entry entry = facts.entry();
        Review review = entry.review();
        Sitting sitting = facts.sitting();
        @Nullable Decision decision = entry.decision();
        String email = Optional.ofNullable(entry.examinee()).map(Person::email).orElse("");
        Instant taken = sitting.admittedAt() == null ? sitting.launchedAt() : sitting.admittedAt();
        return new Row(
                sitting.id().toString(),
                entry.name(),
                email,
                domain.isPresent() && !email.toLowerCase(Locale.ROOT).endsWith("@" + domain.get()),
                entry.group(),
                score(entry.lms(), form),
                form.date(taken),
                review.status(),
                form.word("status." + review.status().number()),
                facts.marks().lines(),
                facts.marks().beside(review.comment()),
                review.identityConfirmed(),
                new Signer(review.proctor(), facts.proctor()),
                facts.watched(),
                review.version(),
                facts.seconds().stream()
                        .map(second -> second(second, facts, form))
                        .toList(),
                decision == null ? null : outcome(decision, facts, form),
                entry.refusal());
    }

    private static Score score(Told told, Form form) {
        Instant due = told.due();
        String text = switch (told.standing()) {
            case KNOWN -> told.score();
            case NONE -> "—";
            case EXPECTED, LATE ->
                due == null
                        ? form.word("protocol.score.checked")
                        : form.word("protocol.score." + told.standing().code(), form.date(due));
        };
        return new Score(text, told.standing());
    }

    private static Second second(ProtocolRows.Named second, Facts facts, Form form) {
        VerificationStatus status = second.opinion().status();
        return new Second(
                second.name(),
                status.number(),
                form.word("status." + status.number()),
                facts.marks().beside(second.opinion().comment()),
                status != facts.entry().review().status());
    }

    private static Outcome outcome(Decision decision, Facts facts, Form form) {
        return new Outcome(
                decision.credited(),
                form.word(decision.credited() ? "decision.credited" : "decision.not-credited"),
                decision.comment(),
                new Signer(decision.by(), facts.decidedBy()),
                form.date(decision.at()),
                decision.reviewVersion() < facts.entry().review().version());
    }
}
