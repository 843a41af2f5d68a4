package app.vigil.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A redis-server of its own on a free port of loopback, keeping nothing. */
record RedisProcess(Program program, int port) implements AutoCloseable {

    static RedisProcess start() throws IOException {
        int port = Program.freePort();
        Path folder = Files.createTempDirectory("redis");
        Program program = Program.start(
                folder,
                List.of(
                        "redis-server",
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no"));
        return new RedisProcess(program.awaitWords("Ready to accept connections"), port);
    }

    String url() {
        return "redis://127.0.0.1:" + port + "/0";
    }

    @Override
    public void close() {
        program.close();
    }
}
