package app.vigil.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A mail server of the institution that takes everything, and what it took. */
final class Postbox implements AutoCloseable {

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    Postbox() {
        server.start();
    }

    /** With which the tool sends its letters here, and looks for what is due every few seconds. */
    List<String> settings() {
        return List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort(),
                "--vigil.mail.from=exams@university.example",
                "--vigil.calendar.every=5s",
                "--vigil.notice.every=5s");
    }

    /** Subject and text of every letter to an address. */
    List<String> to(String address) {
        List<String> letters = new ArrayList<>();
        try {
            for (Message letter : server.getReceivedMessages()) {
                if (letter.getAllRecipients()[0].toString().contains(address)) {
                    letters.add(letter.getSubject() + "\n" + letter.getContent());
                }
            }
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
        return letters;
    }

    @Override
    public void close() {
        server.stop();
    }
}
