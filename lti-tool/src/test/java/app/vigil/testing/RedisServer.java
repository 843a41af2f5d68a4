package app.vigil.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A real redis-server on loopback, on a free port, that keeps everything in memory. */
public final class RedisServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final int port = freePort();
    private Process process;

    /** Starts a server and waits until it answers. */
    public RedisServer() {
        start();
    }

    /** One server for all test classes that do not stop it; they keep apart by random keys. */
    public static RedisServer shared() {
        return Shared.SERVER;
    }

    public URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Starts it again on the same port, empty. */
    public void start() {
        try {
            process = new ProcessBuilder(List.of(
                            "redis-server",
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--save",
                            "",
                            "--appendonly",
                            "no"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("redis-server is not installed; tests/run installs it", e);
        }
        awaitAnswer();
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Waits until this much time has passed on the server's own clock. It counts lifetimes in whole milliseconds and
     * still has a key in the last of them, hence one more.
     */
    public void letPass(Duration time) {
        try (Jedis connection = new Jedis(url())) {
            long end = microseconds(connection) + TimeUnit.MICROSECONDS.convert(time.plusMillis(1));
            while (microseconds(connection) <= end) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("redis-server does not answer on port " + port);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean answers() {
        try (Jedis connection = new Jedis(url())) {
            return "PONG".equals(connection.ping());
        } catch (JedisException notYet) {
            return false;
        }
    }

    private static long microseconds(Jedis connection) {
        List<String> time = connection.time();
        return Long.parseLong(time.get(0)) * 1_000_000 + Long.parseLong(time.get(1));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final RedisServer SERVER = new RedisServer();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
