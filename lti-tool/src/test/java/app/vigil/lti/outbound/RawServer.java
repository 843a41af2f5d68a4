package app.vigil.lti.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers every connection with one text and then another one for ever. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] first;
    private final byte[] again;

    RawServer(String first, String again) throws IOException {
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.first = first.getBytes(StandardCharsets.US_ASCII);
        this.again = again.getBytes(StandardCharsets.US_ASCII);
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> write(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void write(Socket connection) {
        try (connection;
                OutputStream out = connection.getOutputStream()) {
            out.write(first);
            while (true) {
                out.write(again);
            }
        } catch (IOException theOtherSideHasHadEnough) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
