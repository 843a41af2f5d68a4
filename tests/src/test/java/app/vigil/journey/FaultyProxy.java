package app.vigil.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What lies between two programs, such as a student's browser and the tool, and all it can do to them. */
final class FaultyProxy implements AutoCloseable {

    /** Headers that belong to one connection, or that the client sets itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "http2-settings", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private volatile int target;
    private volatile boolean cut;
    private volatile CountDownLatch swallowing = new CountDownLatch(0);
    private volatile int largestSegment = Integer.MAX_VALUE;
    private volatile boolean repeating;
    private volatile int failing;

    FaultyProxy() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void leadsTo(int port) {
        target = port;
    }

    /** Nothing comes through any more, in neither direction. */
    void cut() {
        cut = true;
    }

    /** Takes everything and says nothing, as a line does whose packets are dropped. */
    void stall() {
        swallowing = new CountDownLatch(1);
    }

    void mend() {
        cut = false;
        swallowing.countDown();
        failing = 0;
        largestSegment = Integer.MAX_VALUE;
        repeating = false;
    }

    /** Answers everything with this status, as a server in trouble does. */
    void answerWith(int status) {
        failing = status;
    }

    /** Refuses larger segments with a proxy's own page, as a {@code client_max_body_size} would. */
    void refuseSegmentsAbove(int bytes) {
        largestSegment = bytes;
    }

    /** Sends every segment once more, behind those that come after it. */
    void repeatSegments() {
        repeating = true;
    }

    /** Segments refused as too large. */
    int refused() {
        return refused.get();
    }

    /** Segments that were sent twice. */
    int repeated() {
        return repeated.get();
    }

    @Override
    public void close() {
        mend();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean segment = exchange.getRequestURI().getPath().contains("/segments/");
            CountDownLatch swallowed = swallowing;
            if (swallowed.getCount() > 0) {
                swallowed.await();
                return;
            }
            if (cut) {
                return;
            }
            if (failing > 0) {
                refuse(exchange, failing);
                return;
            }
            if (segment && body.length > largestSegment) {
                refused.incrementAndGet();
                refuse(exchange, 413);
                return;
            }
            HttpResponse<byte[]> response = forward(exchange, body);
            if (cut) {
                return;
            }
            give(exchange, response);
            if (segment && repeating) {
                repeatLater(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        byte[] page = ("<html><h1>" + status + "</h1></html>").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        return client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + target + exchange.getRequestURI()))
                .timeout(Duration.ofSeconds(90))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void give(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        boolean empty = body.length == 0 || response.statusCode() == 204 || response.statusCode() == 304;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    /** By then others have passed it. */
    private void repeatLater(HttpExchange exchange, byte[] body) {
        HttpRequest again = request(exchange, body);
        CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS)
                .execute(() -> client.sendAsync(again, HttpResponse.BodyHandlers.discarding())
                        .thenAccept(response -> repeated.addAndGet(response.statusCode() == 200 ? 1 : 0)));
    }
}
