package app.vigil.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser at its barest: keeps the tool's cookies and the token of its last page, follows nothing by itself. */
final class BareBrowser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf-(header|token)\" content=\"([^\"]+)\"");

    private final String tool;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Map<String, String> csrf = new ConcurrentHashMap<>();

    BareBrowser(String tool) {
        this.tool = tool;
    }

    HttpResponse<String> get(String path) {
        HttpResponse<String> page = send(
                request(path).header("Accept", "text/html, application/json").GET());
        for (Matcher meta = CSRF.matcher(page.body()); meta.find(); ) {
            csrf.put(meta.group(1), meta.group(2));
        }
        return page;
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(request(path)
                .header("Accept", "text/html")
                .header("Sec-Fetch-Dest", "document")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    /** A call of the page's script. */
    HttpResponse<String> call(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Accept", "application/json")
                .header(csrf.getOrDefault("header", "X-None"), csrf.getOrDefault("token", ""))
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** A real browser goes on in the session of this one. */
    void continueIn(BrowserContext context) {
        context.addCookies(cookies.entrySet().stream()
                .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue())
                        .setDomain(address().getHost())
                        .setPath("/")
                        .setSecure(true)
                        .setHttpOnly(true))
                .toList());
    }

    /** The header that every changing call carries, as the last page named it. */
    Map<String, String> csrf() {
        return Map.of(csrf.getOrDefault("header", "X-None"), csrf.getOrDefault("token", ""));
    }

    URI address() {
        return URI.create(tool);
    }

    /** Cookies and the token of the last page as header lines, for connections of another kind. */
    String credentials() {
        return "Cookie: " + cookieHeader() + "\r\n" + csrf.getOrDefault("header", "X-None") + ": "
                + csrf.getOrDefault("token", "") + "\r\n";
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(tool + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }
}
