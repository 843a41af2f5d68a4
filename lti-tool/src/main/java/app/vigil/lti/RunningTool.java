package app.vigil.lti;

import app.vigil.shared.Foundation;
import app.vigil.shared.MasterKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The tool that runs already, asked from the command line to do something and to tell line by line how it went. The
 * request is signed with the master key; it opens neither the database nor a port.
 */
final class RunningTool {

    /** Last line of an answer in which nothing is bad. */
    static final String WELL = "ok";

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private RunningTool() {}

    /** Exit status 0 when all is well, 1 when something is not, 2 when nobody answered. */
    static int ask(String[] arguments, Errand errand, PrintStream out, PrintStream errors) {
        SpringApplicationBuilder foundation = new SpringApplicationBuilder(Foundation.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
        try (ConfigurableApplicationContext context = foundation.run(arguments)) {
            String token = OperatorTokens.issue(
                    errand.purpose(), TOKEN_LIFETIME, context.getBean(MasterKey.class), context.getBean(Clock.class));
            return send(address(context.getEnvironment(), errand.path()), token, errand.platform(), out, errors);
        }
    }

    /** The tool itself, past every proxy. */
    private static URI address(Environment environment, String path) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + environment.getProperty("server.port", "8080") + path);
    }

    private static int send(URI tool, String token, String platform, PrintStream out, PrintStream errors) {
        String form = "token=" + token + "&platform=" + URLEncoder.encode(platform, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(tool)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", Locale.getDefault().toLanguageTag())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                errors.println(
                        tool + " answered " + response.statusCode()
                                + ": is that this tool, and does it use the same master key (--vigil.data, --vigil.master-key)?");
                return 2;
            }
            return print(response.body(), out);
        } catch (IOException e) {
            errors.println("Nobody answers at " + tool + ": start the tool first, or name its --server.port.");
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 2;
        }
    }

    private static int print(InputStream report, PrintStream out) throws IOException {
        String last = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(report, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
                last = line;
            }
        }
        return last.equals(WELL) ? 0 : 1;
    }

    /**
     * What is asked for.
     *
     * @param purpose of the signed token
     * @param platform name, id or issuer; blank for all
     */
    record Errand(String purpose, String path, String platform) {}
}
