package app.vigil.mail;

import app.vigil.mail.LetterBook.Due;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes letters from the outbox to the mail server, a bundle over one connection; any number of nodes may have one. */
@Component
class Postman implements Letters {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int BUNDLE = 50;

    private final LetterBook book;
    private final MailServer server;
    private final People people;

    Postman(LetterBook book, MailServer server, People people) {
        this.book = book;
        this.server = server;
        this.people = people;
    }

    @Override
    public boolean post(Letter letter) {
        return book.add(letter);
    }

    @Override
    public List<Line> about(UUID subject) {
        return book.about(subject);
    }

    @Override
    public Map<UUID, Integer> troubled(Collection<UUID> subjects) {
        return book.troubled(subjects);
    }

    @Override
    public boolean again(UUID subject, UUID letter) {
        return book.again(subject, letter);
    }

    @Override
    public boolean configured() {
        return server.configured();
    }

    @Scheduled(fixedDelayString = "${vigil.mail.every:5s}")
    void round() {
        if (server.configured()) {
            for (List<Due> due = book.claim(BUNDLE); !due.isEmpty(); due = book.claim(BUNDLE)) {
                deliver(due);
            }
        } else {
            book.holdAll(LetterTrouble.NOT_CONFIGURED);
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void sweep() {
        book.sweep();
    }

    private void deliver(List<Due> due) {
        Map<PersonId, Person> known = people.findAll(due.stream().map(Due::to).toList());
        List<Addressed> ready = new ArrayList<>();
        for (Due letter : due) {
            @Nullable Person person = known.get(letter.to());
            @Nullable String address = person == null ? null : person.email();
            if (address == null || address.isBlank()) {
                note(letter, null, new Fate.Over(LetterState.FAILED, LetterTrouble.NO_ADDRESS));
            } else if (foreign(address, letter.header().domain())) {
                note(letter, address, new Fate.Over(LetterState.FAILED, LetterTrouble.FOREIGN_ADDRESS));
            } else {
                ready.add(new Addressed(letter, address));
            }
        }
        server.send(ready).forEach((letter, fate) -> note(letter.letter(), letter.address(), fate));
    }

    /** A letter and where it goes. */
    record Addressed(Due letter, String address) {}

    private static boolean foreign(String address, @Nullable String domain) {
        return domain != null && !address.toLowerCase(Locale.ROOT).endsWith("@" + domain.toLowerCase(Locale.ROOT));
    }

    private void note(Due letter, @Nullable String address, Fate fate) {
        book.note(letter, address, fate);
        switch (fate) {
            case Fate.Taken taken -> log.info("letter {} sent", letter.id());
            case Fate.Later later ->
                log.warn(
                        "letter {} not sent yet: {}; it is tried again",
                        letter.id(),
                        later.because().code());
            case Fate.Over over ->
                log.warn("letter {} not sent: {}", letter.id(), over.because().code());
        }
    }
}
