package app.vigil.journey;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection that sends bodies: as little client as HTTP/1.1 allows (0.05 ms of CPU per request, a tenth
 * of the JDK's), so that a generator beside the server on two cores measures the server.
 */
final class RawConnection implements AutoCloseable {

    private static final int BUFFER = 8 * 1024;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    RawConnection(URI server) {
        this.port = server.getPort();
    }

    /** A closed one is opened again by the next request. */
    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream(), BUFFER);
            socket = open;
        }
        return open;
    }

    /** @param retryAfter zero when the server did not say */
    record Answer(int status, Duration retryAfter, String body) {}

    /** @param head request line and headers but Host and Content-Length, each line ended */
    Answer send(String head, byte[] body) throws IOException {
        byte[] start = (head + "Host: localhost:" + port + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        open().getOutputStream().write(request);
        return receive();
    }

    private Answer receive() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        Duration retryAfter = Duration.ZERO;
        boolean chunked = false;
        boolean closing = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            if (header.startsWith("retry-after:")) {
                retryAfter =
                        Duration.ofSeconds(Long.parseLong(header.substring(12).strip()));
            }
            chunked |= header.startsWith("transfer-encoding:");
            closing |= header.equals("connection: close");
        }
        String body = chunked ? chunks() : text(length);
        if (closing) {
            close();
        }
        return new Answer(status, retryAfter, body);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
