package app.vigil.demo.season;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody's browser at its barest: keeps cookies, follows redirects and fills in the forms of the pages it is shown. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 10;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String language;
    /** By host: cookies know no ports. */
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();

    private Document page = Document.createShell("about:blank");

    Visitor(String language) {
        this.language = language;
    }

    /** Goes to an address, absolute or of the page shown now. */
    Visitor open(String address) {
        return show(send(request(at(address)).GET()));
    }

    /** What is shown now. */
    Document page() {
        return page;
    }

    URI address() {
        return URI.create(page.location());
    }

    /** Sends the first form that fits, with these values in place of what its fields say. */
    Visitor submit(String form, Map<String, String> typed) {
        Element found = page.selectFirst(form);
        if (!(found instanceof FormElement sent)) {
            throw new IllegalStateException("no form " + form + " at " + page.location() + ": " + page.text());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        sent.formData().forEach(field -> fields.putIfAbsent(field.key(), field.value()));
        fields.putAll(typed);
        return post(sent.absUrl("action"), fields);
    }

    Visitor post(String address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return show(send(request(at(address)).header("Content-Type", FORM).POST(BodyPublishers.ofString(body))));
    }

    /** Passes through pages that post themselves on, as launches do. */
    Visitor passOn() {
        while (page.selectFirst("form#autopost, form[data-submit-at-once]") != null) {
            submit("form#autopost, form[data-submit-at-once]", Map.of());
        }
        return this;
    }

    /** A call of the shown page's script; returns the answer's text. */
    String call(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(at(path)).method(method, BodyPublishers.ofByteArray(body));
        Element header = page.selectFirst("meta[name=csrf-header]");
        Element token = page.selectFirst("meta[name=csrf-token]");
        if (header != null && token != null) {
            request.header(header.attr("content"), token.attr("content"));
        }
        headers.forEach(request::header);
        return send(request).body();
    }

    String json(String method, String path, String body) {
        return call(method, path, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"));
    }

    String read(String path) {
        return send(request(at(path)).GET()).body();
    }

    private URI at(String address) {
        return page.location().startsWith("about:")
                ? URI.create(address)
                : address().resolve(address);
    }

    private HttpRequest.Builder request(URI address) {
        // Without a destination the tool takes a launch for one in a frame that keeps no cookie.
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "text/html, application/json")
                .header("Accept-Language", language)
                .header("Sec-Fetch-Dest", "document");
    }

    private Visitor show(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int hop = 0; last.statusCode() / 100 == 3; hop++) {
            if (hop == MOST_REDIRECTS) {
                throw new IllegalStateException("too many redirects at " + last.uri());
            }
            String next = last.headers().firstValue("Location").orElseThrow();
            last = send(request(last.uri().resolve(next)).GET());
        }
        page = Jsoup.parse(last.body(), last.uri().toString());
        return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        String host = request.build().uri().getHost();
        Map<String, String> kept = cookies.computeIfAbsent(host, key -> new ConcurrentHashMap<>());
        if (!kept.isEmpty()) {
            request.header(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            keep(kept, answer.headers().allValues("Set-Cookie"));
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(answer.request().method() + " " + answer.uri() + " answered "
                        + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.build().uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(Map<String, String> kept, List<String> set) {
        for (String line : set) {
            String pair = line.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (line.contains("Max-Age=0")) {
                kept.remove(name);
            } else {
                kept.put(name, pair.substring(name.length() + 1));
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
