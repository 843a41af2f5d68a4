package app.vigil.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** One launch of one browser on its way: the cookies the tool set, and what the platform answers its login with. */
final class Visit {

    private final String user;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String state = "";
    private String nonce = "";
    private String idToken = "";

    Visit(String user) {
        this.user = user;
    }

    String user() {
        return user;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    String nonce() {
        return nonce;
    }

    void asked(String state, String nonce) {
        this.state = state;
        this.nonce = nonce;
    }

    void answered(String idToken) {
        this.idToken = idToken;
    }

    Map<String, String> authenticationResponse() {
        return Map.of("state", state, "id_token", idToken);
    }
}
