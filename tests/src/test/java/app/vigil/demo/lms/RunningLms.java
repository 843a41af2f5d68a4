package app.vigil.demo.lms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A started demo LMS on a free port, and a browser of sorts: requests with the acting person's cookie. */
final class RunningLms implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final ConfigurableApplicationContext context;
    private final Path folder;

    private RunningLms(Path folder, String... settings) {
        this.folder = folder;
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--server.port=0");
        arguments.add("--demo.data-folder=" + folder);
        this.context = DemoLms.start(arguments.toArray(String[]::new));
    }

    static RunningLms start(String... settings) {
        try {
            return new RunningLms(Files.createTempDirectory("demo-lms"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process life with the same data. */
    RunningLms restarted() {
        context.close();
        return new RunningLms(folder);
    }

    /** One LMS with Moodle's habits for all tests that bring their own tool. */
    static RunningLms shared() {
        return Shared.LMS;
    }

    private static final class Shared {
        static final RunningLms LMS = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(LMS::close));
        }
    }

    String address() {
        return context.getBean(Addresses.class).base();
    }

    HttpResponse<String> get(String path, String username) {
        return send(request(path).header("Cookie", "DemoLmsPerson=" + username).GET());
    }

    HttpResponse<String> post(String path, String username, Map<String, String> form) {
        return send(form(request(path), form).header("Cookie", "DemoLmsPerson=" + username));
    }

    HttpResponse<String> postWithoutCookie(String path, Map<String, String> form) {
        return send(form(request(path), form));
    }

    /** A request to a path of the LMS or to a whole address. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address() + path));
    }

    static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
