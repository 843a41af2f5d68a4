package app.vigil.decision;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.DecisionRecords.Decision;
import app.vigil.decision.Protocol.Outcome;
import app.vigil.decision.Protocol.Row;
import app.vigil.decision.ProtocolRows.Facts;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.Person;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.MessageSource;
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
    private final MessageSource messages;

    Protocols(
            ProtocolRows rows,
            Units units,
            InstitutionCalendar calendar,
            DecisionProfiles profiles,
            MessageSource messages) {
        this.rows = rows;
        this.units = units;
        this.calendar = calendar;
        this.profiles = profiles;
        this.messages = messages;
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
        Words words = new Words(locale, exam.kind() == ExamKind.ENTRANCE ? "admission" : "attestation", zone);
        List<Row> shown = rows.of(exam, reader, zone, locale).stream()
                .map(facts -> row(facts, domain, words))
                .filter(kept)
                .toList();
        return new Protocol(
                exam.title(),
                units.find(exam.unit()).map(OrganisationalUnit::name).orElse(""),
                words.ofForm("title"),
                identity(shown, words),
                !words.form().equals("admission"),
                columns(words, domain),
                shown,
                words.ofForm("footnote", zone.getId()),
                shown.stream().map(Row::proctor).distinct().toList(),
                shown.stream()
                        .flatMap(row -> Optional.ofNullable(row.outcome()).stream())
                        .map(Outcome::by)
                        .distinct()
                        .toList());
    }

    private Row row(Facts facts, Optional<String> domain, Words words) {
        String email = Optional.ofNullable(facts.examinee()).map(Person::email).orElse("");
        Instant taken = facts.sitting().admittedAt() == null
                ? facts.sitting().launchedAt()
                : facts.sitting().admittedAt();
        return new Row(
                facts.sitting().id().toString(),
                facts.name(),
                email,
                domain.isPresent() && !email.toLowerCase(Locale.ROOT).endsWith("@" + domain.get()),
                UNKNOWN,
                UNKNOWN,
                words.date(taken),
                facts.review().status(),
                words.of("status." + facts.review().status().number()),
                facts.violations(),
                facts.review().comment(),
                facts.review().identityConfirmed(),
                facts.proctor(),
                facts.review().version(),
                facts.decision() == null ? null : outcome(facts.decision(), facts, words),
                facts.refusal());
    }

    private static Outcome outcome(Decision decision, Facts facts, Words words) {
        return new Outcome(
                decision.credited(),
                words.of(decision.credited() ? "decision.credited" : "decision.not-credited"),
                decision.comment(),
                facts.decidedBy(),
                words.date(decision.at()),
                decision.reviewVersion() < facts.review().version());
    }

    private static String identity(List<Row> shown, Words words) {
        if (shown.size() != 1) {
            return words.ofForm("identity.many");
        }
        Row only = shown.getFirst();
        return words.ofForm(only.identified() ? "identity.one" : "identity.one-refused", only.name());
    }

    private static List<String> columns(Words words, Optional<String> domain) {
        List<String> heads = new ArrayList<>();
        if (!words.form().equals("admission")) {
            heads.add(words.of("protocol.column.group"));
        }
        heads.add(words.ofForm("column.name"));
        heads.add(domain.filter(known -> !words.form().equals("admission"))
                .map(known -> words.of("protocol.column.email-of-domain", known))
                .orElseGet(() -> words.of("protocol.column.email")));
        heads.add(words.of("protocol.column.score"));
        heads.add(words.ofForm("column.date"));
        heads.add(words.of("protocol.column.status"));
        heads.add(words.ofForm("column.violations"));
        heads.add(words.of("protocol.column.result"));
        return List.copyOf(heads);
    }

    /** Texts in the reader's language and in the wording of the form, {@code protocol.<form>.…}. */
    private final class Words {

        private final Locale locale;
        private final String form;
        private final ZoneId zone;

        private Words(Locale locale, String form, ZoneId zone) {
            this.locale = locale;
            this.form = form;
            this.zone = zone;
        }

        String form() {
            return form;
        }

        String of(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }

        String ofForm(String key, Object... arguments) {
            return of("protocol." + form + "." + key, arguments);
        }

        String date(Instant instant) {
            return DateTimeFormatter.ofPattern(of("protocol.date-pattern"), locale)
                    .withZone(zone)
                    .format(instant);
        }
    }
}
