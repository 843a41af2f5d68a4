package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.oidc.Message;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Deep linking requests that wait for their one answer, by the data that come back with it. */
@Component
class OpenChoices {

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Choice> open = new ConcurrentHashMap<>();

    /** Who chooses, where, with which tool. */
    record Choice(String personId, String courseId, String toolId) {}

    String open(Choice choice) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String data = HexFormat.of().formatHex(bytes);
        open.put(data, choice);
        return data;
    }

    Message.Subject subject(Choice choice) {
        return new Message.Subject.DeepLinking(open(choice));
    }

    /** Takes the choice away when it is the expected one. */
    boolean spend(String data, Choice expected) {
        return Optional.ofNullable(open.get(data)).filter(expected::equals).isPresent() && open.remove(data) != null;
    }
}
