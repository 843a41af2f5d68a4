package app.vigil.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.RegistrationId;
import app.vigil.mail.Letters.Line;
import app.vigil.shared.PersonId;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Letters over a real mail server, and over one that misbehaves. */
@ParameterizedClass
@EnumSource(Database.class)
class PostmanTest {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(40);
    private static final UUID EXAM = UUID.randomUUID();

    private final SettableClock clock = SettableClock.atFriday();
    private final RoomsBelow below = new RoomsBelow();
    private final Database.Connection database;
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final ScriptedSmtp scripted = new ScriptedSmtp();
    private final PersonId dean = below.person("Деканова Дарья", "dean@edu.ranepa.ru");
    private Postman postman;

    PostmanTest(Database kind) {
        database = kind.fresh();
        server.start();
        postman = node(server.getSmtp().getPort(), "exams@ranepa.ru");
    }

    @AfterEach
    void close() {
        server.stop();
        scripted.close();
    }

    @Test
    @DisplayName("R2-045 a letter arrives once, in Cyrillic, from the institution's own address, and the log says so")
    void deliversALetter() throws Exception {
        postman.post(letter(dean, "one", new Letter.Header("protocols@ranepa.ru", "edu.ranepa.ru")));
        postman.post(letter(dean, "one", new Letter.Header("protocols@ranepa.ru", "edu.ranepa.ru")));
        assertThat(only().state()).isEqualTo(LetterState.QUEUED);

        postman.round();
        postman.round();

        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getSubject()).isEqualTo("Vigil: вас ждёт протокол");
        assertThat(arrived[0].getContent().toString()).contains("Їжак і Щука");
        assertThat(arrived[0].getFrom()[0]).hasToString("protocols@ranepa.ru");
        assertThat(arrived[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(GreenMailUtil.getHeaders(arrived[0])).contains("@ranepa.ru>");
        assertThat(only()).satisfies(line -> {
            assertThat(line.state()).isEqualTo(LetterState.SENT);
            assertThat(line.address()).isEqualTo("dean@edu.ranepa.ru");
            assertThat(line.trouble()).isNull();
        });
        assertThat(words()).as("the words go when the server has them").isNull();
        assertThat(postman.again(EXAM, only().id())).isFalse();
    }

    @Test
    void sendsABundleAndTellsOfEachWhatBecameOfIt() {
        postman = node(scripted.port(), "exams@ranepa.ru");
        for (int number = 0; number < 120; number++) {
            postman.post(letter(below.person("n" + number, "n" + number + "@edu.ranepa.ru"), "many", plain()));
        }
        postman.round();
        assertThat(scripted.taken).hasSize(120).doesNotHaveDuplicates();
        assertThat(postman.about(EXAM)).allMatch(line -> line.state() == LetterState.SENT);
    }

    @Test
    @DisplayName("R2-045 a mailbox that does not exist is told, and the letter goes to the corrected address")
    void tellsOfAMailboxThatDoesNotExist() {
        postman = node(scripted.port(), "exams@ranepa.ru");
        scripted.answer("RCPT", "550 5.1.1 no such user");
        postman.post(letter(dean, "one", plain()));
        postman.round();
        assertThat(only().state()).isEqualTo(LetterState.BOUNCED);
        assertThat(only().trouble()).isEqualTo(LetterTrouble.NO_MAILBOX);
        assertThat(postman.troubled(List.of(EXAM))).isEqualTo(Map.of(EXAM, 1));
        later();
        assertThat(scripted.taken).isEmpty();

        scripted.behave();
        assertThat(postman.again(UUID.randomUUID(), only().id())).isFalse();
        assertThat(postman.again(EXAM, only().id())).isTrue();
        postman.round();
        assertThat(only().state()).isEqualTo(LetterState.SENT);
        assertThat(postman.troubled(List.of(EXAM))).isEmpty();
    }

    @Test
    void waitsWhenTheServerAsksTo() {
        postman = node(scripted.port(), "exams@ranepa.ru");
        scripted.answer("RCPT", "451 4.7.1 greylisted");
        postman.post(letter(dean, "one", plain()));
        postman.round();
        assertThat(only()).satisfies(line -> {
            assertThat(line.state()).isEqualTo(LetterState.QUEUED);
            assertThat(line.trouble()).isEqualTo(LetterTrouble.ASKED_TO_WAIT);
        });
        scripted.behave();
        postman.round();
        assertThat(scripted.taken).as("not before it is time").isEmpty();
        later();
        assertThat(only().state()).isEqualTo(LetterState.SENT);
    }

    @Test
    void givesUpALetterTheServerWillNeverTake() {
        postman = node(scripted.port(), "exams@ranepa.ru");
        scripted.answer("DOT", "554 5.7.1 looks like spam");
        postman.post(letter(dean, "one", plain()));
        postman.round();
        assertThat(only().state()).isEqualTo(LetterState.FAILED);
        assertThat(only().trouble()).isEqualTo(LetterTrouble.REFUSED);
    }

    @Test
    void aSenderTheServerRefusesIsNoMissingMailbox() {
        postman = node(scripted.port(), "exams@ranepa.ru");
        scripted.answer("MAIL", "553 5.7.1 not you");
        postman.post(letter(dean, "one", plain()));
        postman.round();
        assertThat(only().trouble()).isEqualTo(LetterTrouble.REFUSED);
    }

    @Test
    void aCutConnectionLosesNothingAndTheSameLetterComesAgain() {
        postman = node(scripted.port(), "exams@ranepa.ru");
        scripted.answer("DOT", ScriptedSmtp.HANG_UP);
        postman.post(letter(dean, "one", plain()));
        postman.round();
        assertThat(only()).satisfies(line -> {
            assertThat(line.state()).isEqualTo(LetterState.QUEUED);
            assertThat(line.trouble()).isEqualTo(LetterTrouble.UNREACHABLE);
        });
        scripted.behave();
        later();
        assertThat(only().state()).isEqualTo(LetterState.SENT);
        assertThat(scripted.taken).hasSize(2);
        assertThat(scripted.taken.get(0)).as("mail servers know it as one").isEqualTo(scripted.taken.get(1));
    }

    @Test
    void outlivesARestartWhileTheServerIsAway() {
        int port = scripted.port();
        scripted.close();
        postman = node(port, "exams@ranepa.ru");
        postman.post(letter(dean, "one", plain()));
        postman.round();
        assertThat(only().trouble()).isEqualTo(LetterTrouble.UNREACHABLE);
        postman = node(server.getSmtp().getPort(), "exams@ranepa.ru");
        later();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName("R2-061, R2-045 writes to no address outside of the domain, and says when there is none")
    void checksTheAddress() {
        PersonId foreign = below.person("Чужой", "dean@example.org");
        PersonId looksAlike = below.person("Похожий", "dean@notedu.ranepa.ru");
        PersonId unknown = below.person("Без почты", null);
        for (PersonId one : List.of(foreign, looksAlike, unknown)) {
            postman.post(letter(one, "one", new Letter.Header(null, "edu.ranepa.ru")));
        }
        postman.round();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(postman.about(EXAM)).allMatch(line -> line.state() == LetterState.FAILED);
        assertThat(postman.about(EXAM))
                .extracting(Line::trouble)
                .containsExactlyInAnyOrder(
                        LetterTrouble.FOREIGN_ADDRESS, LetterTrouble.FOREIGN_ADDRESS, LetterTrouble.NO_ADDRESS);
    }

    @Test
    void withoutAServerLettersSayWhyTheyWaitAndAreGivenUpInTheEnd() {
        postman = node(-1, null);
        assertThat(postman.configured()).isFalse();
        postman.post(letter(dean, "one", plain()));
        postman.round();
        assertThat(only()).satisfies(line -> {
            assertThat(line.state()).isEqualTo(LetterState.QUEUED);
            assertThat(line.trouble()).isEqualTo(LetterTrouble.NOT_CONFIGURED);
        });
        clock.tick(Duration.ofDays(6));
        postman.sweep();
        assertThat(only().state()).isEqualTo(LetterState.FAILED);
        assertThat(only().trouble()).isEqualTo(LetterTrouble.NOT_CONFIGURED);

        postman = node(server.getSmtp().getPort(), "exams@ranepa.ru");
        assertThat(postman.again(EXAM, only().id())).isTrue();
        postman.round();
        assertThat(only().state()).isEqualTo(LetterState.SENT);
        clock.tick(Duration.ofDays(366));
        postman.sweep();
        assertThat(postman.about(EXAM)).isEmpty();
    }

    @Test
    void whatWaitedForAServerLeavesAsSoonAsThereIsOne() {
        postman = node(-1, null);
        postman.post(letter(dean, "one", plain()));
        postman.round();
        postman = node(server.getSmtp().getPort(), "exams@ranepa.ru");
        postman.round();
        assertThat(only().state()).isEqualTo(LetterState.SENT);
        assertThat(only().trouble()).isNull();
    }

    private void later() {
        clock.tick(LONGEST_WAIT);
        postman.round();
    }

    private Line only() {
        assertThat(postman.about(EXAM)).hasSize(1);
        return postman.about(EXAM).getFirst();
    }

    private String words() {
        return database.jdbc()
                .sql("select coalesce(words, '') from mail_letter")
                .query(String.class)
                .single()
                .transform(text -> text.isEmpty() ? null : text);
    }

    private static Letter.Header plain() {
        return new Letter.Header(null, null);
    }

    private static Letter letter(PersonId to, String occasion, Letter.Header header) {
        return new Letter(
                to,
                new RegistrationId(new UUID(0, 1)),
                EXAM,
                "protocol",
                occasion,
                "Vigil: вас ждёт протокол",
                "Їжак і Щука",
                header);
    }

    /** Another node, or the same after a restart: nothing is shared but the database. */
    private Postman node(int port, String from) {
        MailSettings settings = new MailSettings(from, Duration.ofDays(5), Duration.ofDays(365));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (port >= 0) {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(port);
            sender.getJavaMailProperties().put("mail.smtp.timeout", "5000");
            sender.getJavaMailProperties().put("mail.smtp.connectiontimeout", "5000");
            beans.addBean("sender", sender);
        }
        MailServer over = new MailServer(beans.getBeanProvider(JavaMailSender.class), settings, clock);
        return new Postman(new LetterBook(database.jdbc(), settings, clock), over, below.people());
    }
}
