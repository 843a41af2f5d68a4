package app.vigil.shared.web;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Bounds how many requests are worked on at once. Virtual threads alone let all of a hall that comes back after an
 * outage in, and the buffers of thousands of requests fill the heap; who waits here costs little more than a socket.
 * Far above what a node works on in its daily round, senders over slow lines included.
 */
@Component
class RequestsAtOnce implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Buffers of the connector, decoded text and stack, as measured with four thousand of them. */
    private static final long BYTES_OF_ONE = 80_000;

    private static final int SHARE_OF_THE_HEAP = 5;

    private final int most;

    RequestsAtOnce() {
        this(Math.toIntExact(Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP / BYTES_OF_ONE));
    }

    RequestsAtOnce(int most) {
        this.most = most;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Executor bounded = bounded();
        factory.addProtocolHandlerCustomizers(protocol -> protocol.setExecutor(bounded));
    }

    private Executor bounded() {
        ThreadFactory threads = Thread.ofVirtual().name("tomcat-handler-", 0).factory();
        Semaphore free = new Semaphore(most, true);
        return request -> threads.newThread(() -> {
                    free.acquireUninterruptibly();
                    try {
                        request.run();
                    } finally {
                        free.release();
                    }
                })
                .start();
    }
}
