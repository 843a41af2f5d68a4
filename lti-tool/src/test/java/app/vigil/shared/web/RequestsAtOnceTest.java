package app.vigil.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class RequestsAtOnceTest {

    private static final int MOST = 3;

    @Test
    void worksOnSoManyAndOnTheOthersAfterThem() throws Exception {
        Counter counter = new Counter();
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new RequestsAtOnce(MOST).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("counter", counter).addMapping("/"));
        server.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/"))
                    .build();
            List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, MOST * 3)
                    .mapToObj(one -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                    .toList();
            assertThat(counter.entered.tryAcquire(MOST, 30, TimeUnit.SECONDS)).isTrue();
            counter.mayLeave.release(answers.size());
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.get(30, TimeUnit.SECONDS).statusCode())
                            .isEqualTo(HttpServletResponse.SC_OK));
            assertThat(counter.mostInside).hasValue(MOST);
        } finally {
            server.stop();
        }
    }

    /** Holds every request until it may leave. */
    private static final class Counter extends HttpServlet {

        private final transient Semaphore entered = new Semaphore(0);
        private final transient Semaphore mayLeave = new Semaphore(0);
        private final transient AtomicInteger inside = new AtomicInteger();
        private final transient AtomicInteger mostInside = new AtomicInteger();

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.release();
            mayLeave.acquireUninterruptibly();
            inside.decrementAndGet();
        }
    }
}
