package app.vigil.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** One kept-alive connection: as little client as HTTP/1.1 allows, to measure servers. The cookies are the browser's. */
final class Wire implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    Answer post(String path, String form, Map<String, String> cookies) throws IOException {
        byte[] body = form.getBytes(StandardCharsets.US_ASCII);
        return send(
                "POST " + path + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length + "\r\n",
                form,
                cookies);
    }

    Answer get(String path, Map<String, String> cookies) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n", "", cookies);
    }

    private Answer send(String start, String body, Map<String, String> cookies) throws IOException {
        StringBuilder request = new StringBuilder(start)
                .append("Host: localhost:")
                .append(port)
                .append("\r\nAccept: text/html\r\nSec-Fetch-Dest: document\r\n");
        if (!cookies.isEmpty()) {
            request.append("Cookie: ");
            cookies.forEach((name, value) ->
                    request.append(name).append('=').append(value).append("; "));
            request.setLength(request.length() - 2);
            request.append("\r\n");
        }
        socket.getOutputStream()
                .write(request.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII));
        return receive(cookies);
    }

    private Answer receive(Map<String, String> cookies) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        String location = "";
        int length = 0;
        boolean chunked = false;
        boolean closing = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                case "connection" -> closing = value.equalsIgnoreCase("close");
                case "set-cookie" -> keep(value, cookies);
                default -> {}
            }
        }
        String body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (closing) {
            socket.close();
            connect();
        }
        return new Answer(status, location, body);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line();
        }
        line();
        return body.toString();
    }

    private static void keep(String setCookie, Map<String, String> cookies) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (pair.endsWith("=") || setCookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("connection closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Answer(int status, String location, String body) {}
}
