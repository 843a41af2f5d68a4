package app.vigil.benchmark;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.tool.Browser;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the tools compared. A launch is three requests to either, each answered before the next: the login; the
 * id_token, which makes the tool check it and keep who came; and the one that proves the session.
 *
 * <p>Vigil answers the id_token with the teacher's page of the LMS frame (a Thymeleaf page in the launch's language, with
 * a one-use ticket) and the ticket, posted, with a stored session and a redirect. ltijs answers the id_token with a signed
 * session cookie and a redirect, and the redirect with a line of text after it has read what it stored.
 */
final class Side implements AutoCloseable {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private final String name;
    private final Program program;
    private final int port;
    private final Doors doors;
    private final DoubleSupplier stores;
    private final List<Slice> slices = new ArrayList<>();

    /**
     * @param stores processor time of what the tool stores its rows and values in
     */
    Side(String name, Program program, int port, Doors doors, DoubleSupplier stores) {
        this.name = name;
        this.program = program;
        this.port = port;
        this.doors = doors;
        this.stores = stores;
    }

    /** Where a tool is knocked at. */
    record Doors(String login, String launch) {

        static final Doors VIGIL = new Doors("/lti/login", "/lti/launch");
        static final Doors LTIJS = new Doors("/login", "/");
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    List<Slice> slices() {
        return slices;
    }

    String target() {
        return "http://localhost:" + port + doors.launch();
    }

    Usage usage() {
        return new Usage(
                program.cpuSeconds(),
                stores.getAsDouble(),
                ProcessTimes.of(ProcessHandle.current().pid()));
    }

    void login(Platform platform, Wire wire, Visit visit) throws IOException {
        Wire.Answer answer = wire.post(
                doors.login(),
                Browser.query(Map.of(
                        "iss", platform.issuer(),
                        "login_hint", "1",
                        "lti_message_hint", "2",
                        "client_id", platform.clientId(),
                        "target_link_uri", target())),
                visit.cookies());
        Map<String, String> request = Asked.fields(URI.create(answer.location()).getRawQuery());
        visit.asked(request.getOrDefault("state", ""), request.getOrDefault("nonce", ""));
    }

    void launch(Wire wire, Visit visit) throws IOException {
        Wire.Answer launch = wire.post(doors.launch(), Browser.query(visit.authenticationResponse()), visit.cookies());
        Matcher ticket = TICKET.matcher(launch.body());
        boolean framed = launch.status() == 200 && ticket.find();
        Wire.Answer last = framed
                ? wire.post("/enter", "ticket=" + ticket.group(1), visit.cookies())
                : wire.get(pathOf(launch), visit.cookies());
        if (last.status() != (framed ? 303 : 200) || visit.cookies().isEmpty()) {
            throw new IOException(name + " answered " + launch.status() + " and " + last.status() + " " + last.body());
        }
    }

    private String pathOf(Wire.Answer launch) throws IOException {
        if (launch.location().isEmpty()) {
            throw new IOException(name + " answered " + launch.status() + " " + launch.body());
        }
        URI location = URI.create(launch.location());
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    @Override
    public void close() {
        program.close();
    }
}
