package app.vigil.shared;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets for the whole installation.
 *
 * @param publicUrl address people and platforms reach the tool at; no trailing slash
 * @param data the one folder everything is written to
 * @param masterKey base64 of 32 bytes; when missing, one is made in {@code <data>/master.key}
 * @param demo allows loopback platforms and plain http; refuses to start off loopback
 */
@ConfigurationProperties("vigil")
public record VigilSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("data") Path data,
        @Nullable String masterKey,
        @DefaultValue("false") boolean demo) {

    /** Reached by TLS and by nothing else. */
    public boolean secure() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** An absolute address of this tool. */
    public URI address(String path) {
        return URI.create(publicUrl + path);
    }
}
