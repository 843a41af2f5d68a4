package app.vigil.decision;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.DecisionRecords.Decision;
import app.vigil.decision.Protocol.Outcome;
import app.vigil.decision.Protocol.Row;
import app.vigil.decision.Protocol.Signer;
import app.vigil.decision.ProtocolForms.Form;
import app.vigil.decision.ProtocolRows.Facts;
import app.vigil.document.Paper;
import app.vigil.exam.Exam;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.Person;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Composes protocols in the wording of the exam's kind: attestation (App. 4) or admission (App. 4.1). */
@Component
public class Protocols {

    private static final String UNKNOWN = "—";

    private final ProtocolRows rows;
    private final Units units;
    private final InstitutionCalendar calendar;
    private final DecisionProfiles profiles;
    private final ProtocolForms forms;

    Protocols(
            ProtocolRows rows,
            Units units,
            InstitutionCalendar calendar,
            DecisionProfiles profiles,
            ProtocolForms forms) {
        this.rows = rows;
        this.units = units;
        this.calendar = calendar;
        this.profiles = profiles;
        this.forms = forms;
    }

    /** The whole protocol as this reader sees it. */
    public Protocol of(Exam exam, PersonId reader, Locale locale) {
        return of(exam, reader, locale, row -> true);
    }

    /** The protocol with the rows that the predicate keeps. */
    @Transactional(readOnly = true)
    public Protocol of(Exam exam, PersonId reader, Locale locale, Predicate<Row> kept) {
        ZoneId zone = calendar.zone(exam.profile());
        Optional<String> domain = profiles.emailDomain(exam.profile());
        Form form = forms.of(exam, zone, domain, locale);
        List<Row> shown = rows.of(exam, reader, zone, locale).stream()
                .map(facts -> row(facts, domain, form))
                .filter(kept)
                .toList();
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
        String email = Optional.ofNullable(facts.examinee()).map(Person::email).orElse("");
        Instant taken = facts.sitting().admittedAt() == null
                ? facts.sitting().launchedAt()
                : facts.sitting().admittedAt();
        return new Row(
                facts.sitting().id().toString(),
                facts.name(),
                email,
                domain.isPresent() && !email.toLowerCase(Locale.ROOT).endsWith("@" + domain.get()),
                written(facts.lms().group()),
                written(facts.lms().score()),
                form.date(taken),
                facts.review().status(),
                form.word("status." + facts.review().status().number()),
                facts.violations(),
                facts.review().comment(),
                facts.review().identityConfirmed(),
                new Signer(facts.review().proctor(), facts.proctor()),
                facts.review().version(),
                facts.decision() == null ? null : outcome(facts.decision(), facts, form),
                facts.refusal());
    }

    private static String written(String known) {
        return known.isBlank() ? UNKNOWN : known;
    }

    private static Outcome outcome(Decision decision, Facts facts, Form form) {
        return new Outcome(
                decision.credited(),
                form.word(decision.credited() ? "decision.credited" : "decision.not-credited"),
                decision.comment(),
                new Signer(decision.by(), facts.decidedBy()),
                form.date(decision.at()),
                decision.reviewVersion() < facts.review().version());
    }
}
