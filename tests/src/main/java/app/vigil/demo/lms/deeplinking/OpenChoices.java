package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.RandomToken;
import app.vigil.demo.lms.oidc.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Deep linking requests that wait for their one answer, by the data that come back with it. */
@Component
class OpenChoices {

    private final Map<String, Choice> open = new ConcurrentHashMap<>();

    /** Who chooses, where, with which tool. */
    record Choice(String personId, String courseId, String toolId) {}

    String open(Choice choice) {
        String data = RandomToken.next();
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
