package app.vigil.journey;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** Something that takes bodies in, with the processor time of its processes. */
abstract class MeasuredServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);

    abstract String name();

    /** What one connection sends with. */
    abstract Sender connection(int number) throws IOException;

    abstract double cpuSeconds();

    /** Drops what was taken in so far, where that costs the server nothing. */
    abstract void tidy() throws IOException;

    /** Sends one body and returns when the server has answered that it has it. */
    interface Sender {
        void send(Body body) throws IOException;
    }

    /** @param digest as a header's value */
    record Body(byte[] bytes, String digest) {}

    /** The tool: hashed, checked against its chain, flushed to the disk; behind session, CSRF token and access rule. */
    static MeasuredServer tool(Programs programs, List<LoadStudent> students) {
        List<LoadStudent.Stream> streams = students.stream()
                .flatMap(student -> Stream.of(student.new Stream("camera"), student.new Stream("screen")))
                .toList();
        streams.forEach(stream -> stream.sendInit(new byte[900]));
        return new MeasuredServer() {

            @Override
            String name() {
                return "Vigil";
            }

            @Override
            Sender connection(int number) {
                LoadStudent.Stream stream = streams.get(number);
                return body -> stream.sendMedia(body.bytes(), body.digest(), stream.sent() * 3000, 3000);
            }

            @Override
            double cpuSeconds() {
                return programs.toolCpuSeconds();
            }

            @Override
            void tidy() throws IOException {
                // What is idle for twenty seconds is closed by the other side.
                for (LoadStudent.Stream stream : streams) {
                    stream.close();
                }
            }

            @Override
            public void close() throws IOException {
                tidy();
            }
        };
    }

    /** nginx with its DAV module: neither hashed nor flushed, the answer promises the page cache. */
    static MeasuredServer nginx(Path folder) throws IOException {
        int port = freePort();
        Files.createDirectories(folder.resolve("files/put"));
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; user root; worker_processes 2; error_log stderr; pid %1$s/nginx.pid;
                events { worker_connections 2048; }
                http {
                  access_log off; tcp_nodelay on; keepalive_requests 1000000000;
                  client_body_temp_path %1$s/incoming; client_max_body_size 16m;
                  server {
                    listen 127.0.0.1:%2$d backlog=1024;
                    location / { root %1$s/files; dav_methods PUT; create_full_put_path on; }
                  }
                }
                """.formatted(folder, port));
        Process process = start(folder, "nginx", "-p", folder.toString(), "-c", configuration.toString());
        AtomicLong files = new AtomicLong();
        return new Peer("nginx DAV", port, process, folder.resolve("files/put"), connection -> body -> {
            String head = "PUT /put/" + files.incrementAndGet() + " HTTP/1.1\r\n";
            requireCreated(connection.send(head, body.bytes()));
        });
    }

    /** The tus reference server: creation with upload, one request a body; neither hashed nor flushed. */
    static MeasuredServer tus(Path folder) throws IOException {
        int port = freePort();
        Path files = Files.createDirectories(folder.resolve("files"));
        Path program = Path.of(System.getProperty("vigil.root")).resolve("tests/benchmarks/tus/server.js");
        Process process = start(folder, "node", program.toString(), Integer.toString(port), files.toString());
        return new Peer("tus reference", port, process, files, connection -> body -> {
            String head = "POST /files HTTP/1.1\r\nTus-Resumable: 1.0.0\r\nUpload-Length: " + body.bytes().length
                    + "\r\nContent-Type: application/offset+octet-stream\r\n";
            requireCreated(connection.send(head, body.bytes()));
        });
    }

    private static void requireCreated(RawConnection.Answer answer) {
        Assertions.assertThat(answer.status()).as(answer.body()).isIn(201, 204);
    }

    private static Process start(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Sending {
        Sender over(RawConnection connection);
    }

    /** A server that keeps each body in a file of one folder. */
    private static final class Peer extends MeasuredServer {

        private final String name;
        private final URI address;
        private final Process process;
        private final Path files;
        private final Sending sending;
        private final java.util.Map<Integer, RawConnection> connections =
                new java.util.concurrent.ConcurrentHashMap<>();

        Peer(String name, int port, Process process, Path files, Sending sending) {
            this.name = name;
            this.address = URI.create("http://localhost:" + port);
            this.process = process;
            this.files = files;
            this.sending = sending;
            Await.until(START, name + " listens", this::listens);
        }

        private boolean listens() {
            try (Socket probe = new Socket(address.getHost(), address.getPort())) {
                return probe.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        String name() {
            return name;
        }

        @Override
        Sender connection(int number) {
            return sending.over(connections.computeIfAbsent(number, each -> new RawConnection(address)));
        }

        @Override
        double cpuSeconds() {
            return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .mapToDouble(Programs::cpuSeconds)
                    .sum();
        }

        @Override
        void tidy() throws IOException {
            // Node ends idle connections after seconds.
            for (RawConnection connection : connections.values()) {
                connection.close();
            }
            connections.clear();
            try (Stream<Path> taken = Files.walk(files)) {
                for (Path file : taken.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(files)) {
                        Files.delete(file);
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            tidy();
            process.destroy();
            process.onExit().join();
        }
    }
}
