package app.vigil.journey;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The same two videos as ordinary files with their index in front, served by nginx: as quick as seeking gets. */
final class PlainVideos implements AutoCloseable {

    private static final String SEEK = """
            async (share) => {
              const videos = [...document.querySelectorAll('video')];
              const shown = videos.map((video) =>
                new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true })));
              const begun = performance.now();
              for (const video of videos) {
                video.currentTime = share * video.duration;
              }
              await Promise.all(shown);
              return JSON.stringify(performance.now() - begun);
            }""";

    private final Process nginx;
    private final int port;

    /** @param folder holds {@code camera.mp4} and {@code screen.mp4} */
    PlainVideos(Path folder) {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.writeString(folder.resolve("index.html"), """
                    <!doctype html><title>Plain</title>
                    <video src="camera.mp4" preload="auto" muted></video><video src="screen.mp4" preload="auto" muted></video>
                    """);
            Files.writeString(folder.resolve("empty.html"), "<!doctype html><title>Plain</title>");
            Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                    daemon off; user root; worker_processes 1; error_log stderr; pid %1$s/nginx.pid;
                    events { worker_connections 256; }
                    http {
                      access_log off; sendfile on; tcp_nodelay on;
                      types { text/html html; video/mp4 mp4; }
                      server { listen 127.0.0.1:%2$d; location / { root %1$s; add_header Cache-Control no-store; } }
                    }
                    """.formatted(folder, port));
            nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("nginx is needed for this measurement", e);
        }
        Await.until(Duration.ofSeconds(10), "nginx listens", this::listens);
    }

    /** Opens both and returns how long their first pictures took, in milliseconds. */
    double open(Page page) {
        long begun = System.nanoTime();
        page.navigate("http://127.0.0.1:" + port + "/index.html");
        page.waitForFunction("() => [...document.querySelectorAll('video')].every((video) => video.readyState >= 2)");
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Goes to a page without videos. */
    void leave(Page page) {
        page.navigate("http://127.0.0.1:" + port + "/empty.html");
    }

    double seek(Page page, double share) {
        return JsonParser.parseString((String) page.evaluate(SEEK, share)).getAsDouble();
    }

    @Override
    public void close() {
        nginx.destroy();
        nginx.onExit().join();
    }

    private boolean listens() {
        try (Socket probe = new Socket("127.0.0.1", port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
