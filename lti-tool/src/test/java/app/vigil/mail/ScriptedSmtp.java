package app.vigil.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as a test says, and may hang up in the middle. */
final class ScriptedSmtp implements AutoCloseable {

    /** As an answer: the line goes dead instead. */
    static final String HANG_UP = "";

    /** Message-IDs of letters it took in. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param command such as {@code RCPT}, or {@code DOT} for what follows the letter */
    void answer(String command, String answer) {
        answers.put(command, answer);
    }

    void behave() {
        answers.clear();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                serve(caller);
            } catch (IOException goneAway) {
                // The caller, or the test.
            }
        }
    }

    private void serve(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = caller.getOutputStream();
        say(out, "220 scripted");
        String id = "";
        boolean letter = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (letter && line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            }
            if (letter && !line.equals(".")) {
                continue;
            }
            String command = letter ? "DOT" : line.substring(0, 4).toUpperCase(Locale.ROOT);
            String answer = answers.getOrDefault(command, usual(command));
            if (command.equals("DOT") && (answer.equals(HANG_UP) || answer.startsWith("2"))) {
                taken.add(id);
            }
            if (answer.equals(HANG_UP)) {
                return;
            }
            say(out, answer);
            letter = command.equals("DATA") && answer.startsWith("3");
        }
    }

    private static String usual(String command) {
        return switch (command) {
            case "DATA" -> "354 go ahead";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
