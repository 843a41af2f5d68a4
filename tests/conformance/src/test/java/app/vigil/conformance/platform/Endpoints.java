package app.vigil.conformance.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A server on loopback whose every path answers what a test says. */
final class Endpoints implements AutoCloseable {

    private static final byte[] BLOCK = new byte[64 * 1024];

    private final HttpServer server;
    private final Map<String, Function<Asked, Reply>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Endpoints() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void on(String path, Function<Asked, Reply> reply) {
        replies.put(path, reply);
    }

    List<Asked> requestsTo(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    void forgetRequests() {
        asked.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked request = new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
        asked.add(request);
        Reply reply =
                replies.getOrDefault(request.path(), other -> Reply.empty(404)).apply(request);
        List<String> pairs = reply.headers();
        for (int i = 0; i < pairs.size(); i += 2) {
            exchange.getResponseHeaders().add(pairs.get(i), pairs.get(i + 1));
        }
        try (exchange) {
            send(exchange, reply);
        } catch (IOException hungUp) {
            // The tool may close the connection of an answer it has had enough of.
            exchange.close();
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        switch (reply.manner()) {
            case WHOLE -> {
                exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
                exchange.getResponseBody().write(reply.body());
            }
            case CUT_OFF -> {
                exchange.sendResponseHeaders(reply.status(), reply.body().length + 1000L);
                exchange.getResponseBody().write(reply.body());
            }
            case SILENT -> awaitClose();
            case DRIPPING -> endless(exchange, reply.body(), Reply.DRIP.toNanos());
            case ENDLESS -> endless(exchange, BLOCK, 0);
        }
    }

    private void endless(HttpExchange exchange, byte[] piece, long pause) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        while (closed.getCount() > 0) {
            out.write(piece);
            out.flush();
            LockSupport.parkNanos(pause);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
